using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Chỉ số: first what needs her now, then every figure with its target, its gap and the way to its dossiers.</summary>
[Only(Role.Supervisor), Route("/kpi")]
public sealed class KpiController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(KpiQuery query, CancellationToken ct)
    {
        var page = await KpiPage.ReadAsync(db, await db.OfficerAsync(User, ct), query, clock.GetCurrentInstant(), ct);
        page.Problem?.AddTo(ModelState);
        return View("Kpi", page);
    }
}
