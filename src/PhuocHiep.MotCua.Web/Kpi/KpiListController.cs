using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The dossiers or procedures behind a part of a figure, narrowed and told apart: what is listed is what was counted.</summary>
[Only(Role.Supervisor), Route("/kpi/{id}/{part}")]
public sealed class KpiListController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> GetAsync(string id, string part, KpiQuery query, NarrowQuery narrow, string? after, CancellationToken ct)
    {
        if (Indicators.Find(id) is not { } indicator || Slug.Named<FigurePart>(part) is not { } half) return NotFound();
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        var figure = await db.FigureAsync(indicator, period, ct);
        return indicator switch
        {
            DossierIndicator dossiers => await DossiersAsync(dossiers, figure, half, period, narrow, after, ct),
            ProcedureIndicator procedures => await ProceduresAsync(procedures, figure, half, period, ct),
            _ => NotFound(),
        };
    }

    async Task<IActionResult> DossiersAsync(DossierIndicator indicator, Figure figure, FigurePart half, KpiPeriod period, NarrowQuery narrow, string? after, CancellationToken ct)
    {
        var narrowing = narrow.Read();
        var key = PageKey.Parse(after);
        var rows = await DossierRow.Of(narrowing.Of(indicator.Dossiers(db, period, half)).AsNoTracking()
                .Where(d => key == null || d.DueAt > key.At || (d.DueAt == key.At && d.Id > key.Id))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize + 1))
            .ToListAsync(ct);
        var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].Promised.DueAt, rows[PageSize - 1].Id) : null;
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var page = new KpiListPage(
            figure with { Halves = narrowing == new Narrowing() ? figure.Halves : await db.CountAsync(indicator, period, narrowing, ct) }, period, half,
            await narrowing.Of(indicator.Dossiers(db, period, FigurePart.Excluded)).LongCountAsync(ct), narrow)
        {
            NarrowedTo = await NarrowedToAsync(narrowing, ct),
            Lines = narrow.Read(out var by) ? await db.BreakdownAsync(indicator, period, by, narrowing, ct) : null,
            Dossiers = new(half.Text(), [.. rows.Take(PageSize)], period.AsOf, await db.CalendarAsync(agency, ct)),
        };
        return View("KpiList", page with { Pager = new(null, next is null ? null : $"{page.Address(half)}&after={next}") });
    }

    async Task<IActionResult> ProceduresAsync(ProcedureIndicator indicator, Figure figure, FigurePart half, KpiPeriod period, CancellationToken ct) =>
        View("KpiList", new KpiListPage(figure, period, half, await indicator.Procedures(db, period, FigurePart.Excluded).LongCountAsync(ct), new())
        {
            Procedures = await indicator.Procedures(db, period, half).AsNoTracking().OrderBy(p => p.Field).ThenBy(p => p.Code).Select(p => new ProcedureLine(p.Code, p.Name, p.Field)).ToListAsync(ct),
        });

    async Task<IReadOnlyList<(BreakdownBy By, string Text)>> NarrowedToAsync(Narrowing narrowing, CancellationToken ct)
    {
        var to = new List<(BreakdownBy, string)>();
        if (narrowing.Field is { } field) to.Add((BreakdownBy.Field, field));
        if (narrowing.Procedure is { } code) to.Add((BreakdownBy.Procedure, await db.Procedures.Of(User.AgencyId()).Where(p => p.Code == code).Select(p => p.Code + " " + p.Name).FirstOrDefaultAsync(ct) ?? code));
        if (narrowing.Officer is { } officer) to.Add((BreakdownBy.Officer, await db.Users.Where(o => o.Id == officer && o.AgencyId == User.AgencyId()).Select(o => o.FullName).FirstOrDefaultAsync(ct) ?? "Chưa giao ai"));
        if (narrowing.Channel is { } channel) to.Add((BreakdownBy.Channel, channel.Text()));
        return to;
    }
}

public sealed record ProcedureLine(string Code, string Name, string Field);

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

public static class FigurePartWords
{
    public static string Text(this FigurePart part) => part switch
    {
        FigurePart.Numerator => "Được tính đạt",
        FigurePart.Missing => "Chưa đạt",
        FigurePart.Excluded => "Không đưa vào tính",
        _ => "Tất cả được xét",
    };

    public static string Text(this BreakdownBy by) => by switch
    {
        BreakdownBy.Field => "lĩnh vực",
        BreakdownBy.Procedure => "thủ tục",
        BreakdownBy.Officer => "người giữ",
        BreakdownBy.Channel => "kênh tiếp nhận",
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };
}
