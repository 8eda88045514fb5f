using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>One indicator in one period, held against its target.</summary>
/// <param name="Halves">Null where nothing is measured yet.</param>
/// <param name="Target">Percent; null where the indicator has no fixed target.</param>
/// <param name="Decision">Where the target comes from.</param>
public sealed record Figure(Indicator Indicator, Halves? Halves, decimal? Target, string? Decision)
{
    /// <summary>Percent, to four decimals; null where nothing was measured or there was nothing to measure.</summary>
    public decimal? Value => Halves is { Denominator: > 0 } h ? Math.Round(100m * h.Numerator / h.Denominator, 4, MidpointRounding.AwayFromZero) : null;

    /// <summary>Judged on the halves, not on the rounded percent.</summary>
    public bool? Met => Halves is { Denominator: > 0 } h && Target is { } target ? 100m * h.Numerator >= target * h.Denominator : null;

    /// <summary>Percentage points above (+) or below (−) the target.</summary>
    public decimal? Gap => Value - Target;

    /// <summary>Còn cần N hồ sơ: how many more of the same denominator must count to reach the target.</summary>
    public long? StillNeeded =>
        Halves is { Denominator: > 0 } h && Target is { } target ? Math.Max(0, (long)Math.Ceiling(target * h.Denominator / 100m) - h.Numerator) : null;
}

public static class Figures
{
    /// <summary>Every indicator of the period, in the order of <see cref="Indicators.All"/>.</summary>
    public static async Task<IReadOnlyList<Figure>> FiguresAsync(this MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var targets = await db.Targets.AsNoTracking().ToListAsync(ct);
        var figures = new List<Figure>();
        foreach (var indicator in Indicators.All) figures.Add(await db.FigureAsync(indicator, targets, period, ct));
        return figures;
    }

    /// <summary>One indicator of the period.</summary>
    public static async Task<Figure> FigureAsync(this MotCuaDb db, Indicator indicator, KpiPeriod period, CancellationToken ct = default) =>
        await db.FigureAsync(indicator, await db.Targets.AsNoTracking().Where(t => t.Indicator == indicator.Id).ToListAsync(ct), period, ct);

    /// <summary>One indicator month by month, the last being that of the period's last day, or of the instant where that comes first.</summary>
    /// <param name="months">How many.</param>
    public static async Task<IReadOnlyList<(LocalDate Month, Figure Figure)>> MonthsAsync(this MotCuaDb db, Indicator indicator, KpiPeriod period, int months, CancellationToken ct = default)
    {
        var targets = await db.Targets.AsNoTracking().Where(t => t.Indicator == indicator.Id).ToListAsync(ct);
        var until = LocalDate.Min(period.To, period.AsOf.VietnamDay());
        var last = new LocalDate(until.Year, until.Month, 1);
        var first = last.PlusMonths(1 - months);
        var frozen = await db.FrozenFigures.AsNoTracking().Where(f => f.AgencyId == period.AgencyId && f.Indicator == indicator.Id && f.From >= first && f.From <= last).OrderBy(f => f.Id).ToListAsync(ct);
        var figures = new List<(LocalDate, Figure)>();
        for (var month = first; month <= last; month = month.PlusMonths(1))
        {
            // Each month as it stood at its own end: today's open ones do not belong to a month long past.
            var end = month.PlusMonths(1).PlusDays(-1);
            if (end.End() <= period.AsOf && frozen.LastOrDefault(f => f.From == month && f.To == end) is { } known)
                figures.Add((month, new(indicator, known.Halves, known.Target, targets.FirstOrDefault(t => t.Value == known.Target)?.Decision)));
            else
            {
                var own = period with { From = month, To = end, AsOf = Instant.Min(end.End(), period.AsOf), Sums = null };
                if (period.Sums is not null && own.AsOf == period.AsOf) own = own with { Sums = await db.DaySumsAsync(own, ct) };
                figures.Add((month, await db.FigureAsync(indicator, targets, own, ct)));
            }
        }
        return figures;
    }

    static async Task<Figure> FigureAsync(this MotCuaDb db, Indicator indicator, List<Target> targets, KpiPeriod period, CancellationToken ct)
    {
        // The target in force on the last day of the period; before the first decision, the first one is the measure.
        var own = targets.Where(t => t.Indicator == indicator.Id).OrderBy(t => t.InForceFrom).ToList();
        var target = own.LastOrDefault(t => t.InForceFrom <= period.To) ?? own.FirstOrDefault();
        return new(indicator, await indicator.CountAsync(db, period, ct), target?.Value, target?.Decision);
    }
}
