using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Submissions;

/// <summary>One answer to one submission: done and said, or shown again with what is wrong and nothing lost.</summary>
public abstract class SubmissionActController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the submission's page.</summary>
    [HttpGet]
    public IActionResult Get(long id) => LocalRedirect(SubmissionPage.Address(id));

    protected async Task<IActionResult> DoAsync(
        long id, uint version, Action<Submission, Officer, Instant> act, string done, Func<SubmissionPage, SubmissionPage> typed, CancellationToken ct)
    {
        if (await db.Submissions.Of(User.AgencyId()).SingleOrDefaultAsync(s => s.Id == id, ct) is not { } submission) return NotFound();
        if (submission.Version != version) ModelState.AddModelError("", SaidNo.SomebodyElse);
        if (ModelState.IsValid)
        {
            try
            {
                act(submission, await db.OfficerAsync(User, ct), clock.GetCurrentInstant());
                await db.SaveChangesAsync(ct);
                this.Say(done);
                return LocalRedirect(SubmissionPage.Address(id));
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
            catch (DbUpdateConcurrencyException)
            {
                ModelState.AddModelError("", SaidNo.SomebodyElse);
            }
        }
        db.ChangeTracker.Clear();
        return View("Submission", typed((await SubmissionPage.ReadAsync(db, User.AgencyId(), id, ct))!));
    }
}
