using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>The questions that pages, rounds and indicators ask. Each rests on an index that holds only what it asks for (see <see cref="MotCuaDb"/>).</summary>
public static class DossierQueries
{
    public static IQueryable<Dossier> Of(this IQueryable<Dossier> dossiers, int agencyId) => dossiers.Where(d => d.AgencyId == agencyId);

    /// <summary>Without a result, and neither withdrawn nor stopped.</summary>
    public static IQueryable<Dossier> Open(this IQueryable<Dossier> dossiers) => dossiers.Where(d => d.CompletedAt == null && d.DroppedAt == null);

    /// <summary>Open, and the clock runs: neither a supplement is awaited nor does the sector's law suspend.</summary>
    public static IQueryable<Dossier> Running(this IQueryable<Dossier> dossiers) => dossiers.Open().Where(d => d.ClockStoppedAt == null);

    /// <summary>Open and waiting for the citizen, the clock standing or, where it was late before, running.</summary>
    public static IQueryable<Dossier> Waiting(this IQueryable<Dossier> dossiers) =>
        dossiers.Where(d => d.Status == DossierStatus.AwaitingSupplement || d.Status == DossierStatus.Suspended);

    /// <summary>Open, and past the last instant of its promise.</summary>
    public static IQueryable<Dossier> Overdue(this IQueryable<Dossier> dossiers, Instant now) => dossiers.Running().Where(d => d.OnTimeUntil < now);

    /// <summary>Open, not late, from the opening of the last working day before the due day.</summary>
    public static IQueryable<Dossier> DueSoon(this IQueryable<Dossier> dossiers, Instant now) =>
        dossiers.Running().Where(d => d.DueSoonFrom <= now && d.OnTimeUntil >= now);

    /// <summary>Promised for today and not late: a promise in hours that has passed is overdue already.</summary>
    public static IQueryable<Dossier> DueToday(this IQueryable<Dossier> dossiers, Instant now) =>
        dossiers.Running().Where(d => d.OnTimeUntil >= now && d.DueAt >= now.VietnamDay().Start() && d.DueAt <= now.VietnamDay().End());

    /// <summary>Due soon, and not today.</summary>
    public static IQueryable<Dossier> DueNext(this IQueryable<Dossier> dossiers, Instant now) => dossiers.DueSoon(now).Where(d => d.DueAt > now.VietnamDay().End());

    /// <summary>Has a result that nobody has fetched, or a corrected one that was not handed over again; a wrong one does not wait for anybody.</summary>
    public static IQueryable<Dossier> ReadyToHandOver(this IQueryable<Dossier> dossiers) => dossiers.Where(d => d.Status == DossierStatus.Completed && d.ResultErrorAt == null);

    /// <summary>Has a result that is known to be wrong and not corrected, handed over or not.</summary>
    public static IQueryable<Dossier> AwaitingCorrection(this IQueryable<Dossier> dossiers) => dossiers.Where(d => d.ResultErrorAt != null);

    /// <summary>Completed after the last instant of its promise.</summary>
    public static IQueryable<Dossier> CompletedLate(this IQueryable<Dossier> dossiers) => dossiers.Where(d => d.CompletedAt > d.OnTimeUntil);

    /// <summary>Those that were open at an instant, now or in the past.</summary>
    public static IQueryable<Dossier> OpenAt(this IQueryable<Dossier> dossiers, Instant at)
    {
        var received = dossiers.Where(d => d.ReceivedAt <= at);
        return received.Open().Concat(received.Where(d => d.CompletedAt > at)).Concat(received.Where(d => d.DroppedAt > at));
    }

    /// <summary>Those that were open and overdue at an instant, now or in the past: what was completed or withdrawn after it was open then.</summary>
    /// <remarks>Three disjoint questions, so that each finds its own small index.</remarks>
    public static IQueryable<Dossier> OverdueAt(this IQueryable<Dossier> dossiers, Instant at)
    {
        // One that stood still then was not late, whatever day it had when it went on; a supplement's restart gives it a later one.
        var received = dossiers.Where(d => d.ReceivedAt <= at && d.OnTimeUntil < at && !d.Suspensions.Any(s => s.StopsClock && s.SuspendedAt <= at && s.ResumedAt > at));
        return received.Running()
            .Concat(received.CompletedLate().Where(d => d.CompletedAt > at))
            .Concat(received.Where(d => d.DroppedAt > at && d.ClockStoppedAt == null));
    }

    /// <summary>Those that were open and due soon at an instant, now or in the past.</summary>
    public static IQueryable<Dossier> DueSoonAt(this IQueryable<Dossier> dossiers, Instant at)
    {
        var received = dossiers.Where(d => d.ReceivedAt <= at && d.DueSoonFrom <= at && d.OnTimeUntil >= at);
        return received.Running()
            .Concat(received.Where(d => d.CompletedAt > at))
            .Concat(received.Where(d => d.DroppedAt > at));
    }

    /// <summary>Code, name, identity number or phone, without marks or case, every word in any order.</summary>
    public static IQueryable<Dossier> Matching(this IQueryable<Dossier> dossiers, string? text)
    {
        foreach (var word in VietnameseText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var pattern = VietnameseText.LikePattern(word);
            dossiers = dossiers.Where(d => EF.Functions.Like(d.SearchText, pattern, @"\"));
        }
        return dossiers;
    }
}
