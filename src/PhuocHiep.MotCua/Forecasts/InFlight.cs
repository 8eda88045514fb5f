using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>An open dossier as it stood at an instant, now or in the past: nothing that happened after it is told.</summary>
/// <param name="HolderId">Who had it then.</param>
/// <param name="Lines">The lines of its control slip up to then.</param>
/// <param name="IsMovedSince">Its promise was moved after that instant: what is told is the later one, and nobody can say whether the earlier one would have been kept.</param>
public sealed record InFlight(
    long Id, int ProcedureId, DossierStatus Status, int? HolderId, Instant ReceivedAt, Instant DueAt, Instant OnTimeUntil, IReadOnlyList<DossierEvent> Lines, bool IsMovedSince = false)
{
    /// <summary>On somebody's desk, and not with the applicant or another body.</summary>
    public bool IsInHand => Status is DossierStatus.InProcess;

    /// <summary>Its clock runs.</summary>
    public bool IsRunning => Status is DossierStatus.Received or DossierStatus.InProcess or DossierStatus.AwaitingOpinion;
}

public static class InFlights
{
    /// <summary>Those that were open at the instant and promised until another, overdue ones included, in the order of their promise.</summary>
    /// <remarks>Three disjoint questions, so that each finds its own index. Of the past it reads what was completed since, so it is asked of the last weeks only.</remarks>
    public static async Task<IReadOnlyList<InFlight>> InFlightAsync(this MotCuaDb db, int agencyId, Instant at, Instant until, CancellationToken ct = default)
    {
        var promised = db.Dossiers.AsNoTracking().Of(agencyId).Where(d => d.ReceivedAt <= at && d.OnTimeUntil <= until);
        var dossiers = await promised.Open().Concat(promised.Where(d => d.CompletedAt > at)).Concat(promised.Where(d => d.DroppedAt > at))
            .Select(d => new { d.Id, d.ProcedureId, d.HolderId, d.ReceivedAt, d.DueAt, d.OnTimeUntil }).ToListAsync(ct);
        var ids = dossiers.ConvertAll(d => d.Id);
        var lines = (await SpentDays.Lines(db.DossierEvents.AsNoTracking().Where(e => ids.Contains(e.DossierId))).ToListAsync(ct)).ToLookup(e => e.DossierId);
        var officers = await OfficersAsync(db, agencyId, ct);
        return [.. dossiers.Select(d =>
        {
            var then = lines[d.Id].Where(e => e.At <= at).OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
            var since = lines[d.Id].Where(e => e.At > at).ToList();
            var holder = since.Exists(e => e.Kind == DossierEventKind.Assigned) ? HolderThen(then, officers) : d.HolderId;
            return new InFlight(d.Id, d.ProcedureId, then.LastOrDefault()?.ToStatus ?? DossierStatus.Received, holder, d.ReceivedAt, d.DueAt, d.OnTimeUntil, then, since.Exists(e => e.OldDueAt is not null));
        }).OrderBy(d => d.DueAt).ThenBy(d => d.Id)];
    }

    /// <summary>How many lay late on each desk when each of these days began. Reads what was late since the first of them and no other dossier.</summary>
    internal static async Task<IReadOnlyDictionary<(LocalDate On, int HolderId), int>> OverdueOnDesksAsync(this MotCuaDb db, int agencyId, LocalDate from, LocalDate to, CancellationToken ct)
    {
        var (start, end) = (from.Start(), to.Start());
        var promised = db.Dossiers.AsNoTracking().Of(agencyId).Where(d => d.OnTimeUntil < end && d.HolderId != null);
        // Three questions again, each with its index.
        var late = await promised.Open().Where(d => d.ClockStoppedAt == null).Concat(promised.CompletedLate().Where(d => d.CompletedAt >= start)).Concat(promised.Where(d => d.DroppedAt >= start && d.DroppedAt > d.OnTimeUntil))
            .Select(d => new { d.Id, HolderId = d.HolderId!.Value, d.OnTimeUntil, EndedAt = d.CompletedAt ?? d.DroppedAt }).ToListAsync(ct);
        var ids = late.ConvertAll(d => d.Id);
        var given = (await db.DossierEvents.AsNoTracking().Where(e => ids.Contains(e.DossierId) && e.Kind == DossierEventKind.Assigned).Select(e => new DossierEvent { Id = e.Id, DossierId = e.DossierId, At = e.At, Kind = e.Kind, Note = e.Note }).ToListAsync(ct)).ToLookup(e => e.DossierId);
        var officers = await OfficersAsync(db, agencyId, ct);
        var desks = new Dictionary<(LocalDate, int), int>();
        foreach (var dossier in late)
        {
            var lines = given[dossier.Id].OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
            for (var day = LocalDate.Max(from, dossier.OnTimeUntil.VietnamDay()); day <= to; day = day.PlusDays(1))
            {
                var morning = day.Start();
                if (dossier.OnTimeUntil >= morning || dossier.EndedAt < morning) continue;
                var holder = lines.Exists(e => e.At >= morning) ? HolderThen(lines.FindAll(e => e.At < morning), officers) : dossier.HolderId;
                if (holder is { } had) desks[(day, had)] = desks.GetValueOrDefault((day, had)) + 1;
            }
        }
        return desks;
    }

    static Task<Dictionary<int, string>> OfficersAsync(MotCuaDb db, int agencyId, CancellationToken ct) =>
        db.Users.AsNoTracking().Where(o => o.AgencyId == agencyId).Select(o => new { o.Id, o.FullName }).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);

    /// <summary>The line of an assignment names whom it was given to ("Giao …"), and not by number.</summary>
    static int? HolderThen(List<DossierEvent> then, Dictionary<int, string> officers)
    {
        if (then.FindLast(e => e.Kind == DossierEventKind.Assigned)?.Note is not { } note) return null;
        var named = officers.Where(o => note == $"Giao {o.Value}" || note.StartsWith($"Giao {o.Value}. ", StringComparison.Ordinal)).Select(o => (int?)o.Key).ToList();
        return named.Count == 1 ? named[0] : null;
    }
}
