using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>What is left of a promise, in a word, a shape and a colour; the only thing on a page that is red, amber or green.</summary>
/// <param name="Tone">Ends the class name `tag-…`.</param>
/// <param name="Detail">How much time, where that adds to the word.</param>
public sealed record TimeTag(string Tone, string Word, string? Detail = null)
{
    public static TimeTag Of(Promised promise, Instant now, WorkCalendar calendar)
    {
        if (promise.DroppedAt is not null) return new("plain", "Kết thúc");
        if (promise.CompletedAt is { } completed)
            return completed > promise.OnTimeUntil ? new("overdue", $"Trễ hạn{Span(promise.DueAt, completed, calendar)}") : new("on-time", "Đúng hạn");
        if (promise.ClockStoppedAt is { } stopped) return new("plain", "Đang dừng tính", $"từ {stopped.VietnamDay().Text()}");
        if (now > promise.OnTimeUntil) return new("overdue", $"Quá hạn{Span(promise.DueAt, now, calendar)}");
        if (promise.DueAt.VietnamDay() == now.VietnamDay()) return new("soon", "Hôm nay", $"trước {promise.DueAt.InVietnam().TimeOfDay.Text()}");
        return now >= promise.DueSoonFrom
            ? new("soon", "Sắp đến hạn", $"còn{Span(now, promise.DueAt, calendar)}")
            : new("on-time", "Đúng hạn", $"còn{Span(now, promise.DueAt, calendar)}");
    }

    /// <summary>` 2 ngày làm việc`; days by the calendar where the holidays of a year are not loaded; hours within one day; nothing where no working day lies between.</summary>
    internal static string Span(Instant from, Instant to, WorkCalendar calendar)
    {
        var (first, last) = (from.VietnamDay(), to.VietnamDay());
        if (first == last) return $" {Math.Max(1, (int)(to - from).TotalHours)} giờ";
        if (!calendar.Covers(first) || !calendar.Covers(last)) return $" {Number(Period.DaysBetween(first, last))} ngày";
        var days = 0;
        for (var day = first.PlusDays(1); day <= last; day = day.PlusDays(1)) days += calendar.IsWorking(day) ? 1 : 0;
        return days == 0 ? "" : $" {Number(days)} ngày làm việc";
    }

    static string Number(int days) => days.ToString("N0", VietnamTime.Culture);
}

/// <summary>The dates by which a dossier is judged.</summary>
public sealed record Promised(Instant DueAt, Instant OnTimeUntil, Instant DueSoonFrom, Instant? CompletedAt, Instant? DroppedAt, Instant? ClockStoppedAt);
