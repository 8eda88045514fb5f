using System.Globalization;
using System.Text.RegularExpressions;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Money as a clerk types it: `8000`, `8.000`, `8 000 đ`.</summary>
public static partial class TypedMoney
{
    const long Most = 1_000_000_000;

    /// <returns>False where it cannot be read; null in <paramref name="dong"/> where nothing was typed.</returns>
    public static bool TryRead(string? text, out long? dong)
    {
        dong = null;
        if (VietnameseText.Clean(text) is not { } clean) return true;
        var digits = Shape().Match(clean);
        if (!digits.Success || !long.TryParse(Groups().Replace(digits.Groups[1].Value, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var value) || value > Most)
            return false;
        dong = value;
        return true;
    }

    [GeneratedRegex(@"^([0-9]+|[0-9]{1,3}(?:[ .,][0-9]{3})+)\s*(?:đ|đồng|vnd|vnđ)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Shape();

    [GeneratedRegex("[ .,]")]
    private static partial Regex Groups();
}
