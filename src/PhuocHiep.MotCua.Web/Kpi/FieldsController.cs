using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Theo lĩnh vực: what keeps an indicator from its target, field by field.</summary>
[Only(Role.Supervisor), Route("/kpi/fields")]
public sealed class FieldsController(MotCuaDb db, IClock clock) : Controller
{
    static readonly IReadOnlyList<string> Charted = ["on-time-rate", "apology-rate", "digitization-rate"];

    [HttpGet]
    public async Task<IActionResult> GetAsync(KpiQuery query, CancellationToken ct)
    {
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (period.IsNow) period = period with { Sums = await db.DaySumsAsync(period, ct) };
        var charts = new List<FieldsChart>();
        foreach (var id in Charted) charts.Add(await FieldsChart.ReadAsync(db, await db.FigureAsync(Indicators.Find(id)!, period, ct), period, ct));
        return View("Fields", new FieldsPage(period, charts));
    }
}

public sealed record FieldsPage(KpiPeriod Period, IReadOnlyList<FieldsChart> Charts);
