using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies/{id:long}")]
public sealed class LetterController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct) =>
        await LetterPage.ReadAsync(db, User, id, clock.GetCurrentInstant(), ct) is { } page ? View("Letter", page) : NotFound();

    /// <summary>The paper: as it was signed and sent, or the draft as it stands.</summary>
    [HttpGet("letter.pdf")]
    public async Task<IActionResult> PaperAsync(long id, CancellationToken ct)
    {
        var letter = await db.ApologyLetters.AsNoTracking().Of(User.AgencyId())
            .Include(l => l.Dossier!.Procedure)
            .Include(l => l.Dossier!.Agency)
            .SingleOrDefaultAsync(l => l.Id == id, ct);
        if (letter is null) return NotFound();
        var signed = await db.LetterPapers.Where(p => p.LetterId == id).Select(p => p.Pdf).SingleOrDefaultAsync(ct);
        return File(signed ?? PrintedLetter.Print(letter, letter.Dossier!, letter.Dossier!.Agency!), "application/pdf");
    }
}
