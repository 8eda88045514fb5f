using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 05), as PDF; the dossier's page shows the same lines.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/control-slip.pdf")]
public sealed class ControlSlipController(MotCuaDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string code, CancellationToken ct)
    {
        var dossier = await DossierPage.Find(db, User, code).AsNoTracking().AsSplitQuery()
            .Include(d => d.Agency).Include(d => d.Procedure).Include(d => d.ReceivedBy).Include(d => d.Components.OrderBy(c => c.Ordinal)).Include(d => d.Events.OrderBy(e => e.At).ThenBy(e => e.Id))
            .SingleOrDefaultAsync(ct);
        return dossier is null ? NotFound() : File(ControlSlip.Print(dossier), "application/pdf");
    }
}
