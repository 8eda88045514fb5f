using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// One pass over the figures: days that are over and not added up, or touched since, are added up, the latest first; and periods that are over
/// are frozen as they stood at their end. It asks what is missing: after days of silence, a register brought in or a formula changed, it goes
/// on where it is needed, some days in each pass. No figure waits for it: what is not added up yet is counted by whoever asks.
/// </summary>
public sealed class FiguresRound(MotCuaDb db, IClock clock)
{
    /// <summary>How many days are added up and periods frozen in one pass: a round never takes long.</summary>
    public const int MostDays = 400, MostPeriods = 8;

    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many days were added up and periods frozen.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Figures, ct);
        var (days, acted) = (0, 0);
        foreach (var agencyId in await db.Agencies.Select(a => a.Id).ToListAsync(ct))
        {
            await ForgetStaleAsync(agencyId, ct);
            if (await db.Dossiers.Of(agencyId).MinAsync(d => (Instant?)d.ReceivedAt, ct) is not { } first) continue;
            days += Period.DaysBetween(first.VietnamDay(), now.VietnamDay());
            acted += await AddUpAsync(agencyId, first.VietnamDay(), now, ct);
            acted += await FreezeAsync(agencyId, first.VietnamDay(), now, ct);
        }
        db.Heartbeats.Add(new() { Round = RoundName.Figures, At = clock.GetCurrentInstant(), Looked = days, Acted = acted });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return acted;
    }

    /// <summary>A stale day is one that is not added up. What becomes stale while this runs has a row that this does not see, and stays stale.</summary>
    async Task ForgetStaleAsync(int agencyId, CancellationToken ct)
    {
        var stale = await db.StaleDays.AsNoTracking().Where(s => s.AgencyId == agencyId).ToListAsync(ct);
        if (stale.Count == 0) return;
        var (ids, days, all) = (stale.ConvertAll(s => s.Id), stale.Select(s => s.On).Distinct().ToList(), stale.Exists(s => s.On is null));
        await db.StaleDays.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(ct);
        await db.DayTotals.Where(t => t.AgencyId == agencyId && (all || days.Contains(t.On))).ExecuteDeleteAsync(ct);
    }

    async Task<int> AddUpAsync(int agencyId, LocalDate first, Instant now, CancellationToken ct)
    {
        var formula = DayCounting.FormulaOf(db);
        var known = (await db.DayTotals.Where(t => t.AgencyId == agencyId && t.Formula == formula).Select(t => t.On).ToListAsync(ct)).ToHashSet();
        var missing = new List<LocalDate>();
        for (var day = now.VietnamDay().PlusDays(-1); day >= first && missing.Count < MostDays; day = day.PlusDays(-1)) if (!known.Contains(day)) missing.Add(day);
        await db.DayTotals.Where(t => t.AgencyId == agencyId && missing.Contains(t.On)).ExecuteDeleteAsync(ct);
        var counts = missing.ToDictionary(day => day, _ => new Dictionary<string, Halves>());
        foreach (var (from, to) in DayCounting.Runs(missing.Order()))
        {
            var run = new KpiPeriod(agencyId, from, to, now) { IsNow = true };
            foreach (var counted in DayCounting.All)
                foreach (var (day, halves) in await counted.CountEachDayAsync(db, run, ct)) counts[day][counted.Id] = halves;
            foreach (var (day, taken) in await TimeTaken.EachDayAsync(db, run, ct)) counts[day][TimeTaken.Id] = taken;
        }
        db.DayTotals.AddRange(missing.Select(day => new DayTotal { AgencyId = agencyId, On = day, CountedAt = now, Formula = formula, Counts = counts[day] }));
        await db.SaveChangesAsync(ct);
        return missing.Count;
    }

    async Task<int> FreezeAsync(int agencyId, LocalDate first, Instant now, CancellationToken ct)
    {
        var known = (await db.FrozenFigures.Where(f => f.AgencyId == agencyId).Select(f => new { f.From, f.To }).Distinct().ToListAsync(ct)).Select(f => (f.From, f.To)).ToHashSet();
        var open = new List<(LocalDate From, LocalDate To)>();
        for (var day = now.VietnamDay().PlusDays(-1); day >= first && open.Count < MostPeriods; day = day.PlusDays(-1)) open.AddRange(ClosedPeriods.EndingOn(day).Where(period => !known.Contains(period)));
        foreach (var (from, to) in open)
            db.FrozenFigures.AddRange(await FrozenCheck.FreezeAsync(db, agencyId, from, to, now, by: null, note: null, ct));
        await db.SaveChangesAsync(ct);
        return open.Count;
    }
}
