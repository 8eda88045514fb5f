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
            receivedAt, calendar, new() { CountedFromNextDayAfter15 = procedure.CountedFromNextDayAfter15 });

    /// <summary>Vì sao hẹn ngày này: every day counted and skipped; null where the date came from an earlier register. Needs the dossier's supplements and suspensions loaded.</summary>
    /// <remarks>Computed from the calendar of today: where holidays were changed since receipt, <see cref="Deadline.DueAt"/> differs from the promise, and the page says so.</remarks>
    public static Deadline? ExplainPromise(this Dossier dossier, WorkCalendar calendar) => dossier.Limit is null ? null : dossier.Reckon(dossier.Limit, calendar);

    /// <summary>The promise from everything that the law let move it so far.</summary>
    internal static Deadline Reckon(this Dossier dossier, TimeLimit limit, WorkCalendar calendar)
    {
        var promise = Deadline.Of(limit, dossier.ReceivedAt, calendar, new()
        {
            CountedFromNextDayAfter15 = dossier.CountedFromNextDayAfter15,
            Restarts = [.. dossier.Supplements.Where(s => s.StopsClock).Select(s => s.CompletedAt).OfType<Instant>()],
            Excluded = [.. dossier.Suspensions.Where(s => s is { StopsClock: true, ResumedAt: not null }).Select(s => new ExcludedPeriod(s.SuspendedAt.VietnamDay(), s.ResumedAt!.Value.VietnamDay()))],
            Extension = dossier.ExtensionKind == ExtensionKind.AddOn ? dossier.ExtensionLimit : null,
            TotalCap = dossier.ExtensionKind == ExtensionKind.TotalCap ? dossier.ExtensionLimit : null,
        });
        return dossier.ExtendedTo is { } agreed && agreed > promise.DueAt.VietnamDay()
            ? promise with { DueAt = agreed.InstantAt(calendar.Hours.Closing), OnTimeUntil = agreed.End(), Days = [.. promise.Days, new(agreed, null, "ngày thỏa thuận bằng văn bản")] }
            : promise;
    }
}
