using System.Globalization;
using System.Text;

namespace PhuocHiep.MotCua;

/// <summary>Vietnamese as it is stored, and as it is searched: without marks or case.</summary>
public static class VietnameseText
{
    /// <summary>Trimmed, one space between words, composed letters (NFC): "ế" typed in two ways is one letter. Null where nothing is left.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var clean = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormC))
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) clean.Append(c);
            else if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>What was written one thing a line: each line cleaned, the empty ones left out. Empty where nothing was written.</summary>
    public static string CleanLines(string? text) => string.Join('\n', (text ?? "").Split('\n').Select(Clean).OfType<string>());

    /// <summary>Without halves of letters and code points that are no letters, on which Normalize throws: a broken scanner may send them.</summary>
    static string WellFormed(string text) => string.Concat(text.EnumerateRunes().Where(rune => (rune.Value & 0xFFFE) != 0xFFFE));

    /// <summary>`Nguyễn Văn Đạt` → `nguyen van dat`: marks dropped, đ → d, lower case.</summary>
    public static string Fold(string? text)
    {
        var folded = new StringBuilder();
        foreach (var c in (Clean(text) ?? "").Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    /// <summary>A folded text made safe for LIKE.</summary>
    public static string LikePattern(string? text) =>
        "%" + Fold(text).Replace(@"\", @"\\", StringComparison.Ordinal).Replace("%", @"\%", StringComparison.Ordinal).Replace("_", @"\_", StringComparison.Ordinal) + "%";

    /// <summary>`Nguyễn Văn An` → `N. V. A.`: what a public page may show of a name.</summary>
    public static string Initials(string name) =>
        string.Join(' ', (Clean(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(word => char.IsLetter(word[0]))
            .Select(word => StringInfo.GetNextTextElement(word).ToUpper(VietnamTime.Culture) + "."));
}
