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
    public decimal? Value => Halves?.Percent;

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
    public static Task<IReadOnlyList<Figure>> FiguresAsync(this MotCuaDb db, KpiPeriod period, CancellationToken ct = default) => db.FiguresAsync(Indicators.All, period, ct);

    /// <summary>Some indicators of the period, in their order.</summary>
    public static async Task<IReadOnlyList<Figure>> FiguresAsync(this MotCuaDb db, IReadOnlyList<Indicator> indicators, KpiPeriod period, CancellationToken ct = default)
    {
        var targets = await db.Targets.AsNoTracking().ToListAsync(ct);
        var figures = new List<Figure>();
        foreach (var indicator in indicators) figures.Add(await db.FigureAsync(indicator, targets, period, ct));
        return figures;
    }

    /// <summary>One indicator of the period.</summary>
    public static async Task<Figure> FigureAsync(this MotCuaDb db, Indicator indicator, KpiPeriod period, CancellationToken ct = default) =>
        await db.FigureAsync(indicator, await db.Targets.AsNoTracking().Where(t => t.Indicator == indicator.Id).ToListAsync(ct), period, ct);

    /// <summary>Indicators month by month, the last being that of the period's last day, or of the instant where that comes first.</summary>
    /// <param name="months">How many.</param>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<(LocalDate Month, Figure Figure)>>> MonthsAsync(
        this MotCuaDb db, IReadOnlyList<Indicator> indicators, KpiPeriod period, int months, CancellationToken ct = default)
    {
        var ids = indicators.Select(i => i.Id).ToList();
        var targets = await db.Targets.AsNoTracking().Where(t => ids.Contains(t.Indicator)).ToListAsync(ct);
        var last = period.FirstMonth(1);
        var first = period.FirstMonth(months);
        var frozen = (await db.FrozenFigures.AsNoTracking().Where(f => f.AgencyId == period.AgencyId && ids.Contains(f.Indicator) && f.From >= first && f.From <= last).OrderBy(f => f.Id).ToListAsync(ct))
            .ToLookup(f => (f.Indicator, f.From, f.To));
        var figures = indicators.ToDictionary(i => i.Id, _ => new List<(LocalDate, Figure)>());
        for (var month = first; month <= last; month = month.PlusMonths(1))
        {
            // Each month as it stood at its own end: today's open ones do not belong to a month long past.
            var end = month.PlusMonths(1).PlusDays(-1);
            var own = period with { From = month, To = end, AsOf = Instant.Min(end.End(), period.AsOf), Sums = null, IsNow = period.IsNow && end.End() >= period.AsOf };
            if (period.Sums is { Book: var book } && own.AsOf == period.AsOf) own = own with { Sums = book.Of(own) };
            foreach (var indicator in indicators)
                figures[indicator.Id].Add((month, end.End() <= period.AsOf && frozen[(indicator.Id, month, end)].LastOrDefault() is { } known
                    ? new(indicator, known.Halves, known.Target, targets.FirstOrDefault(t => t.Indicator == indicator.Id && t.Value == known.Target)?.Decision)
                    : await db.FigureAsync(indicator, targets, own, ct)));
        }
        return figures.ToDictionary(of => of.Key, IReadOnlyList<(LocalDate, Figure)> (of) => of.Value);
    }

    /// <summary>
    /// The same indicators in the same length of days before the period, as those days are known at the instant. What is open now belongs to
    /// no past; an indicator that has no days is asked of that stretch itself.
    /// </summary>
    public static async Task<IReadOnlyDictionary<string, Halves?>> BeforeAsync(this MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var before = period.Before();
        var halves = new Dictionary<string, Halves?>();
        foreach (var indicator in Indicators.All.Concat(Indicators.Beside))
            halves[indicator.Id] = indicator is IDayCounted counted && counted.OfDays(db, before) is not null ? await counted.CountDaysAsync(db, before, ct)
                : await indicator.CountAsync(db, indicator is ProcedureIndicator ? before with { AsOf = Instant.Min(before.End - Duration.Epsilon, before.AsOf), IsNow = false, Sums = null } : before, ct);
        return halves;
    }

    static async Task<Figure> FigureAsync(this MotCuaDb db, Indicator indicator, List<Target> targets, KpiPeriod period, CancellationToken ct)
    {
        // The target in force on the last day of the period; before the first decision, the first one is the measure.
        var own = targets.Where(t => t.Indicator == indicator.Id).OrderBy(t => t.InForceFrom).ToList();
        var target = own.LastOrDefault(t => t.InForceFrom <= period.To) ?? own.FirstOrDefault();
        return new(indicator, await indicator.CountAsync(db, period, ct), target?.Value, target?.Decision);
    }
}
