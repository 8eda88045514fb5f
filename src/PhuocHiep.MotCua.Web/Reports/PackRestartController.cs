using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Làm lại: a pack that failed or was cut off is begun again.</summary>
[Only(Role.Supervisor), Route("/reports/inspection/{id:long}/restart")]
public sealed class PackRestartController(MotCuaDb db, IClock clock, Schedule schedule) : Controller
{
    [HttpPost]
    public async Task<IActionResult> PostAsync(long id, CancellationToken ct)
    {
        if (await db.PackAsync(id, User.AgencyId(), ct) is not { } pack) return NotFound();
        // Made meanwhile, or somebody is at it: there is nothing to begin again.
        if (pack.FinishedAt is null && !await db.IsEnteredAsync(RoundName.Packs, id, ct))
        {
            pack.Restart(clock.GetCurrentInstant());
            await db.SaveChangesAsync(ct);
            schedule.WakePacks();
        }
        return LocalRedirect(PackPage.Address(id));
    }
}
