using System.Globalization;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>The unit of a limit. `ngày` without `làm việc` is a calendar day; the two are stored apart and never converted.</summary>
public enum LimitUnit
{
    /// <summary>Trong ngày (Luật Hộ tịch Đ5 k3; NĐ 23/2015 Đ7).</summary>
    SameDay,
    WorkingDays,
    CalendarDays,
    Weeks,
    Months,
    WorkingHours,

    /// <summary>Hours by the clock, day and night (Bộ luật Dân sự Đ147 k1).</summary>
    Hours,
}

/// <summary>Thời hạn giải quyết: how long the office may take, as the procedure states it: `5 working-days`, `same-day`.</summary>
/// <param name="Amount">How many units; 0 for <see cref="LimitUnit.SameDay"/>.</param>
public sealed record TimeLimit(int Amount, LimitUnit Unit)
{
    public static readonly TimeLimit SameDay = new(0, LimitUnit.SameDay);

    /// <summary>No limit of a commune's procedure comes near; a larger number is a slip of the hand.</summary>
    public const int MostUnits = 3000;

    static readonly (LimitUnit Unit, string Code, string Text)[] Units =
    [
        (LimitUnit.WorkingDays, "working-days", "ngày làm việc"),
        (LimitUnit.CalendarDays, "calendar-days", "ngày"),
        (LimitUnit.Weeks, "weeks", "tuần"),
        (LimitUnit.Months, "months", "tháng"),
        (LimitUnit.WorkingHours, "working-hours", "giờ làm việc"),
        (LimitUnit.Hours, "hours", "giờ"),
    ];

    /// <summary>Hours are kept to the instant; all other limits end with their last day.</summary>
    public bool IsInHours => Unit is LimitUnit.WorkingHours or LimitUnit.Hours;

    /// <summary>`5 working-days`; what <see cref="TryParse"/> reads.</summary>
    public override string ToString() =>
        Unit == LimitUnit.SameDay ? "same-day" : string.Create(CultureInfo.InvariantCulture, $"{Amount} {Units.First(u => u.Unit == Unit).Code}");

    /// <summary>`05 ngày làm việc`, `trong ngày`: as the receipt says it.</summary>
    public string InWords() =>
        Unit == LimitUnit.SameDay ? "trong ngày làm việc" : string.Create(CultureInfo.InvariantCulture, $"{Amount:00} {Units.First(u => u.Unit == Unit).Text}");

    /// <summary>Reads `5 working-days`, `1 working-day`, `same-day`.</summary>
    public static bool TryParse(string? text, out TimeLimit limit)
    {
        limit = SameDay;
        var words = (text ?? "").Trim().ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is ["same-day"]) return true;
        if (words.Length != 2 || !int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out var amount) || amount is < 1 or > MostUnits)
            return false;
        foreach (var (unit, code, _) in Units)
        {
            if (words[1] != code && words[1] + "s" != code) continue;
            limit = new TimeLimit(amount, unit);
            return true;
        }
        return false;
    }

    /// <exception cref="RuleViolation">The text is not a limit.</exception>
    public static TimeLimit Parse(string? text) =>
        TryParse(text, out var limit)
            ? limit
            : throw new RuleViolation($"Không đọc được thời hạn “{text}”. Cần viết: same-day, 5 working-days, 10 calendar-days, 2 weeks, 1 months, 4 working-hours hoặc 12 hours.");
}
