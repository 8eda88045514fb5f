using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>How much work lies between two points in time. In years that the calendar does not cover Monday to Friday stand in: this tells of what was, and promises nothing.</summary>
public static class WorkingTime
{
    public static bool Works(this WorkCalendar calendar, LocalDate day) =>
        calendar.Covers(day) ? calendar.IsWorking(day) : day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);

    /// <summary>The first working day on or after the day.</summary>
    public static LocalDate NextWorked(this WorkCalendar calendar, LocalDate day)
    {
        while (!calendar.Works(day)) day = day.PlusDays(1);
        return day;
    }

    /// <summary>How many working days come after the one and up to the other, which counts; none where it comes no later.</summary>
    public static int WorkingDays(this WorkCalendar calendar, LocalDate after, LocalDate to)
    {
        var days = 0;
        for (var day = after.PlusDays(1); day <= to; day = day.PlusDays(1)) if (calendar.Works(day)) days++;
        return days;
    }

    /// <summary>How many minutes of office hours lie between two instants; those of spans that follow each other add up, where each begins with a minute.</summary>
    public static long WorkingMinutes(this WorkCalendar calendar, Instant from, Instant to)
    {
        var minutes = 0L;
        for (var day = from.VietnamDay(); day <= to.VietnamDay(); day = day.PlusDays(1))
        {
            if (!calendar.Works(day)) continue;
            foreach (var (opens, closes) in calendar.Hours.Halves)
            {
                var (begin, end) = (Instant.Max(from, day.InstantAt(opens)), Instant.Min(to, day.InstantAt(closes)));
                if (end > begin) minutes += (long)(end - begin).TotalMinutes;
            }
        }
        return minutes;
    }
}
