using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Submissions;

/// <summary>Hồ sơ nộp, chưa tiếp nhận: registered online and to be checked, or sent back and not brought again.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/submissions")]
public sealed class SubmissionsController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>More than a commune has waiting; older ones are found again when the citizen comes.</summary>
    const int Most = 200;

    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct) => View("Submissions", new SubmissionsPage(
        await db.Submissions.AsNoTracking().Of(User.AgencyId()).Open().Include(s => s.Procedure)
            .OrderBy(s => s.AnswerDueAt == null).ThenBy(s => s.AnswerDueAt).ThenByDescending(s => s.SubmittedAt).Take(Most).ToListAsync(ct),
        clock.GetCurrentInstant()));
}

public sealed record SubmissionsPage(IReadOnlyList<Submission> Submissions, Instant Now);
