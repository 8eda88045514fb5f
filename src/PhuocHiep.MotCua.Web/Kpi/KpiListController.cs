using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The dossiers or procedures behind a half of a figure: what is listed is what was counted.</summary>
[Only(Role.Supervisor), Route("/kpi/{id}/{part}")]
public sealed class KpiListController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> GetAsync(string id, string part, KpiQuery query, string? after, CancellationToken ct)
    {
        if (Indicators.Find(id) is not { } indicator || !Enum.TryParse<FigurePart>(part, ignoreCase: true, out var half) || !Enum.IsDefined(half)) return NotFound();
        var now = clock.GetCurrentInstant();
        var (period, _) = query.Read(User.AgencyId(), now);
        var figure = await db.FigureAsync(indicator, period, ct);
        switch (indicator)
        {
            case DossierIndicator dossiers:
                var key = PageKey.Parse(after);
                var rows = await DossierRow.Of(dossiers.Dossiers(db, period, half).AsNoTracking()
                        .Where(d => key == null || d.DueAt > key.At || (d.DueAt == key.At && d.Id > key.Id))
                        .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize + 1))
                    .ToListAsync(ct);
                var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].Promised.DueAt, rows[PageSize - 1].Id) : null;
                var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
                var table = new RowsTable(half.Text(), [.. rows.Take(PageSize)], period.AsOf, await db.CalendarAsync(agency, ct));
                var address = KpiQuery.Address($"/kpi/{indicator.Id}/{part}", period);
                return View("KpiList", new KpiListPage(figure, period, half, table, null, new(null, next is null ? null : $"{address}&after={next}")));
            case ProcedureIndicator procedures:
                var found = await procedures.Procedures(db, period, half).AsNoTracking().OrderBy(p => p.Field).ThenBy(p => p.Code)
                    .Select(p => new ProcedureLine(p.Code, p.Name, p.Field)).ToListAsync(ct);
                return View("KpiList", new KpiListPage(figure, period, half, null, found, new(null, null)));
            default:
                return NotFound();
        }
    }
}

public sealed record ProcedureLine(string Code, string Name, string Field);

public sealed record KpiListPage(Figure Figure, KpiPeriod Period, FigurePart Part, RowsTable? Dossiers, IReadOnlyList<ProcedureLine>? Procedures, Pager Pager)
{
    public long Count => Part switch
    {
        FigurePart.Numerator => Figure.Halves!.Numerator,
        FigurePart.Missing => Figure.Halves!.Denominator - Figure.Halves.Numerator,
        _ => Figure.Halves!.Denominator,
    };
}

public static class FigurePartWords
{
    public static string Text(this FigurePart part) => part switch
    {
        FigurePart.Numerator => "Được tính đạt",
        FigurePart.Missing => "Chưa đạt",
        _ => "Tất cả được xét",
    };
}
