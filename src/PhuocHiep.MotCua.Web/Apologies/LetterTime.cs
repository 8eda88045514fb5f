using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>What is left until a letter has to be with the applicant, or how late it is.</summary>
public static class LetterTime
{
    /// <param name="issueBy">The letter's own limit, or that of the letter which it follows.</param>
    /// <returns>Null where there is no limit, or the letter is not called for any more.</returns>
    public static TimeTag? Of(ApologyLetter letter, Instant? issueBy, Instant now, WorkCalendar calendar)
    {
        if (letter.WithdrawnAt is not null || issueBy is not { } by) return null;
        if (letter.IssuedAt is { } issued) return issued <= by ? new("on-time", "Gửi đúng hạn") : new("overdue", $"Gửi muộn{TimeTag.Span(by, issued, calendar)}");
        var day = by.VietnamDay();
        if (now > by) return new("overdue", $"Quá hạn gửi{TimeTag.Span(by, now, calendar)}", $"phải gửi trước hết {day.Text()}");
        if (day == now.VietnamDay()) return new("soon", "Gửi hôm nay", $"trước hết {day.Text()}");
        return new("on-time", $"Còn{(TimeTag.Span(now, by, calendar) is { Length: > 0 } left ? left : " hạn gửi")}", $"gửi trước hết {day.Text()}");
    }
}
