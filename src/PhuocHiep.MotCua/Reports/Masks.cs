using System.Text.RegularExpressions;

namespace PhuocHiep.MotCua.Reports;

/// <summary>Addresses and telephones in a text that is handed on: enough stays to recognize one's own, not enough to write to.</summary>
static partial class Masks
{
    /// <summary>`h…@example.vn`; a telephone or an identity number keeps its last two digits.</summary>
    public static string? Of(string? text) => text is null ? null : Number().Replace(Mail().Replace(text, m => $"{m.Groups[1].Value}…@{m.Groups[2].Value}"), m => $"…{m.Value[^2..]}");

    [GeneratedRegex(@"([^\s<>@,;:""'])[^\s<>@,;:""']*@([^\s<>@,;:""']+)")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?<![\w.])\+?(?:84|0)\d{8,11}(?!\w)")]
    private static partial Regex Number();
}
