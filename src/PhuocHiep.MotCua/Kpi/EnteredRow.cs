using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>PAR 1: findings of reform inspections remedied and reported in time, counted from the register of commitments.</summary>
public static class ReformFindings
{
    public const string Id = "reform-findings-rate";

    public const string Name = "Tồn tại qua kiểm tra cải cách hành chính đã khắc phục và báo cáo đúng hạn";

    public const string HowComputed = "Số tồn tại đã khắc phục và báo cáo trong hạn, chia cho số tồn tại có hạn trong kỳ (đã quá hạn hoặc đã báo cáo). Hạn là hạn theo thông báo kết quả kiểm tra; việc trễ vẫn là trễ dù sau đó đã báo cáo.";

    public const string Source = "Công văn 134/UBND-VP ngày 06/8/2024, phụ lục, mục III.1";

    /// <summary>Both halves: in time, and due in the period.</summary>
    public static async Task<Halves> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var judged = Judged(db, period);
        return new(await judged.LongCountAsync(c => c.FinishedOn <= c.DueOn, ct), await judged.LongCountAsync(ct));
    }

    /// <summary>The findings that are counted.</summary>
    public static IQueryable<Commitment> Judged(MotCuaDb db, KpiPeriod period) =>
        db.Commitments.AsNoTracking().Of(period.AgencyId).JudgedOf(Commitment.Inspection, period.From, period.To, period.AsOf.VietnamDay());
}

/// <summary>A figure that was entered, as it holds for a period: one entry, or several that follow each other, added.</summary>
/// <param name="From">The first day of which it speaks.</param>
/// <param name="Entries">How many entries it is made of.</param>
/// <param name="Last">The one that was entered last: by whom, when, with which evidence.</param>
public sealed record HeldFigure(long Numerator, long? Denominator, LocalDate From, LocalDate To, int Entries, EnteredFigure Last)
{
    /// <summary>What holds for a period among entries of one item; null where none does.</summary>
    /// <param name="figures">Those that hold, none taken back.</param>
    /// <remarks>
    /// The very period first. Of a stock, the latest day within the period, or else the narrowest span around it. Of a flow, the entries within the period that follow
    /// each other, the longer before the shorter: what is entered of a whole year says nothing of its months.
    /// </remarks>
    public static HeldFigure? Of(EnteredItem item, IReadOnlyList<EnteredFigure> figures, LocalDate from, LocalDate to)
    {
        if (figures.FirstOrDefault(f => f.From == from && f.To == to) is { } exact) return One(exact);
        var within = figures.Where(f => f.From >= from && f.To <= to).ToList();
        if (item.IsStock)
            return figures.Where(f => f.To >= from && f.To <= to).OrderBy(f => f.To).ThenBy(f => f.Id).LastOrDefault() is { } latest ? One(latest)
                : figures.Where(f => f.From <= from && f.To >= to).MinBy(f => Period.DaysBetween(f.From, f.To)) is { } around ? One(around) : null;
        var added = new List<EnteredFigure>();
        foreach (var figure in within.OrderBy(f => f.From).ThenByDescending(f => f.To))
            if (added.Count == 0 || figure.From > added[^1].To) added.Add(figure);
        return added.Count == 0 ? null : new(added.Sum(f => f.Numerator!.Value), item.IsCount ? null : added.Sum(f => f.Denominator!.Value), added[0].From, added[^1].To, added.Count, added.MaxBy(f => f.Id)!);
    }

    static HeldFigure One(EnteredFigure figure) => new(figure.Numerator!.Value, figure.Denominator, figure.From, figure.To, 1, figure);
}

/// <summary>A row of the annex that no dossier tells, in one period, held against its target.</summary>
/// <param name="Item">Null: the row is counted from the register of commitments.</param>
/// <param name="Halves">Null where nothing is entered; of a count the denominator is 0.</param>
/// <param name="Held">Who entered it and what proves it; null where it is counted, or missing.</param>
public sealed record EnteredRow(string Id, string AnnexRow, string Name, string Formula, string Source, EnteredItem? Item, Halves? Halves, HeldFigure? Held, decimal? Target, string? Decision)
{
    public bool IsCount => Item is { IsCount: true };

    /// <summary>Percent to four decimals, or how many; null where nothing is entered or there was nothing to measure.</summary>
    public decimal? Value => Halves is not { } h ? null : IsCount ? h.Numerator : h.Denominator > 0 ? Math.Round(100m * h.Numerator / h.Denominator, 4, MidpointRounding.AwayFromZero) : null;

    /// <summary>Of a rate judged on the halves; a count must not be above its target.</summary>
    public bool? Met => (Halves, Target) is not ({ } h, { } target) ? null : IsCount ? h.Numerator <= target : h.Denominator > 0 ? 100m * h.Numerator >= target * h.Denominator : null;

    /// <summary>Percentage points, or how many, above (+) or below (−) the target.</summary>
    public decimal? Gap => Value - Target;
}

public static class EnteredRows
{
    /// <summary>Every row of the annex that is entered, in its order, PAR 1 counted from the register first.</summary>
    public static async Task<IReadOnlyList<EnteredRow>> EnteredRowsAsync(this MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var ids = EnteredItems.OfAnnex.Select(i => i.Id).Append(ReformFindings.Id).ToList();
        var targets = (await db.Targets.AsNoTracking().Where(t => ids.Contains(t.Indicator)).ToListAsync(ct)).ToLookup(t => t.Indicator);
        var held = await db.HeldFiguresAsync(EnteredItems.OfAnnex, period, ct);
        var first = Target.InForce(targets[ReformFindings.Id], period.To);
        return
        [
            new(ReformFindings.Id, Commitment.Inspection, ReformFindings.Name, ReformFindings.HowComputed, ReformFindings.Source, null, await ReformFindings.CountAsync(db, period, ct), null, first?.Value, first?.Decision),
            .. EnteredItems.OfAnnex.Select(item =>
            {
                var (of, target) = (held.GetValueOrDefault(item.Id), Target.InForce(targets[item.Id], period.To));
                return new EnteredRow(item.Id, item.Row, item.Name, item.Formula, item.Source, item, of is null ? null : new(of.Numerator, of.Denominator ?? 0), of, target?.Value, target?.Decision);
            }),
        ];
    }

    /// <summary>What is entered of these items and holds for the period, by item; an item of which nothing does has no line.</summary>
    public static async Task<IReadOnlyDictionary<string, HeldFigure>> HeldFiguresAsync(this MotCuaDb db, IReadOnlyList<EnteredItem> items, KpiPeriod period, CancellationToken ct = default)
    {
        var ids = items.Select(i => i.Id).ToList();
        var figures = (await db.EnteredFigures.AsNoTracking().Include(f => f.Evidence)
            .Where(f => f.AgencyId == period.AgencyId && ids.Contains(f.Item) && f.Numerator != null && f.To >= period.From && f.From <= period.To).Holding(db).ToListAsync(ct)).ToLookup(f => f.Item);
        return items.Select(item => (item.Id, Held: HeldFigure.Of(item, [.. figures[item.Id]], period.From, period.To))).Where(of => of.Held is not null).ToDictionary(of => of.Id, of => of.Held!);
    }
}
