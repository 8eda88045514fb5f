using System.Text.RegularExpressions;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Người nộp hồ sơ: how the office writes down a person's name and numbers. Each question answers with what is wrong, in Vietnamese, or null.</summary>
public static partial class Applicant
{
    public const int LongestName = 300;

    public const int LongestAddress = 500;

    public const int LongestEmail = 254;

    public static string? WrongName(string? name) =>
        name is null ? "Nhập họ và tên người nộp hồ sơ."
        : name.Length > LongestName ? $"Họ và tên dài quá {LongestName} ký tự."
        : null;

    /// <summary>Căn cước (12 digits), or the older chứng minh nhân dân (9).</summary>
    public static string? WrongIdentityNumber(string? number) =>
        number is null || IdentityNumber().IsMatch(number) ? null : "Số căn cước gồm 12 chữ số; số chứng minh nhân dân gồm 9 chữ số.";

    /// <summary>Ten digits, eleven for a fixed line.</summary>
    public static string? WrongPhone(string? phone) =>
        phone is null || Phone().IsMatch(phone) ? null : "Số điện thoại gồm 10 hoặc 11 chữ số, bắt đầu bằng số 0.";

    public static string? WrongEmail(string? email) =>
        email is null || (email.Length <= LongestEmail && Email().IsMatch(email)) ? null : "Địa chỉ thư điện tử cần có dạng ten@noi.vn.";

    public static string? WrongAddress(string? address) =>
        address is null || address.Length <= LongestAddress ? null : $"Địa chỉ dài quá {LongestAddress} ký tự.";

    /// <summary>A number as it is stored: `0905 123 456`, `+84 905.123.456` → `0905123456`. Null where nothing was written.</summary>
    public static string? Digits(string? text)
    {
        if (VietnameseText.Clean(text) is not { } clean) return null;
        var digits = Separators().Replace(clean, "");
        return digits.StartsWith("+84", StringComparison.Ordinal) ? "0" + digits[3..] : digits;
    }

    [GeneratedRegex(@"^([0-9]{9}|[0-9]{12})$")]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"^0[0-9]{9,10}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^\s@,;<>""]+@[^\s@,;<>""]+\.[^\s@.,;<>""]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"[\s.\-()]")]
    private static partial Regex Separators();
}
