using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Người nộp hồ sơ: how the office writes down a person's name and numbers. Each question answers with what is wrong, in Vietnamese, or null.</summary>
public static partial class Applicant
{
    public const int LongestName = 300;

    public const int LongestAddress = 500;

    public const int LongestEmail = 254;

    /// <summary>Nobody at the counter was born before.</summary>
    public const int EarliestBirthYear = 1900;

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

    /// <summary>A number that text messages reach: fixed lines begin with 02.</summary>
    public static string? WrongMobile(string? phone) =>
        phone is null ? "Nhập số di động để nhắn tin, hoặc bỏ chọn nhắn tin."
        : phone.StartsWith("02", StringComparison.Ordinal) ? "Số máy bàn không nhận được tin nhắn. Ghi số di động, hoặc bỏ chọn nhắn tin."
        : null;

    public static string? WrongEmail(string? email) =>
        email is null || (email.Length <= LongestEmail && Email().IsMatch(email)) ? null : "Địa chỉ thư điện tử cần có dạng ten@noi.vn.";

    public static string? WrongAddress(string? address) =>
        address is null || address.Length <= LongestAddress ? null : $"Địa chỉ dài quá {LongestAddress} ký tự.";

    /// <summary>A day of birth as a clerk types it: `15/03/1990`, `5/3/1990`, `5-3-1990`, `15031990`.</summary>
    /// <param name="text">What was typed.</param>
    /// <param name="today">A birth after it cannot be.</param>
    /// <param name="birth">The day; null where nothing was typed or it cannot be read.</param>
    /// <param name="wrong">What is wrong and what to do, in Vietnamese.</param>
    public static bool TryReadBirth(string? text, LocalDate today, out LocalDate? birth, out string? wrong)
    {
        (birth, wrong) = (null, null);
        if (VietnameseText.Clean(text) is not { } typed) return true;
        var match = DayMonthYear().Match(typed);
        if (!match.Success)
        {
            wrong = YearOnly().IsMatch(typed) ? "Ghi cả ngày, tháng và năm sinh. Nếu giấy tờ chỉ có năm sinh thì để trống ô này."
                : ShortYear().IsMatch(typed) ? "Ghi năm sinh đủ 4 chữ số, ví dụ 15/03/1990."
                : "Ngày sinh có dạng ngày/tháng/năm, ví dụ 15/03/1990 hoặc 15031990.";
            return false;
        }
        var (day, month, year) = (Number(match.Groups["day"]), Number(match.Groups["month"]), Number(match.Groups["year"]));
        wrong = month is < 1 or > 12 || day < 1 || year < 1 || day > CalendarSystem.Iso.GetDaysInMonth(year, month) ? $"Không có ngày {day:00}/{month:00}/{year:0000}. Xem lại ngày sinh trên giấy tờ."
            : year < EarliestBirthYear ? $"Năm sinh {year} trước năm {EarliestBirthYear}. Xem lại ngày sinh trên giấy tờ."
            : new LocalDate(year, month, day) > today ? $"Ngày sinh {new LocalDate(year, month, day).Text()} sau ngày hôm nay. Xem lại ngày sinh trên giấy tờ."
            : null;
        if (wrong is null) birth = new LocalDate(year, month, day);
        return wrong is null;
    }

    /// <summary>
    /// What makes a citizen's number doubtful beside the day of birth, in Vietnamese; null where they agree or one is missing. In the 12 digits
    /// the fourth gives century and sex (0, 1: born 1900–1999; 2, 3: 2000–2099), the fifth and sixth the year of birth (TT 59/2021/TT-BCA Đ4,
    /// NĐ 137/2015 Đ13). A doubt is a slip of the finger far more often than a wrong card, but the card may say so: the clerk decides.
    /// </summary>
    public static string? DoubtfulNumber(string? number, LocalDate? birth, LocalDate today)
    {
        if (number is null || !CitizenNumber().IsMatch(number)) return null;
        var year = 1900 + (number[3] - '0') / 2 * 100 + int.Parse(number.AsSpan(4, 2), NumberStyles.None, CultureInfo.InvariantCulture);
        return birth is { } day && day.Year != year ? $"Theo chữ số thứ 4 đến 6 ({number[3..6]}), số căn cước này là của người sinh năm {year}, không phải {day.Year}."
            : year > today.Year ? $"Theo chữ số thứ 4 đến 6 ({number[3..6]}), số căn cước này là của người sinh năm {year}."
            : null;
    }

    /// <summary>A number as it is stored: `0905 123 456`, `+84 905.123.456` → `0905123456`. Null where nothing was written.</summary>
    public static string? Digits(string? text)
    {
        if (VietnameseText.Clean(text) is not { } clean) return null;
        var digits = Separators().Replace(clean, "");
        return digits.StartsWith("+84", StringComparison.Ordinal) ? "0" + digits[3..] : digits;
    }

    static int Number(Group digits) => int.Parse(digits.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?:(?<day>[0-9]{1,2}) ?[/.\- ] ?(?<month>[0-9]{1,2}) ?[/.\- ] ?(?<year>[0-9]{4})|(?<day>[0-9]{2})(?<month>[0-9]{2})(?<year>[0-9]{4}))\z")]
    private static partial Regex DayMonthYear();

    [GeneratedRegex(@"^[0-9]{4}\z")]
    private static partial Regex YearOnly();

    [GeneratedRegex(@"^([0-9]{1,2}[/.\- ][0-9]{1,2}[/.\- ][0-9]{2}|[0-9]{6})\z")]
    private static partial Regex ShortYear();

    [GeneratedRegex(@"^[0-9]{12}\z")]
    private static partial Regex CitizenNumber();

    [GeneratedRegex(@"^([0-9]{9}|[0-9]{12})$")]
    private static partial Regex IdentityNumber();

    [GeneratedRegex(@"^0[0-9]{9,10}$")]
    private static partial Regex Phone();

    [GeneratedRegex(@"^[^\s@,;<>""]+@[^\s@,;<>""]+\.[^\s@.,;<>""]+$")]
    private static partial Regex Email();

    [GeneratedRegex(@"[\s.\-()]")]
    private static partial Regex Separators();
}
