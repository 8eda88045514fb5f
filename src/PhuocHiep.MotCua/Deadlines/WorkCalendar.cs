using System.Collections.Frozen;
using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>
/// Lịch làm việc of one agency: which days are worked and in which hours. Immutable; passed in, never looked up.
/// A day is worked if it is a swapped Saturday, or Monday to Friday and neither a holiday nor a day off in lieu.
/// </summary>
public sealed class WorkCalendar
{
    readonly FrozenDictionary<LocalDate, Holiday> special;
    readonly FrozenSet<int> years;

    /// <param name="holidays">National and the agency's own; where both name a day, the agency's own counts.</param>
    /// <remarks>A year is covered when its 1 January is listed, which is a holiday in every year (BLLĐ Đ112 k1): a year whose notice was not loaded is not covered.</remarks>
    public WorkCalendar(IEnumerable<Holiday> holidays, OfficeHours hours)
    {
        Hours = hours;
        special = holidays.GroupBy(h => h.Date).ToFrozenDictionary(day => day.Key, day => day.OrderBy(h => h.AgencyId is null).First());
        years = special.Keys.Where(day => day is { Month: 1, Day: 1 }).Select(day => day.Year).ToFrozenSet();
    }

    public OfficeHours Hours { get; }

    /// <summary>The last day of the last covered year; null where no year is covered.</summary>
    public LocalDate? LastDay => years.Count == 0 ? null : new LocalDate(years.Max(), 12, 31);

    /// <summary>The last day up to which every day from this one on is covered; null where the day itself is not.</summary>
    public LocalDate? CoveredUntil(LocalDate from)
    {
        var year = from.Year;
        while (years.Contains(year)) year++;
        return year == from.Year ? null : new LocalDate(year - 1, 12, 31);
    }

    public bool Covers(LocalDate day) => years.Contains(day.Year);

    /// <exception cref="CalendarEnded">The calendar does not cover the day.</exception>
    public bool IsWorking(LocalDate day)
    {
        Require(day);
        return special.TryGetValue(day, out var h) ? h.Kind == HolidayKind.WorkingSwap : !IsWeekend(day);
    }

    /// <summary>Why the office rests or, on a swapped Saturday, works that day; null on a plain weekday.</summary>
    /// <exception cref="CalendarEnded">The calendar does not cover the day.</exception>
    public string? Reason(LocalDate day)
    {
        Require(day);
        if (!special.TryGetValue(day, out var h))
            return IsWeekend(day) ? day.DayOfWeek.ShortName() : null;
        return h.Kind switch
        {
            HolidayKind.WorkingSwap => $"làm bù: {h.Name}",
            HolidayKind.CompensatoryOff when !h.Name.StartsWith("Hoán đổi", StringComparison.Ordinal) && !h.Name.StartsWith("Nghỉ", StringComparison.Ordinal) => $"nghỉ bù: {h.Name}",
            _ => h.Name,
        };
    }

    /// <summary>The first working day on or after the day.</summary>
    /// <exception cref="CalendarEnded">The calendar does not reach it.</exception>
    public LocalDate OnOrAfter(LocalDate day)
    {
        while (!IsWorking(day)) day = day.PlusDays(1);
        return day;
    }

    /// <summary>The first working day after the day.</summary>
    /// <exception cref="CalendarEnded">The calendar does not reach it.</exception>
    public LocalDate After(LocalDate day) => OnOrAfter(day.PlusDays(1));

    /// <summary>The last working day on or before the day.</summary>
    /// <exception cref="CalendarEnded">The calendar does not reach it.</exception>
    public LocalDate OnOrBefore(LocalDate day)
    {
        while (!IsWorking(day)) day = day.PlusDays(-1);
        return day;
    }

    /// <summary>The day that is `count` working days after the day.</summary>
    /// <exception cref="CalendarEnded">The calendar does not reach it.</exception>
    public LocalDate Plus(LocalDate day, int count)
    {
        for (; count > 0; count--) day = After(day);
        return day;
    }

    /// <summary>
    /// When a paper that comes in at this instant counts as received: at once in office hours and in the midday rest; before opening, at
    /// opening; after closing or on a day off, at the opening of the next working day. No text was found that says so: common practice (C3).
    /// </summary>
    /// <exception cref="CalendarEnded">The calendar does not reach it.</exception>
    public Instant ReceiptCounted(Instant at)
    {
        var local = at.InVietnam();
        if (!IsWorking(local.Date) || local.TimeOfDay > Hours.Closing) return After(local.Date).InstantAt(Hours.Opening);
        return local.TimeOfDay < Hours.Opening ? local.Date.InstantAt(Hours.Opening) : at;
    }

    /// <summary>
    /// Opening of the last working day before the due day: from then on an open dossier is due soon. In years that the calendar does not
    /// cover (dates promised by an earlier register) Monday to Friday stand in: this warns, it promises nothing.
    /// </summary>
    public Instant DueSoonFrom(Instant dueAt)
    {
        var day = dueAt.VietnamDay().PlusDays(-1);
        while (Covers(day) ? !IsWorking(day) : IsWeekend(day)) day = day.PlusDays(-1);
        return day.InstantAt(Hours.Opening);
    }

    void Require(LocalDate day)
    {
        if (!Covers(day))
            throw new CalendarEnded(day, years.Count == 0 ? "chưa nạp lịch năm nào" : $"đã nạp các năm {years.Min()}–{years.Max()}");
    }

    static bool IsWeekend(LocalDate day) => day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday;
}
