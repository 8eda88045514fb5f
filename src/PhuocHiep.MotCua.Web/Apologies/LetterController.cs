using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies/{id:long}")]
public sealed class LetterController(MotCuaDb db, IClock clock, Settings settings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct) =>
        await LetterPage.ReadAsync(db, User, id, clock.GetCurrentInstant(), ct) is { } page ? View("Letter", page) : NotFound();

    /// <summary>The paper: as it was signed and sent, or the draft as it stands.</summary>
    [HttpGet("letter.pdf")]
    public async Task<IActionResult> PaperAsync(long id, CancellationToken ct)
    {
        if (await WithDossierAsync(id, ct) is not { } letter) return NotFound();
        var signed = await db.LetterPapers.Where(p => p.LetterId == id).Select(p => p.Pdf).SingleOrDefaultAsync(ct);
        return File(signed ?? PrintedLetter.Print(FactsOf(letter), await WordsOfAsync(letter, ct), letter.GenuineAt(settings)), "application/pdf");
    }

    /// <summary>The same words on A5, as the circular prints its forms.</summary>
    [HttpGet("letter-a5.pdf")]
    public async Task<IActionResult> FormAsync(long id, CancellationToken ct) =>
        await WithDossierAsync(id, ct) is { } letter ? File(PrintedLetter.PrintAsForm(FactsOf(letter), await WordsOfAsync(letter, ct), letter.GenuineAt(settings)), "application/pdf") : NotFound();

    static LetterFacts FactsOf(ApologyLetter letter) => new(letter, letter.Dossier!, letter.Dossier!.Agency!);

    Task<LetterTemplate> WordsOfAsync(ApologyLetter letter, CancellationToken ct) => db.TemplateOfAsync(letter, clock.GetCurrentInstant().VietnamDay(), ct);

    Task<ApologyLetter?> WithDossierAsync(long id, CancellationToken ct) =>
        db.ApologyLetters.AsNoTracking().Of(User.AgencyId())
            .Include(l => l.Dossier!.Procedure)
            .Include(l => l.Dossier!.Agency)
            .SingleOrDefaultAsync(l => l.Id == id, ct);
}
