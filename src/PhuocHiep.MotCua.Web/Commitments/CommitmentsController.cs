using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

[Only(Role.Supervisor), Route("/commitments")]
public sealed class CommitmentsController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(int? year, CancellationToken ct) => View("Commitments", await CommitmentsPage.ReadAsync(db, User.AgencyId(), year, clock.GetCurrentInstant(), ct));
}
