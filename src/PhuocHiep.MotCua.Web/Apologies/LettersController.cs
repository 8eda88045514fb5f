using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>The letters of the office, by what they wait for.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies")]
public sealed class LettersController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string? show, string? after, int? page, CancellationToken ct)
    {
        // What each comes for: to sign, to give a reason, to hand over.
        var chip = LetterChip.Named(show)
            ?? (User.Has(Role.Supervisor) ? LetterChip.Signature
                : !User.Has(Role.Officer) ? LetterChip.Paper
                : await db.ApologyLetters.Of(User.AgencyId()).AwaitingReason().AnyAsync(ct) ? LetterChip.Reason : LetterChip.Prepared);
        return View("Letters", await LettersPage.ReadAsync(db, await db.OfficerAsync(User, ct), chip, after, page ?? 1, clock.GetCurrentInstant(), ct));
    }
}
