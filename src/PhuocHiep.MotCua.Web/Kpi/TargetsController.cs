using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Chỉ tiêu: what is in force for each indicator, and what comes next.</summary>
[Only(Role.Supervisor), Route("/targets")]
public sealed class TargetsController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct) => View("Targets", await TargetsPage.ReadAsync(db, clock.GetCurrentInstant().VietnamDay(), ct));
}
