using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Hàng việc: what there is to do, the most pressing first.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers")]
public sealed class QueueController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(QueueQuery query, CancellationToken ct) =>
        View("Queue", await QueuePage.ReadAsync(db, await db.OfficerAsync(User, ct), query, clock.GetCurrentInstant(), ct));
}
