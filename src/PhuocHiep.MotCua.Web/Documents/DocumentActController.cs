using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>One act on the files of one dossier: done and said, or the page again with what is wrong and what was typed.</summary>
public abstract class DocumentActController(MotCuaDb db, Settings settings, IClock clock) : Controller
{
    protected MotCuaDb Db => db;

    protected FileStore Store { get; } = new(settings.DocumentsFolder);

    protected Digitization Digitization { get; } = new(db, settings);

    /// <summary>Those of the act, on the dossier of this number; answers what was done, or null where there is no such thing.</summary>
    protected delegate Task<string?> Act(long dossierId, Officer officer, Instant now);

    protected async Task<IActionResult> DoAsync(string code, Act act, Func<DocumentsPage, DocumentsPage> typed, CancellationToken ct)
    {
        if (await DossierPage.Find(db, User, code).AsNoTracking().Select(d => new { d.Id, d.Code }).SingleOrDefaultAsync(ct) is not { } dossier) return NotFound();
        try
        {
            if (ModelState.IsValid)
            {
                var done = await act(dossier.Id, await db.OfficerAsync(User, ct), clock.GetCurrentInstant());
                if (ModelState.IsValid)
                {
                    if (done is null) return NotFound();
                    this.Say(done);
                    return LocalRedirect(DocumentsPage.Address(dossier.Code));
                }
            }
        }
        catch (RuleViolation no)
        {
            ModelState.AddModelError("", no.Message);
        }
        db.ChangeTracker.Clear();
        return await PageAsync(code, typed, ct);
    }

    protected async Task<IActionResult> PageAsync(string code, Func<DocumentsPage, DocumentsPage> typed, CancellationToken ct)
    {
        var dossier = await DossierPage.Find(db, User, code).AsNoTracking().Include(d => d.Components.OrderBy(c => c.Ordinal)).SingleOrDefaultAsync(ct);
        return dossier is null ? NotFound() : View("Documents", typed(await DocumentsPage.ReadAsync(db, dossier, ct)));
    }

    /// <summary>The file, looked at; null where something is wrong with it, which is said beside the field.</summary>
    protected Task<CheckedFile?> CheckAsync(IFormFile file, string field, Instant now, CancellationToken ct) => this.CheckAsync(Digitization, file, field, now, ct);
}
