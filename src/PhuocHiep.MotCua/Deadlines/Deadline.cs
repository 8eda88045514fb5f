using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>One line of the answer to "vì sao hẹn ngày này?".</summary>
/// <param name="Number">Which day of the limit it is; null where the day does not count.</param>
/// <param name="Why">Why it does not count, or what is special about it: `T7`, `Tết …`, `Hoán đổi …`, `tạm dừng`.</param>
public sealed record DayCounted(LocalDate Day, int? Number, string? Why);

/// <summary>
/// Ngày hẹn trả: when a result is promised, and every day that was counted and skipped on the way there. Pure: the calendar is passed
/// in, and a day that it does not cover is refused, never guessed.
/// </summary>
/// <param name="ReceivedAt">When the paper came in.</param>
/// <param name="CountedFrom">The receipt from which the limit runs: moved into office hours, or to the last restart.</param>
/// <param name="DueAt">The promise: close of office hours of the last day, or the instant itself for a limit in hours.</param>
/// <param name="OnTimeUntil">The last instant that is not late: 24:00 of the last day (BLDS Đ148 k6), or the instant itself for hours.</param>
/// <param name="Days">The days in order, from receipt to promise.</param>
public sealed record Deadline(Instant ReceivedAt, Instant CountedFrom, Instant DueAt, Instant OnTimeUntil, IReadOnlyList<DayCounted> Days)
{
    /// <summary>The promise for a paper received at this instant.</summary>
    /// <exception cref="CalendarEnded">A day is needed that the calendar does not cover.</exception>
    /// <exception cref="RuleViolation">The terms do not go together.</exception>
    public static Deadline Of(TimeLimit limit, Instant receivedAt, WorkCalendar calendar, DeadlineTerms? terms = null)
    {
        terms ??= DeadlineTerms.None;
        Require(terms, receivedAt);
        limit = terms.TotalCap ?? limit;

        var days = new List<DayCounted>();
        var counted = CountedFromOf(limit, terms.Restarts.Append(receivedAt).Max(), calendar, terms);
        if (counted.VietnamDay() != receivedAt.VietnamDay())
            days.Add(new(receivedAt.VietnamDay(), null, terms.Restarts.Count > 0 ? "tiếp nhận; thời hạn tính lại từ khi đủ hồ sơ" : "nhận ngoài giờ: tính từ ngày làm việc tiếp theo"));

        var due = Run(limit, counted, calendar, terms.Excluded, days);
        if (terms.Extension is { } extension) due = Run(extension, due, calendar, terms.Excluded, days);
        return new(receivedAt, counted, due, limit.IsInHours ? due : due.VietnamDay().End(), days);
    }

    /// <summary>
    /// A limit that runs from an event and not from a receipt, such as the 60 days after a birth (Luật Hộ tịch Đ15): the day of the
    /// event is not counted (BLDS Đ147 k3), and office hours play no part.
    /// </summary>
    /// <exception cref="CalendarEnded">A day is needed that the calendar does not cover.</exception>
    public static Deadline FromEvent(TimeLimit limit, LocalDate eventOn, WorkCalendar calendar)
    {
        if (limit.IsInHours) throw new RuleViolation("Thời hạn tính từ một sự kiện phải tính bằng ngày, tuần hoặc tháng.");
        var days = new List<DayCounted>();
        var from = eventOn.InstantAt(calendar.Hours.Opening);
        var due = Run(limit, from, calendar, [], days);
        return new(from, from, due, due.VietnamDay().End(), days);
    }

    /// <summary>"Chậm nhất N ngày trước …": the event minus N calendar days, moved back where the office rests (C10; NĐ 61/2018 Đ19 k9).</summary>
    /// <exception cref="CalendarEnded">A day is needed that the calendar does not cover.</exception>
    public static LocalDate NoLaterThanBefore(LocalDate eventOn, int days, WorkCalendar calendar) => calendar.OnOrBefore(eventOn.PlusDays(-days));

    static Instant CountedFromOf(TimeLimit limit, Instant at, WorkCalendar calendar, DeadlineTerms terms)
    {
        // Minutes and hours start at the stated moment (BLDS Đ147 k1), day and night.
        if (limit.Unit == LimitUnit.Hours) return at;
        var counted = calendar.ReceiptCounted(at);
        var local = counted.InVietnam();
        return terms.CountedFromNextDayAfter15 && local.TimeOfDay > calendar.Hours.SameDayUntil
            ? calendar.After(local.Date).InstantAt(calendar.Hours.Opening)
            : counted;
    }

    /// <summary>Runs one limit from a moment; adds its days to the explanation.</summary>
    static Instant Run(TimeLimit limit, Instant from, WorkCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded, List<DayCounted> days)
    {
        var first = from.VietnamDay();
        switch (limit.Unit)
        {
            case LimitUnit.SameDay:
                return SameDay(from, calendar, excluded, days).InstantAt(calendar.Hours.Closing);
            case LimitUnit.WorkingDays:
                return WorkingDays(limit.Amount, first, calendar, excluded, days).InstantAt(calendar.Hours.Closing);
            case LimitUnit.CalendarDays:
                return CalendarDays(limit.Amount, first, calendar, excluded, days).InstantAt(calendar.Hours.Closing);
            case LimitUnit.Weeks:
                // The same weekday (BLDS Đ148 k2).
                return CalendarDays(7 * limit.Amount, first, calendar, excluded, days).InstantAt(calendar.Hours.Closing);
            case LimitUnit.Months:
                // The same day number, or the last day of the month if there is none (BLDS Đ148 k3).
                return CalendarDays(Period.DaysBetween(first, first.PlusMonths(limit.Amount)), first, calendar, excluded, days).InstantAt(calendar.Hours.Closing);
            case LimitUnit.WorkingHours:
                return WorkingHours(limit.Amount, from, calendar, excluded, days);
            case LimitUnit.Hours:
                days.Add(new(first, null, $"{limit.Amount} giờ liên tục, tính từ lúc tiếp nhận"));
                return from + Duration.FromHours(limit.Amount);
            default:
                throw new InvalidOperationException($"No rule for the unit {limit.Unit}.");
        }
    }

    /// <summary>Luật Hộ tịch Đ5 k3, NĐ 23/2015 Đ7: the same day; received after 15:00, the next working day.</summary>
    static LocalDate SameDay(Instant from, WorkCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded, List<DayCounted> days)
    {
        var local = from.InVietnam();
        var day = local.Date;
        if (local.TimeOfDay > calendar.Hours.SameDayUntil)
        {
            days.Add(new(day, null, $"nhận sau {calendar.Hours.SameDayUntil.Text()}: trả trong ngày làm việc tiếp theo"));
            day = day.PlusDays(1);
        }
        day = NextOpen(day, calendar, excluded, days);
        days.Add(new(day, 1, "trả trong ngày"));
        return day;
    }

    static LocalDate WorkingDays(int amount, LocalDate first, WorkCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded, List<DayCounted> days)
    {
        AddFirstDay(first, days);
        var day = first;
        for (var number = 1; number <= amount; number++)
        {
            day = NextOpen(day.PlusDays(1), calendar, excluded, days);
            days.Add(new(day, number, calendar.Reason(day)));
        }
        return day;
    }

    static LocalDate CalendarDays(int amount, LocalDate first, WorkCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded, List<DayCounted> days)
    {
        AddFirstDay(first, days);
        var day = first;
        for (var number = 1; number <= amount; number++)
        {
            day = day.PlusDays(1);
            for (; Excluded(day, excluded); day = day.PlusDays(1)) days.Add(new(day, null, Suspended));
            days.Add(new(day, number, null));
        }
        // The last day on a weekend or a holiday: ends with the next working day (BLDS Đ148 k5).
        if (calendar.IsWorking(day)) return day;
        days[^1] = days[^1] with { Why = $"ngày cuối là ngày nghỉ ({calendar.Reason(day)})" };
        day = NextOpen(day.PlusDays(1), calendar, excluded, days);
        days.Add(new(day, null, "ngày làm việc tiếp theo"));
        return day;
    }

    static Instant WorkingHours(int amount, Instant from, WorkCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded, List<DayCounted> days)
    {
        var left = Duration.FromHours(amount);
        var day = from.VietnamDay();
        while (true)
        {
            day = NextOpen(day, calendar, excluded, days);
            var worked = Duration.Zero;
            foreach (var (start, end) in calendar.Hours.Halves.Select(half => (day.InstantAt(half.From), day.InstantAt(half.To))))
            {
                var begin = Instant.Max(start, from);
                if (begin >= end) continue;
                var take = Duration.Min(end - begin, left);
                worked += take;
                left -= take;
                if (left > Duration.Zero) continue;
                days.Add(new(day, days.Count(d => d.Number is not null) + 1, InHours(worked)));
                return begin + take;
            }
            if (worked > Duration.Zero) days.Add(new(day, days.Count(d => d.Number is not null) + 1, InHours(worked)));
            day = day.PlusDays(1);
        }
    }

    /// <summary>The first day on or after this one that is worked and not excluded; writes down what it passes.</summary>
    static LocalDate NextOpen(LocalDate day, WorkCalendar calendar, IReadOnlyList<ExcludedPeriod> excluded, List<DayCounted> days)
    {
        for (; ; day = day.PlusDays(1))
        {
            if (!calendar.IsWorking(day)) days.Add(new(day, null, calendar.Reason(day)));
            else if (Excluded(day, excluded)) days.Add(new(day, null, Suspended));
            else return day;
        }
    }

    /// <summary>The first day is not counted (BLDS Đ147 k2). An extension starts from a day that is listed already.</summary>
    static void AddFirstDay(LocalDate first, List<DayCounted> days)
    {
        if (days.Count == 0 || days[^1].Day < first) days.Add(new(first, null, "ngày đầu không tính"));
    }

    static bool Excluded(LocalDate day, IReadOnlyList<ExcludedPeriod> excluded) => excluded.Any(period => period.Excludes(day));

    static string InHours(Duration worked) =>
        worked.Minutes == 0 ? $"{(int)worked.TotalHours} giờ làm việc" : $"{(int)worked.TotalHours} giờ {worked.Minutes} phút làm việc";

    static void Require(DeadlineTerms terms, Instant receivedAt)
    {
        if (terms.Restarts.Any(at => at < receivedAt))
            throw new RuleViolation("Ngày đủ hồ sơ sau bổ sung không thể trước ngày tiếp nhận.", "NĐ 61/2018 Đ19 k4");
        if (terms.Excluded.Any(period => period.To < period.From))
            throw new RuleViolation("Khoảng thời gian tạm dừng có ngày cuối trước ngày đầu.");
    }

    const string Suspended = "tạm dừng";
}
