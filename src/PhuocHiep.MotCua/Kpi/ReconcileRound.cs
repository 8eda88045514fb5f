using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// Đối chiếu: each night, of some days, every dossier is told again from its events (<see cref="Retold"/>) and held against its row, and the
/// day's figures are reckoned from them (<see cref="Reckoning"/>) and held against what the archive answers and what was added up. Those days
/// that were touched since they were last checked, and those that were not checked for longest, so that after a number of nights the whole
/// archive was gone through; a slice in each pass, until the night's work is done. Closed periods are asked again where something before their
/// end was touched. What does not agree stays as a <see cref="Disagreement"/> until a later pass finds that it does.
/// </summary>
public sealed class ReconcileRound(MotCuaDb db, IClock clock)
{
    /// <summary>How many days are gone through in one pass, and in one night: half of them those touched, half those not checked for longest.</summary>
    public const int MostDays = 20, MostDaysANight = 120;

    /// <summary>Open and overdue, in one pass.</summary>
    const int MostOverdue = 500;

    static readonly LocalTime NightFrom = new(1, 0);

    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many differences there are now that were not known before.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        // One snapshot: an intake between two questions would look like a difference.
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        // Nobody waits: a snapshot that is older than the other's work would only find it changed.
        if (!await db.Database.SqlQuery<bool>($"select pg_try_advisory_xact_lock({(int)RoundName.Reconcile}) as \"Value\"").SingleAsync(ct)) return 0;
        var (looked, found) = (0, 0);
        foreach (var agencyId in await db.Agencies.Select(a => a.Id).ToListAsync(ct))
        {
            var pass = new Pass(db, agencyId, now);
            foreach (var (from, to) in await DaysOfPassAsync(agencyId, now, ct)) looked += await DaysAsync(pass, from, to, ct);
            looked += await OverdueAsync(pass, ct);
            await new FrozenCheck(db).RunAsync(pass, ct);
            found += await pass.WriteAsync(ct);
        }
        db.Heartbeats.Add(new() { Round = RoundName.Reconcile, At = clock.GetCurrentInstant(), Looked = looked, Acted = found });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return found;
    }

    /// <summary>Of the days that are added up: one row each, never their dossiers.</summary>
    async Task<IReadOnlyList<(LocalDate From, LocalDate To)>> DaysOfPassAsync(int agencyId, Instant now, CancellationToken ct)
    {
        var days = await db.DayTotals.Where(t => t.AgencyId == agencyId).Select(t => new { t.On, t.CountedAt }).ToListAsync(ct);
        var checks = await db.Reconciliations.Where(r => r.AgencyId == agencyId && r.From == r.To).ToDictionaryAsync(r => r.From, r => r.CheckedAt, ct);
        var night = NightOf(now);
        var open = days.Select(day => (day.On, day.CountedAt, CheckedAt: checks.TryGetValue(day.On, out var at) ? at : (Instant?)null)).ToList();
        var left = Math.Min(MostDays, MostDaysANight - open.Count(day => day.CheckedAt >= night));
        if (left <= 0) return [];
        open.RemoveAll(day => day.CheckedAt >= night);
        var touched = open.Where(day => day.CheckedAt is null || day.CountedAt > day.CheckedAt).OrderByDescending(day => day.On).Take(left / 2).Select(day => day.On);
        var longest = open.OrderBy(day => day.CheckedAt ?? Instant.MinValue).ThenByDescending(day => day.On).Select(day => day.On);
        return DayCounting.Runs([.. touched.Concat(longest).Distinct().Take(left).Order()]);
    }

    /// <summary>The last 01:00 of Vietnam.</summary>
    static Instant NightOf(Instant now)
    {
        var today = now.VietnamDay().InstantAt(NightFrom);
        return today <= now ? today : now.VietnamDay().PlusDays(-1).InstantAt(NightFrom);
    }

    async Task<int> DaysAsync(Pass pass, LocalDate from, LocalDate to, CancellationToken ct)
    {
        var period = new KpiPeriod(pass.AgencyId, from, to, pass.Now) { IsNow = true };
        var (start, end) = (period.Start, period.End);
        // Two questions, so that each finds its index.
        var ids = await db.Dossiers.Of(pass.AgencyId).Where(d => d.ReceivedAt >= start && d.ReceivedAt < end).Select(d => d.Id)
            .Union(db.Dossiers.Of(pass.AgencyId).Where(d => d.CompletedAt >= start && d.CompletedAt < end).Select(d => d.Id)).ToListAsync(ct);
        var (told, letters) = await TellAsync(ids, ct);
        foreach (var one in told) pass.Compare(one);

        var counted = new Dictionary<string, Dictionary<LocalDate, Halves>>();
        foreach (var one in DayCounting.All.Where(c => Reckoning.Ids.Contains(c.Id))) counted[one.Id] = await one.CountEachDayAsync(db, period, ct);
        counted[TimeTaken.Id] = await TimeTaken.EachDayAsync(db, period, ct);
        var formula = DayCounting.FormulaOf(db);
        var stale = await db.StaleDays.Where(s => s.AgencyId == pass.AgencyId).Select(s => s.On).Distinct().ToListAsync(ct);
        var totals = stale.Contains(null) ? [] : await db.DayTotals.AsNoTracking().Where(t => t.AgencyId == pass.AgencyId && t.On >= from && t.On <= to && t.Formula == formula && !stale.Contains(t.On)).ToDictionaryAsync(t => t.On, ct);
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            // The cases of the day alone: the sum of all days is not gone through for each.
            var of = told.FindAll(one => one.ReceivedAt?.VietnamDay() == day || one.CompletedAt?.VietnamDay() == day);
            var reckoned = Reckoning.OfDay(day, of, letters);
            foreach (var id in counted.Keys)
            {
                var expected = reckoned.GetValueOrDefault(id, Halves.None);
                pass.Compare(DisagreementKind.Counted, id, day, day, expected, counted[id].GetValueOrDefault(day, Halves.None));
                if (totals.TryGetValue(day, out var total)) pass.Compare(DisagreementKind.AddedUp, id, day, day, expected, total.Counts.GetValueOrDefault(id, Halves.None));
            }
            pass.Checked(day, day, of.Count);
        }
        return told.Count;
    }

    /// <summary>What is late now, whatever its day.</summary>
    async Task<int> OverdueAsync(Pass pass, CancellationToken ct)
    {
        var ids = await db.Dossiers.Of(pass.AgencyId).Overdue(pass.Now).OrderByDescending(d => d.OnTimeUntil).ThenBy(d => d.Id).Select(d => d.Id).Take(MostOverdue).ToListAsync(ct);
        var (told, _) = await TellAsync([.. ids.Where(id => !pass.HasTold(id))], ct);
        foreach (var one in told) pass.Compare(one);
        return told.Count;
    }

    async Task<(List<Retold> Told, ILookup<long, ApologyLetter> Letters)> TellAsync(List<long> ids, CancellationToken ct)
    {
        var dossiers = await db.Dossiers.AsNoTrackingWithIdentityResolution().AsSplitQuery().Where(d => ids.Contains(d.Id))
            .Include(d => d.Procedure).Include(d => d.Events).Include(d => d.Payments).Include(d => d.FeeCorrections).Include(d => d.Components).Include(d => d.Documents).OrderBy(d => d.Id).ToListAsync(ct);
        var letters = await db.ApologyLetters.AsNoTracking().Where(l => ids.Contains(l.DossierId)).ToListAsync(ct);
        return (dossiers.ConvertAll(d => new Retold(d)), letters.ToLookup(l => l.DossierId));
    }
}
