using System.Globalization;
using System.Text;

namespace PhuocHiep.MotCua.Documents;

public static class FileNames
{
    const int Longest = 120;

    /// <summary>`C:\quét\Tờ khai.PDF.exe` with the content of a JPEG → `Tờ khai.PDF.jpg`: the last part of a path, letters that any disk takes, and the ending of its content.</summary>
    public static string Clean(string? name, MediaType type)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var kept = new StringBuilder();
        // Neither what is reserved, nor what turns the direction of reading: `exe.fdp` must not read as `pdf.exe`.
        foreach (var c in VietnameseText.Clean(last) ?? "")
            if (!"<>:\"|?*;%".Contains(c, StringComparison.Ordinal) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.Format) kept.Append(c);
        var stem = Path.GetFileNameWithoutExtension(kept.ToString()).Trim(' ', '.');
        if (stem.Length > Longest) stem = stem[..(char.IsHighSurrogate(stem[Longest - 1]) ? Longest - 1 : Longest)].TrimEnd(' ', '.');
        return (stem.Length == 0 ? "tep" : stem) + type.Ending();
    }
}
