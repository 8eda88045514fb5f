using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>A figure that was frozen, and what the same question gives today as of the period's end.</summary>
/// <param name="Frozen">The latest; null where the indicator was not counted yet when the period was frozen.</param>
public sealed record FrozenAgain(Indicator Indicator, FrozenFigure? Frozen, Halves? Today)
{
    /// <summary>An indicator that had no source then was not frozen, whatever it gives today.</summary>
    public bool Differs => Frozen?.Halves is { } halves && halves != Today;
}

/// <summary>Số liệu đã chốt, asked again: nothing of it is changed; where it no longer holds, somebody with a name and a reason freezes the period once more.</summary>
public sealed class FrozenCheck(MotCuaDb db)
{
    /// <summary>How many closed periods are asked again in one pass.</summary>
    const int MostPeriods = 6;

    /// <summary>The figures of a closed period beside what they would be today. Costs the dossiers of the period.</summary>
    /// <returns>None where the period was never frozen.</returns>
    public async Task<IReadOnlyList<FrozenAgain>> AskAsync(int agencyId, LocalDate from, LocalDate to, CancellationToken ct = default)
    {
        var frozen = await db.FrozenFigures.AsNoTracking().Where(f => f.AgencyId == agencyId && f.From == from && f.To == to).OrderBy(f => f.Id).ToListAsync(ct);
        if (frozen.Count == 0) return [];
        var latest = frozen.GroupBy(f => f.Indicator).ToDictionary(of => of.Key, of => of.Last());
        var today = await db.FiguresAsync(new KpiPeriod(agencyId, from, to, to.End()), ct);
        return [.. today.Select(figure => new FrozenAgain(figure.Indicator, latest.GetValueOrDefault(figure.Indicator.Id), figure.Halves))];
    }

    /// <summary>Chốt lại: the period as of its end, by what is known now. What was frozen before stays beside it.</summary>
    /// <exception cref="RuleViolation">The period was never frozen, or there is no reason.</exception>
    public async Task FreezeAgainAsync(LocalDate from, LocalDate to, string? reason, Officer officer, Instant now, CancellationToken ct = default)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Ghi rõ lý do chốt lại.");
        var again = await AskAsync(officer.AgencyId, from, to, ct);
        if (again.Count == 0) throw new RuleViolation("Kỳ này chưa chốt lần nào.");
        db.FrozenFigures.AddRange(await FreezeAsync(db, officer.AgencyId, from, to, now, officer.FullName, reason, ct));
        var pass = new Pass(db, officer.AgencyId, now);
        pass.Checked(from, to, 0);
        await pass.WriteAsync(ct);
    }

    /// <summary>Every figure of a period that is over, as it stood at its end.</summary>
    internal static async Task<IEnumerable<FrozenFigure>> FreezeAsync(MotCuaDb db, int agencyId, LocalDate from, LocalDate to, Instant now, string? by, string? note, CancellationToken ct)
    {
        var newest = await db.Dossiers.Of(agencyId).MaxAsync(d => (long?)d.Id, ct);
        return (await db.FiguresAsync(new KpiPeriod(agencyId, from, to, to.End()), ct)).Select(figure => new FrozenFigure
        {
            AgencyId = agencyId,
            Indicator = figure.Indicator.Id,
            From = from,
            To = to,
            Numerator = figure.Halves?.Numerator,
            Denominator = figure.Halves?.Denominator,
            Target = figure.Target,
            FrozenAt = now,
            By = by,
            Note = note,
            NewestDossierId = newest,
        });
    }

    /// <summary>Periods before whose end something was touched since they were last asked, those asked longest ago first.</summary>
    internal async Task RunAsync(Pass pass, CancellationToken ct)
    {
        var agencyId = pass.AgencyId;
        var periods = await db.FrozenFigures.Where(f => f.AgencyId == agencyId).GroupBy(f => new { f.From, f.To }).Select(of => new { of.Key.From, of.Key.To }).ToListAsync(ct);
        var checks = await db.Reconciliations.AsNoTracking().Where(r => r.AgencyId == agencyId && r.From < r.To).ToDictionaryAsync(r => (r.From, r.To), r => r.CheckedAt, ct);
        var touched = await db.DayTotals.Where(t => t.AgencyId == agencyId).OrderBy(t => t.On).Select(t => new { t.On, t.CountedAt }).ToListAsync(ct);
        var due = periods
            .Select(p => (p.From, p.To, CheckedAt: checks.TryGetValue((p.From, p.To), out var at) ? at : Instant.MinValue))
            .Where(p => p.CheckedAt == Instant.MinValue || touched.Exists(day => day.On <= p.To && day.CountedAt > p.CheckedAt))
            .OrderBy(p => p.CheckedAt).ThenByDescending(p => p.To).Take(MostPeriods).ToList();
        foreach (var (from, to, _) in due)
        {
            foreach (var one in (await AskAsync(agencyId, from, to, ct)).Where(one => one.Differs))
                pass.Compare(DisagreementKind.Frozen, one.Indicator.Id, from, to, one.Today, one.Frozen!.Halves);
            pass.Checked(from, to, 0);
        }
    }
}
