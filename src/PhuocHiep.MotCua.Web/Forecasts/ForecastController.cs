using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Forecasts;

/// <summary>Sắp trễ: who will be late in the coming days if nothing changes, how often such a word was right, and what lies on which desk.</summary>
[Only(Role.Supervisor), Route("/kpi/forecast")]
public sealed class ForecastController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        return View("Forecast", await ForecastPage.ReadAsync(db, agency, clock.GetCurrentInstant(), ct));
    }
}
