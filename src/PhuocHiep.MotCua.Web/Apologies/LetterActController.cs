using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One act on one letter, from a form on its page: done and said, or shown again with what is wrong and nothing lost.</summary>
public abstract class LetterActController(MotCuaDb db, IClock clock) : Controller
{
    protected MotCuaDb Db => db;

    /// <summary>A page that was shown again has the act's address: reloaded, it is the letter's page.</summary>
    [HttpGet]
    public IActionResult Get(long id) => LocalRedirect(LetterPage.Address(id));

    /// <param name="act">The verb, once the fields are in order; false where there is no such letter.</param>
    protected Task<IActionResult> DoAsync(long id, Func<Officer, Instant, Task<bool>> act, string done, Func<LetterPage, LetterPage> typed, CancellationToken ct) =>
        DoAsync(id, async (officer, now) => await act(officer, now) ? id : null, done, typed, ct);

    /// <param name="act">The verb, once the fields are in order: the letter to go on with; null where there is no such letter.</param>
    protected async Task<IActionResult> DoAsync(long id, Func<Officer, Instant, Task<long?>> act, string done, Func<LetterPage, LetterPage> typed, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        try
        {
            if (ModelState.IsValid)
            {
                if (await act(await db.OfficerAsync(User, ct), now) is not { } next) return NotFound();
                this.Say(done);
                return LocalRedirect(LetterPage.Address(next));
            }
        }
        catch (Exception no) when (no is RuleViolation or CalendarEnded)
        {
            ModelState.AddModelError("", no.Message);
        }
        catch (DbUpdateConcurrencyException)
        {
            ModelState.AddModelError("", "Người khác vừa thay đổi phiếu này nên chưa ghi việc bạn làm. Dưới đây là nội dung mới nhất; hãy đọc lại rồi làm lại nếu còn cần.");
        }
        db.ChangeTracker.Clear();
        return await LetterPage.ReadAsync(db, User, id, now, ct) is { } page ? View("Letter", typed(page)) : NotFound();
    }

    /// <summary>The letter for a change, as the officer saw it.</summary>
    protected async Task<ApologyLetter?> FindAsync(long id, uint version, CancellationToken ct)
    {
        var letter = await db.ApologyLetters.Of(User.AgencyId())
            .Include(l => l.Dossier!.Agency)
            .Include(l => l.Follows)
            .SingleOrDefaultAsync(l => l.Id == id, ct);
        if (letter is not null) db.Entry(letter).Property(l => l.Version).OriginalValue = version;
        return letter;
    }
}
