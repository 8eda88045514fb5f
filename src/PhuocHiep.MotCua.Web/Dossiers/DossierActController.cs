using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>An act that needs no more than its reason.</summary>
public sealed class ReasonForm
{
    public uint Version { get; set; }

    public string? Reason { get; set; }
}

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
    protected Task<IActionResult> DoAsync(
        string code, uint version, Action<Dossier, Officer, Instant> act, string done, Func<DossierPage, DossierPage> typed, CancellationToken ct) =>
        DoAsync(code, version, (dossier, officer, now, _) => act(dossier, officer, now), done, typed, ct);

    /// <summary>The same, for a verb that reckons with the agency's calendar.</summary>
    protected async Task<IActionResult> DoAsync(
        string code, uint version, Action<Dossier, Officer, Instant, WorkCalendar> act, string done, Func<DossierPage, DossierPage> typed, CancellationToken ct)
    {
        // All that a verb may need of its dossier: a few rows.
        var found = await DossierPage.Find(db, User, code).AsSplitQuery()
            .Include(d => d.Agency).Include(d => d.Procedure).Include(d => d.Holder)
            .Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.Opinions).Include(d => d.OwedApologies)
            .Include(d => d.Events.Where(e => e.Kind == DossierEventKind.ResultCorrected))
            .SingleOrDefaultAsync(ct);
        if (found is not { } dossier) return NotFound();
        var now = clock.GetCurrentInstant();
        if (ModelState.IsValid && await SavedAsync(dossier, version, act, now, ct))
        {
            this.Say(done);
            return LocalRedirect(DossierPage.Address(dossier.Code));
        }
        db.ChangeTracker.Clear();
        return View("Dossier", typed((await DossierPage.ReadAsync(db, User, code, now, ct))!));
    }

    /// <summary>Adds to the errors what is wrong with a text that must be there; gives it cleaned.</summary>
    protected string? Needed(string? text, string field, string missing, int longest = 1000)
    {
        var clean = VietnameseText.Clean(text);
        if (clean is null) ModelState.AddModelError(field, missing);
        else if (clean.Length > longest) ModelState.AddModelError(field, $"Dài quá {longest.ToString("N0", VietnamTime.Culture)} ký tự.");
        return clean;
    }

    async Task<bool> SavedAsync(Dossier dossier, uint version, Action<Dossier, Officer, Instant, WorkCalendar> act, Instant now, CancellationToken ct)
    {
        if (dossier.Version != version)
        {
            ModelState.AddModelError("", await WhoChangedAsync(dossier.Id, ct));
            return false;
        }
        try
        {
            act(dossier, await db.OfficerAsync(User, ct), now, await db.CalendarAsync(dossier.Agency!, ct));
            // Every act makes another version, also one that only adds a line: a second click of the same form finds it.
            db.Entry(dossier).Property(d => d.Status).IsModified = true;
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (Exception no) when (no is RuleViolation or CalendarEnded)
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
