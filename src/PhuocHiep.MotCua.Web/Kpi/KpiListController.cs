using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The dossiers or procedures behind a part of a figure, narrowed and told apart: what is listed is what was counted.</summary>
[Only(Role.Supervisor), Route("/kpi/{id}/{part}")]
public sealed class KpiListController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string id, string part, KpiQuery query, NarrowQuery narrow, string? after, CancellationToken ct)
    {
        if (Indicators.Find(id) is not { } indicator || Slug.Named<FigurePart>(part) is not { } half) return NotFound();
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        // The number and its rows are read in one snapshot; the days that are over are not counted again.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (period.IsNow) period = period with { Sums = await db.DaySumsAsync(period, ct) };
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
        var page = await KpiListPage.ReadAsync(db, indicator, figure, half, period, narrow, PageKey.Parse(after), ct);
        return View("KpiList", page with { NarrowedTo = await NarrowedToAsync(narrow.Read(), ct) });
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
