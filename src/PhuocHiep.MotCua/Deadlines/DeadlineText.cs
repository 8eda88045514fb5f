using System.Globalization;
using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>"Vì sao hẹn ngày này?" in one line: `Tính 3 ngày: T4 07/8, T5 08/8, T6 09/8; không tính ngày đầu (06/8).`</summary>
public static class DeadlineText
{
    /// <summary>A longer limit is told by its first and last day.</summary>
    const int MostDaysNamed = 7;

    public static string Summary(Deadline deadline)
    {
        var days = deadline.Days;
        var counted = days.Where(d => d.Number is not null).ToList();
        var remarks = days.Where(IsRemark).Select(d => d.Why);
        if (counted.Count == 0) return Sentence(days.Select(d => d.Why));
        var skipped = days.Where(d => d.Number is null && d.Day < counted[^1].Day && !IsRemark(d));
        return Sentence([.. remarks, Counted(counted), Skipped(skipped), Moved(days[^1])]);
    }

    /// <summary>`T4 07/8`.</summary>
    public static string Short(LocalDate day) => $"{day.DayOfWeek.ShortName()} {Number(day)}";

    /// <summary>Not a day that is passed over, but where the counting starts.</summary>
    static bool IsRemark(DayCounted day) => day is { Number: null, Why: { } why }
        && (why.StartsWith("nhận ", StringComparison.Ordinal) || why.StartsWith("tiếp nhận", StringComparison.Ordinal));

    static string Counted(List<DayCounted> days) =>
        days is [{ Why: "trả trong ngày" } only] ? $"trả trong ngày {Short(only.Day)}"
        : days.Count <= MostDaysNamed ? $"tính {days.Count} ngày: {string.Join(", ", days.Select(Named))}"
        : $"tính {days.Count} ngày, từ {Named(days[0])} đến {Named(days[^1])}";

    static string? Skipped(IEnumerable<DayCounted> days)
    {
        var reasons = days.GroupBy(Reason)
            .Select(group => group.Key is "T7" or "CN" ? group.Key : $"{group.Key} ({Span([.. group.Select(d => d.Day)])})")
            .ToList();
        return reasons.Count == 0 ? null : $"không tính {string.Join(", ", reasons)}";
    }

    /// <summary>The last day was no working day (BLDS Đ148 k5).</summary>
    static string? Moved(DayCounted last) => last.Number is null ? $"trả vào {last.Why}, {Short(last.Day)}" : null;

    static string Named(DayCounted day) => day.Why switch
    {
        null => Short(day.Day),
        { } why when why.StartsWith("làm bù", StringComparison.Ordinal) => $"{Short(day.Day)} (làm bù)",
        { } why when why.StartsWith("ngày cuối", StringComparison.Ordinal) => $"{Short(day.Day)} (ngày nghỉ)",
        { } why => $"{Short(day.Day)} ({why})",
    };

    static string Reason(DayCounted day) => day.Why switch
    {
        "ngày đầu không tính" => "ngày đầu",
        "tạm dừng" => "thời gian tạm dừng",
        // `Tết Âm lịch - mùng 1 (thứ Bảy)`: the feast, not each of its days.
        { } why => why.Split(" - ")[0].Split(" (")[0],
        null => "ngày nghỉ",
    };

    static string Span(List<LocalDate> days) => days.Count == 1 ? Number(days[0]) : $"{Number(days[0])} đến {Number(days[^1])}";

    static string Number(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Day:00}/{(day.Month < 3 ? "0" : "")}{day.Month}");

    static string Sentence(IEnumerable<string?> parts)
    {
        var text = string.Join("; ", parts.Where(part => part is not null));
        return text.Length == 0 ? "" : $"{char.ToUpper(text[0], VietnamTime.Culture)}{text[1..]}.";
    }
}
