using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>The promise that goes with a procedure, and the same promise explained again for a dossier that was received under it.</summary>
public static class Promises
{
    /// <summary>When a paper that comes in now is due.</summary>
    /// <exception cref="RuleViolation">The procedure has no limit.</exception>
    /// <exception cref="CalendarEnded">The calendar does not reach the due day.</exception>
    public static Deadline Promise(this Procedure procedure, Instant receivedAt, WorkCalendar calendar) =>
        Deadline.Of(
            procedure.Limit ?? throw new RuleViolation($"Thủ tục {procedure.Code} chưa có thời hạn giải quyết."),
            receivedAt, calendar, Terms(procedure.CountedFromNextDayAfter15));

    /// <summary>Vì sao hẹn ngày này: every day counted and skipped; null where the date came from an earlier register.</summary>
    /// <remarks>Computed from the calendar of today: where holidays were changed since receipt, <see cref="Deadline.DueAt"/> differs from the promise, and the page says so.</remarks>
    public static Deadline? ExplainPromise(this Dossier dossier, WorkCalendar calendar) =>
        dossier.Limit is null ? null : Deadline.Of(dossier.Limit, dossier.ReceivedAt, calendar, Terms(dossier.CountedFromNextDayAfter15));

    static DeadlineTerms Terms(bool countedFromNextDayAfter15) => new() { CountedFromNextDayAfter15 = countedFromNextDayAfter15 };
}
