using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Submissions;

[Only(Role.Clerk | Role.Supervisor), Route("/submissions/{id:long}")]
public sealed class SubmissionController(MotCuaDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct) =>
        await SubmissionPage.ReadAsync(db, User.AgencyId(), id, ct) is { } page ? View("Submission", page) : NotFound();
}

/// <summary>One submission, and the forms of its two papers.</summary>
public sealed record SubmissionPage(Submission Submission)
{
    public SendBackForm SendBack { get; init; } = new();

    public RefusalForm Refusal { get; init; } = new();

    public bool MaySendBack => Moves.MayBeMade(Move.SendBack, Submission.Status);

    public static string Address(long id) => $"/submissions/{id}";

    public static async Task<SubmissionPage?> ReadAsync(MotCuaDb db, int agencyId, long id, CancellationToken ct) =>
        await db.Submissions.AsNoTracking().Of(agencyId).Include(s => s.Procedure).Include(s => s.Dossier).Include(s => s.Events.OrderBy(e => e.At).ThenBy(e => e.Id))
            .SingleOrDefaultAsync(s => s.Id == id, ct) is { } submission ? new(submission) : null;
}
