using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <param name="Figure">Of what the page is narrowed to.</param>
/// <param name="Excluded">How many were left out.</param>
public sealed record KpiListPage(Figure Figure, KpiPeriod Period, FigurePart Part, long Excluded, NarrowQuery Narrow)
{
    /// <summary>What it is narrowed to, in words.</summary>
    public IReadOnlyList<(BreakdownBy By, string Text)> NarrowedTo { get; init; } = [];

    /// <summary>Told apart, where this was asked for.</summary>
    public IReadOnlyList<BreakdownLine>? Lines { get; init; }

    public RowsTable? Dossiers { get; init; }

    public IReadOnlyList<ProcedureLine>? Procedures { get; init; }

    public Pager Pager { get; init; } = new(null, null);

    const int PageSize = 50;

    /// <summary>A page of the dossiers behind a part of the figure, and the number of each part.</summary>
    public static async Task<KpiListPage> ReadAsync(MotCuaDb db, DossierIndicator indicator, Figure figure, FigurePart half, KpiPeriod period, NarrowQuery narrow, PageKey? after, CancellationToken ct = default)
    {
        var narrowing = narrow.Read();
        var isWhole = narrowing == new Narrowing();
        if (!isWhole) figure = figure with { Halves = await db.CountAsync(indicator, period, narrowing, ct) };
        var excluded = isWhole ? await indicator.CountExcludedAsync(db, period, figure.Halves!.Denominator, ct) : await narrowing.Of(indicator.Dossiers(db, period, FigurePart.Excluded)).LongCountAsync(ct);
        var page = new KpiListPage(figure, period, half, excluded, narrow);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == period.AgencyId, ct);
        var (rows, next) = page.Count(half) == 0 ? ([], null) : await RowsAsync(db, narrowing.Of(indicator.Dossiers(db, period, half)), indicator.OrderOf(db, period, half), after, ct);
        return page with
        {
            Lines = narrow.Read(out var by) ? await db.BreakdownAsync(indicator, period, by, narrowing, ct) : null,
            Dossiers = new(half.Text(), rows, period.AsOf, await db.CalendarAsync(agency, ct)),
            Pager = new(null, next is null ? null : $"{page.Address(half)}&after={next}"),
        };
    }

    static async Task<(IReadOnlyList<DossierRow> Rows, PageKey? Next)> RowsAsync(MotCuaDb db, IQueryable<Dossier> dossiers, Expression<Func<Dossier, Instant>> order, PageKey? after, CancellationToken ct)
    {
        // Two bounds: the index knows the first, the second goes on within one instant.
        if (after is { At: var at, Id: var id }) dossiers = dossiers.Where(By(order, key => key >= at)).Where(Or(By(order, key => key > at), d => d.Id > id));
        var keys = await dossiers.AsNoTracking().OrderBy(order).ThenBy(d => d.Id).Select(With(order)).Take(PageSize + 1).ToListAsync(ct);
        var next = keys.Count > PageSize ? keys[PageSize - 1] : null;
        var ids = keys.Take(PageSize).Select(k => k.Id).ToList();
        var rows = await DossierRow.Of(db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id))).ToDictionaryAsync(row => row.Id, ct);
        return ([.. ids.Select(one => rows[one])], next);
    }

    static Expression<Func<Dossier, bool>> By(Expression<Func<Dossier, Instant>> order, Expression<Func<Instant, bool>> holds) =>
        Expression.Lambda<Func<Dossier, bool>>(ReplacingExpressionVisitor.Replace(holds.Parameters[0], order.Body, holds.Body), order.Parameters);

    static Expression<Func<Dossier, bool>> Or(Expression<Func<Dossier, bool>> one, Expression<Func<Dossier, bool>> other) =>
        Expression.Lambda<Func<Dossier, bool>>(Expression.OrElse(one.Body, ReplacingExpressionVisitor.Replace(other.Parameters[0], one.Parameters[0], other.Body)), one.Parameters);

    static Expression<Func<Dossier, PageKey>> With(Expression<Func<Dossier, Instant>> order) =>
        Expression.Lambda<Func<Dossier, PageKey>>(Expression.New(typeof(PageKey).GetConstructor([typeof(Instant), typeof(long)])!, order.Body, Expression.Property(order.Parameters[0], nameof(Dossier.Id))), order.Parameters);

    public long Count(FigurePart part) => part switch
    {
        FigurePart.Numerator => Figure.Halves!.Numerator,
        FigurePart.Missing => Figure.Halves!.Denominator - Figure.Halves.Numerator,
        FigurePart.Excluded => Excluded,
        _ => Figure.Halves!.Denominator,
    };

    /// <summary>Another part of the same, or the same narrowed and told apart otherwise.</summary>
    public string Address(FigurePart part, NarrowQuery? narrow = null) =>
        KpiQuery.Address($"/kpi/{Figure.Indicator.Id}/{Slug.Of(part)}", Period) + (narrow ?? Narrow).Text();
}
