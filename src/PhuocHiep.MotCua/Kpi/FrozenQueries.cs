using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>A closed period that was frozen.</summary>
/// <param name="FrozenAt">Each time it was.</param>
/// <param name="CheckedAt">When it was last asked again; null: not yet.</param>
/// <param name="Differing">How many figures were found to be otherwise, and are not frozen again since.</param>
public sealed record FrozenPeriod(LocalDate From, LocalDate To, IReadOnlyList<Instant> FrozenAt, Instant? CheckedAt, int Differing);

public static class FrozenQueries
{
    /// <summary>The years in which a frozen period ends, the latest first.</summary>
    public static async Task<IReadOnlyList<int>> FrozenYearsAsync(this MotCuaDb db, int agencyId, CancellationToken ct = default) =>
        [.. (await db.FrozenFigures.Where(f => f.AgencyId == agencyId).Select(f => f.To.Year).Distinct().ToListAsync(ct)).OrderDescending()];

    /// <summary>The periods that end in one year, the latest first.</summary>
    public static async Task<IReadOnlyList<FrozenPeriod>> FrozenPeriodsAsync(this MotCuaDb db, int agencyId, int year, CancellationToken ct = default)
    {
        var (first, last) = (new LocalDate(year, 1, 1), new LocalDate(year, 12, 31));
        var frozen = await db.FrozenFigures.Where(f => f.AgencyId == agencyId && f.To >= first && f.To <= last).Select(f => new { f.From, f.To, f.FrozenAt }).Distinct().ToListAsync(ct);
        var checks = await db.Reconciliations.AsNoTracking().Where(r => r.AgencyId == agencyId && r.To >= first && r.To <= last && r.From < r.To).ToDictionaryAsync(r => (r.From, r.To), r => r.CheckedAt, ct);
        var differing = await db.Disagreements.Where(d => d.AgencyId == agencyId && d.Kind == DisagreementKind.Frozen && d.ResolvedAt == null && d.To >= first && d.To <= last).Select(d => new { d.From, d.To }).ToListAsync(ct);
        return [.. frozen.GroupBy(f => (f.From, f.To)).OrderByDescending(of => of.Key.To).ThenByDescending(of => of.Key.From)
            .Select(of => new FrozenPeriod(of.Key.From, of.Key.To, [.. of.Select(f => f.FrozenAt).Order()], checks.TryGetValue(of.Key, out var at) ? at : null, differing.Count(d => (d.From, d.To) == of.Key)))];
    }

    /// <summary>All that was ever frozen of a period, in the order in which it was.</summary>
    public static Task<List<FrozenFigure>> FrozenHistoryAsync(this MotCuaDb db, int agencyId, LocalDate from, LocalDate to, CancellationToken ct = default) =>
        db.FrozenFigures.AsNoTracking().Where(f => f.AgencyId == agencyId && f.From == from && f.To == to).OrderBy(f => f.Id).ToListAsync(ct);

    /// <summary>How many dossiers of the period were brought in since it was last frozen. Reads the dossiers of the period.</summary>
    public static async Task<int> BroughtInSinceAsync(this MotCuaDb db, FrozenFigure latest, CancellationToken ct = default)
    {
        if (latest.NewestDossierId is not { } newest) return 0;
        var period = new KpiPeriod(latest.AgencyId, latest.From, latest.To, latest.To.End());
        return await period.Received(db).Where(d => d.Id > newest).Select(d => d.Id).Union(period.Completed(db).Where(d => d.Id > newest).Select(d => d.Id)).CountAsync(ct);
    }
}
