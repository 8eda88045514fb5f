using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}")]
public sealed class DossierController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string code, CancellationToken ct) =>
        await DossierPage.ReadAsync(db, User, code, clock.GetCurrentInstant(), ct) is { } page ? View("Dossier", page) : NotFound();
}
