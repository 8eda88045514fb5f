using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Wall;

/// <summary>Màn hình treo tường: a screen that hangs where citizens see it. Counts alone, nothing of a person and no code.</summary>
[Only(Role.Supervisor | Role.Clerk), Route("/wall")]
public sealed class WallController(MotCuaDb db, IClock clock) : Controller
{
    /// <param name="still">Whoever reads it at his own pace stops it from loading itself again (WCAG 2.2.2).</param>
    [HttpGet]
    public async Task<IActionResult> GetAsync(bool still, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        // Asked of the browser in the head of the answer: no script, and the page itself stays one that never reloads.
        if (!still) Response.Headers["Refresh"] = $"{WallPage.Seconds}";
        return View("Wall", await WallPage.ReadAsync(db, agency, still, clock.GetCurrentInstant(), ct));
    }
}
