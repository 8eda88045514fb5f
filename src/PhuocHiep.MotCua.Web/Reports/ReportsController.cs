using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Báo cáo: the statutory statistics of a period, and the register of it as a file.</summary>
[Only(Role.Supervisor), Route("/reports")]
public sealed class ReportsController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(ReportQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (period, problem) = query.Read(User.AgencyId(), now);
        problem?.AddTo(ModelState);
        return View("Reports", new ReportsPage(await FormII06a.ReadAsync(db, period, ct), now));
    }
}

public sealed record ReportsPage(FormII06a Form, Instant Now);
