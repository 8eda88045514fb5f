using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Bỏ: a pack that failed or was cut off is not needed any more, and nobody is reminded of it.</summary>
[Only(Role.Supervisor), Route("/reports/inspection/{id:long}/drop")]
public sealed class PackDropController(MotCuaDb db, IClock clock) : Controller
{
    [HttpPost]
    public async Task<IActionResult> PostAsync(long id, CancellationToken ct)
    {
        if (await db.PackAsync(id, User.AgencyId(), ct) is not { } pack) return NotFound();
        // Made meanwhile, or somebody is at it: it will be there.
        if (pack.FinishedAt is null && !await db.IsEnteredAsync(RoundName.Packs, id, ct))
        {
            pack.Drop((await db.OfficerAsync(User, ct)).FullName, clock.GetCurrentInstant());
            await db.SaveChangesAsync(ct);
        }
        return LocalRedirect(PackPage.Address(id));
    }
}
