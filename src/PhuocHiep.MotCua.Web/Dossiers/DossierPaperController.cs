using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>A paper about one dossier, as a page to print and as PDF.</summary>
public abstract class DossierPaperController(MotCuaDb db) : Controller
{
    /// <param name="form">Made of the dossier with its agency, procedure, supplements and events.</param>
    protected async Task<IActionResult> PaperAsync(string code, Func<Dossier, Form?> form, CancellationToken ct)
    {
        var dossier = await DossierPage.Find(db, User, code).AsNoTracking().AsSplitQuery()
            .Include(d => d.Agency).Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Events.OrderBy(e => e.At).ThenBy(e => e.Id))
            .SingleOrDefaultAsync(ct);
        return dossier is not null && form(dossier) is { } paper ? this.Paper(paper, DossierPage.Address(dossier.Code)) : NotFound();
    }
}
