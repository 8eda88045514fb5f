using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Bộ chỉ số phục vụ người dân, doanh nghiệp of decision 766/QĐ-TTg: what is measured, what is entered, what is missing.</summary>
[Only(Role.Supervisor), Route(QualityIndexPage.Address)]
public sealed class QualityIndexController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(KpiQuery query, CancellationToken ct)
    {
        var page = await QualityIndexPage.ReadAsync(db, User.AgencyId(), query, clock.GetCurrentInstant(), ct);
        page.Problem?.AddTo(ModelState);
        return View("QualityIndex", page);
    }
}
