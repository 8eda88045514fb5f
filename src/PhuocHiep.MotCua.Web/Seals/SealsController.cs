using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Seals;

/// <summary>Niêm phong hằng đêm: each night with its hash, when it was last compared, and what did not match.</summary>
[Only(Role.Supervisor), Route("/kpi/seals")]
public sealed class SealsController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(int? before, CancellationToken ct) => View("Seals", await SealsPage.ReadAsync(db, User.AgencyId(), before, clock.GetCurrentInstant(), ct));
}
