using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Seals;

/// <summary>
/// One pass over the seals. When a day has ended, every dossier touched since is sealed, all of a night together; after a silence in parts.
/// Then nights are compared with the archive: each new one, and of the old ones a few each day, those longest not looked at first. What was
/// touched is found by the numbers of the control slips' lines, each verb leaves one: no save writes anything for this, and none waits for it.
/// </summary>
public sealed class SealRound(MotCuaDb db, IClock clock)
{
    /// <summary>Lines of control slips sealed together, and how many such parts in one pass: a round never takes long.</summary>
    public const int MostLines = 1000, MostParts = 20;

    /// <summary>Nights compared in one pass, and of the old ones in one day.</summary>
    public const int MostChecks = 4, MostOldChecks = 12;

    /// <summary>Lines looked at once more: those of saves that were under way when the last night was sealed bear numbers below its mark.</summary>
    const int Overlap = 5000;

    /// <summary>Dossiers held in memory at once.</summary>
    const int Batch = 500;

    /// <summary>Whoever reads at this level sees one state of the archive; the lock comes first, for it takes no snapshot as an advisory lock would.</summary>
    const string Alone = "lock table day_seals in share row exclusive mode";

    const string ChecksAlone = "lock table seal_checks in share row exclusive mode";

    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many dossiers were sealed.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        var (dossiers, nights, found) = (0, 0, 0);
        foreach (var agencyId in await db.Agencies.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct))
        {
            for (var part = 0; part < MostParts; part++)
            {
                if (await SealAsync(agencyId, now, ct) is not { } sealedNow) break;
                dossiers += sealedNow.Dossiers;
            }
            for (var check = 0; check < MostChecks; check++)
            {
                if (await CheckAsync(agencyId, now, ct) is not { } differences) break;
                nights++;
                found += differences;
            }
        }
        db.Heartbeats.Add(new() { Round = RoundName.Seals, At = clock.GetCurrentInstant(), Looked = nights, Acted = dossiers + found });
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return dossiers;
    }

    /// <returns>The seal that was made; null where the night is sealed already.</returns>
    async Task<DaySeal?> SealAsync(int agencyId, Instant now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlRawAsync(Alone, ct);
        var night = now.VietnamDay().PlusDays(-1);
        var last = await db.DaySeals.AsNoTracking().Where(s => s.AgencyId == agencyId).OrderByDescending(s => s.Ordinal).FirstOrDefaultAsync(ct);
        if (last is not null && (last.On > night || (last.On == night && last.IsComplete))) return null;
        // A register may be on its way in for minutes: its lines have their numbers already, and are not here yet.
        if (await ImportRunsAsync(ct)) return null;

        var mark = last is null ? 0 : last.IsComplete ? Math.Max(0, last.ThroughEventId - Overlap) : last.ThroughEventId;
        var lines = await (from e in db.DossierEvents
                           join d in db.Dossiers on e.DossierId equals d.Id
                           where e.Id > mark && d.AgencyId == agencyId && !db.DossierSeals.Any(s => s.DossierId == e.DossierId && s.LastEventId >= e.Id)
                           orderby e.Id
                           select new { e.Id, e.DossierId }).Take(MostLines).ToListAsync(ct);
        var isComplete = lines.Count < MostLines;
        var through = isComplete ? await db.DossierEvents.MaxAsync(e => (long?)e.Id, ct) ?? 0 : lines[^1].Id;
        var touched = lines.Select(line => line.DossierId).Distinct().Order().ToList();
        var seal = new DaySeal
        {
            AgencyId = agencyId,
            Ordinal = (last?.Ordinal ?? 0) + 1,
            On = night,
            SealedAt = now.WholeMicroseconds(),
            ThroughEventId = through,
            IsComplete = isComplete,
            Version = Canonical.Version,
            Dossiers = touched.Count,
            Previous = last?.Hash,
        };
        await SaveAsync(seal, await LinksAsync(seal, touched, ct), ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return seal;
    }

    async Task<List<DossierSeal>> LinksAsync(DaySeal seal, IEnumerable<long> touched, CancellationToken ct)
    {
        var links = new List<DossierSeal>();
        foreach (var batch in touched.Chunk(Batch))
        {
            var before = await db.LinksAsync(batch, ct);
            foreach (var (id, facts) in await DossierFacts.ReadAsync(db, batch, ct))
            {
                var own = before.GetValueOrDefault(id) ?? [];
                var known = own.SelectMany(link => link.Facts).Select(line => line[..line.IndexOf(' ', StringComparison.Ordinal)]).ToHashSet();
                links.Add(DossierSeal.Of(id, own.LastOrDefault(), facts.Row, facts.Facts.Where(fact => !known.Contains(fact.Key)), facts.Lines[^1].Id, seal));
            }
        }
        return links;
    }

    async Task SaveAsync(DaySeal seal, List<DossierSeal> links, CancellationToken ct)
    {
        seal.Close(links.Select(link => link.Head));
        db.DaySeals.Add(seal);
        db.DossierSeals.AddRange(links);
        await db.SaveChangesAsync(ct);
        db.SealChecks.Add(new() { DaySealId = seal.Id, AgencyId = seal.AgencyId, Ordinal = seal.Ordinal, On = seal.On });
        await db.SaveChangesAsync(ct);
    }

    /// <returns>How many things did not match; null where nothing is left to compare today.</returns>
    async Task<int?> CheckAsync(int agencyId, Instant now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        await db.Database.ExecuteSqlRawAsync(ChecksAlone, ct);
        if (await NextCheckAsync(agencyId, now.VietnamDay().Start(), ct) is not { } check) return null;
        var night = await db.DaySeals.AsNoTracking().SingleOrDefaultAsync(s => s.Id == check.DaySealId, ct);
        var differences = night is null ? [Verification.Missing(check)] : await db.VerifyNightAsync(night, seen: null, ct);
        (check.CheckedAt, check.Differences) = (now, differences.Count);
        var texts = differences.Select(d => d.Text).ToList();
        var known = (await db.SealBreaches.AsNoTracking().Where(b => b.AgencyId == agencyId && texts.Contains(b.Text)).Select(b => new { b.On, b.DossierId, b.Text }).ToListAsync(ct)).ToHashSet();
        db.SealBreaches.AddRange(differences.Where(d => known.Add(new { On = d.Night, d.DossierId, d.Text }))
            .Select(d => new SealBreach { AgencyId = agencyId, On = d.Night, DossierId = d.DossierId, Code = d.Code, Text = d.Text, FoundAt = now }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return differences.Count;
    }

    /// <summary>A new one; otherwise that which was not looked at for the longest time, as long as today's share of old ones is not done.</summary>
    async Task<SealCheck?> NextCheckAsync(int agencyId, Instant today, CancellationToken ct)
    {
        var checks = db.SealChecks.Where(c => c.AgencyId == agencyId);
        if (await checks.Where(c => c.CheckedAt == null).OrderBy(c => c.DaySealId).FirstOrDefaultAsync(ct) is { } fresh) return fresh;
        if (await checks.Where(c => c.CheckedAt >= today).Take(MostOldChecks).CountAsync(ct) == MostOldChecks) return null;
        return await checks.Where(c => c.CheckedAt < today).OrderBy(c => c.CheckedAt).ThenBy(c => c.DaySealId).FirstOrDefaultAsync(ct);
    }

    /// <summary>Looked at without waiting: whoever imports is not to wait for a round either.</summary>
    Task<bool> ImportRunsAsync(CancellationToken ct) =>
        db.Database.SqlQuery<bool>($"""
            select exists (select 1 from pg_locks l join pg_database d on d.oid = l.database
                where d.datname = current_database() and l.locktype = 'advisory' and l.classid = 0 and l.objid = {(int)RoundName.Import} and l.objsubid = 1) as "Value"
            """).SingleAsync(ct);
}
