using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Thẻ căn cước, as its QR code says it and a scanner types it: `number|old number|full name|ddMMyyyy|sex|address|ddMMyyyy of issue`.</summary>
public sealed partial record CitizenCard
{
    const char Separator = '|';

    /// <summary>Up to the address; some cards do not say when they were issued, newer ones say more after it.</summary>
    const int FewestFields = 6;

    static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("ddMMuuuu");

    /// <summary>12 digits.</summary>
    public required string Number { get; init; }

    /// <summary>Số chứng minh nhân dân cũ: 9 digits; null for who never had one.</summary>
    public string? OldNumber { get; init; }

    public required string FullName { get; init; }

    public required LocalDate Birth { get; init; }

    public string? Sex { get; init; }

    public string? Address { get; init; }

    public LocalDate? IssuedOn { get; init; }

    /// <summary>A scan, right or wrong, and not a name or a number that somebody typed.</summary>
    public static bool IsScan(string? text) => text?.Contains(Separator, StringComparison.Ordinal) ?? false;

    /// <param name="scanned">What the scanner typed.</param>
    /// <param name="today">A birth or an issue after it is a reading error.</param>
    /// <param name="card">What the card says.</param>
    /// <param name="problem">What is wrong and what to do, in Vietnamese.</param>
    public static bool TryRead(string scanned, LocalDate today, [NotNullWhen(true)] out CitizenCard? card, [NotNullWhen(false)] out string? problem)
    {
        card = null;
        problem = scanned.EnumerateRunes().Any(IsGarbled) ? "Mã quét có ký tự không đọc được. Hãy quét lại, hoặc nhập tay các ô bên dưới." : null;
        if (problem is not null) return false;

        var fields = scanned.Split(Separator).Select(VietnameseText.Clean).ToList();
        problem = fields.Count < FewestFields ? $"Mã quét thiếu thông tin: chỉ có {fields.Count} trên {FewestFields} phần. Hãy quét lại mã QR trên thẻ căn cước." : null;
        if (problem is not null) return false;

        var (number, oldNumber, name, sex, address) = (fields[0], fields[1], fields[2], fields[4], fields[5]);
        var issue = fields.Count > FewestFields ? fields[FewestFields] : null;
        var birth = ReadDay(fields[3]);
        var issuedOn = ReadDay(issue);
        problem =
            !TwelveDigits().IsMatch(number ?? "") ? "Số căn cước trong mã quét không đủ 12 chữ số. Hãy quét lại, hoặc nhập tay theo thẻ."
            : name is null ? "Mã quét không có họ và tên. Hãy quét lại, hoặc nhập tay theo thẻ."
            : birth is null ? $"Ngày sinh trong mã quét không có thật{Quoted(fields[3])}. Hãy quét lại, hoặc nhập tay theo thẻ."
            : birth > today ? $"Ngày sinh trong mã quét là {birth.Value.Text()}, sau ngày hôm nay. Hãy quét lại, hoặc nhập tay theo thẻ."
            : issue is not null && issuedOn is null ? $"Ngày cấp trong mã quét không có thật{Quoted(issue)}. Hãy quét lại, hoặc nhập tay theo thẻ."
            : issuedOn < birth ? $"Ngày cấp trong mã quét ({issuedOn.Value.Text()}) trước ngày sinh ({birth.Value.Text()}). Hãy quét lại, hoặc nhập tay theo thẻ."
            : issuedOn > today ? $"Ngày cấp trong mã quét là {issuedOn.Value.Text()}, sau ngày hôm nay. Hãy quét lại, hoặc nhập tay theo thẻ."
            : null;
        if (problem is not null) return false;

        card = new()
        {
            Number = number!,
            OldNumber = NineDigits().IsMatch(oldNumber ?? "") ? oldNumber : null,
            FullName = TitleCase(name!),
            Birth = birth!.Value,
            Sex = sex,
            Address = address,
            IssuedOn = issuedOn,
        };
        return true;
    }

    /// <summary>Half a letter, or the mark that a wrong encoding leaves.</summary>
    static bool IsGarbled(Rune rune) => rune == Rune.ReplacementChar || rune.Value == 0xFFFE;

    static LocalDate? ReadDay(string? text) => Day.Parse(text ?? "").TryGetValue(default, out var day) && day.Year >= Applicant.EarliestBirthYear ? day : null;

    static string Quoted(string? text) => text is null || text.Length > 20 ? "" : $" (“{text}”)";

    /// <summary>`NGUYỄN VĂN AN` → `Nguyễn Văn An`; a name in both cases, `H'Hen Niê`, stays as it is written.</summary>
    static string TitleCase(string name) =>
        name.Any(char.IsLower) && name.Any(char.IsUpper) ? name : VietnamTime.Culture.TextInfo.ToTitleCase(name.ToLower(VietnamTime.Culture));

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex TwelveDigits();

    [GeneratedRegex(@"^[0-9]{9}\z")]
    private static partial Regex NineDigits();
}
