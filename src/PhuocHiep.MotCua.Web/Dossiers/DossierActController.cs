using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>One act on one dossier, from a form on its page: done and said, or shown again with what is wrong and nothing lost.</summary>
public abstract class DossierActController(MotCuaDb db, IClock clock) : Controller
{
    protected MotCuaDb Db => db;

    /// <summary>A page that was shown again has the act's address: reloaded, it is the dossier's page.</summary>
    [HttpGet]
    public IActionResult Get(string code) => LocalRedirect(DossierPage.Address(code));

    /// <param name="version">The dossier as the officer saw it.</param>
    /// <param name="act">The verb, once the fields are in order.</param>
    /// <param name="typed">Puts what was typed back on the page.</param>
    protected async Task<IActionResult> DoAsync(
        string code, uint version, Action<Dossier, Officer, Instant> act, string done, Func<DossierPage, DossierPage> typed, CancellationToken ct)
    {
        if (await DossierPage.Find(db, User, code).SingleOrDefaultAsync(ct) is not { } dossier) return NotFound();
        var now = clock.GetCurrentInstant();
        if (ModelState.IsValid && await SavedAsync(dossier, version, act, now, ct))
        {
            this.Say(done);
            return LocalRedirect(DossierPage.Address(dossier.Code));
        }
        db.ChangeTracker.Clear();
        return View("Dossier", typed((await DossierPage.ReadAsync(db, User, code, now, ct))!));
    }

    async Task<bool> SavedAsync(Dossier dossier, uint version, Action<Dossier, Officer, Instant> act, Instant now, CancellationToken ct)
    {
        if (dossier.Version != version)
        {
            ModelState.AddModelError("", await WhoChangedAsync(dossier.Id, ct));
            return false;
        }
        try
        {
            act(dossier, await db.OfficerAsync(User, ct), now);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (RuleViolation no)
        {
            ModelState.AddModelError("", no.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", await WhoChangedAsync(dossier.Id, ct));
        }
        return false;
    }

    async Task<string> WhoChangedAsync(long dossierId, CancellationToken ct)
    {
        var last = await db.DossierEvents.AsNoTracking().Where(e => e.DossierId == dossierId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstAsync(ct);
        return $"Người khác vừa thay đổi hồ sơ này nên chưa ghi việc bạn làm. Việc gần nhất: {last.Kind.Text()}, {last.By}, {last.At.Text()}. Dưới đây là tình trạng mới nhất; hãy kiểm tra rồi làm lại nếu còn cần.";
    }
}
