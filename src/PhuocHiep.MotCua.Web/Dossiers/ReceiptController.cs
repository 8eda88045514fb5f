using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01), as a page to print and as PDF.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class ReceiptController(MotCuaDb db, Settings settings) : Controller
{
    [HttpGet("/dossiers/{code}/receipt"), HttpGet("/dossiers/{code}/receipt.pdf")]
    public async Task<IActionResult> GetAsync(string code, CancellationToken ct)
    {
        var dossier = await DossierPage.Find(db, User, code).AsNoTracking().AsSplitQuery()
            .Include(d => d.Agency).Include(d => d.Procedure).Include(d => d.ReceivedBy).Include(d => d.Components.OrderBy(c => c.Ordinal)).Include(d => d.Supplements).Include(d => d.Suspensions)
            .SingleOrDefaultAsync(ct);
        if (dossier is null) return NotFound();
        Deadline? why = null;
        try
        {
            why = dossier.ExplainPromise(await db.CalendarAsync(dossier.Agency!, ct));
        }
        catch (CalendarEnded)
        {
            // An old dossier whose year is not loaded any more: the paper shows the promise without the reckoning.
        }
        return this.Paper(Receipt.Form(dossier, why, new(settings.Url, "/lookup/" + dossier.LookupToken)), DossierPage.Address(dossier.Code));
    }
}
