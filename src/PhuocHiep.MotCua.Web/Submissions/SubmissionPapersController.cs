using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Submissions;

/// <summary>What goes back with a submission: phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02), phiếu từ chối tiếp nhận (mẫu 03).</summary>
[Only(Role.Clerk | Role.Supervisor)]
public sealed class SubmissionPapersController(MotCuaDb db) : Controller
{
    [HttpGet("/submissions/{id:long}/completion-request"), HttpGet("/submissions/{id:long}/completion-request.pdf")]
    public Task<IActionResult> CompletionRequestAsync(long id, CancellationToken ct) => PaperAsync(id, SubmissionPapers.CompletionRequestForm, ct);

    [HttpGet("/submissions/{id:long}/refusal-slip"), HttpGet("/submissions/{id:long}/refusal-slip.pdf")]
    public Task<IActionResult> RefusalAsync(long id, CancellationToken ct) => PaperAsync(id, SubmissionPapers.RefusalForm, ct);

    async Task<IActionResult> PaperAsync(long id, Func<Submission, Agency, Form> form, CancellationToken ct)
    {
        var submission = await db.Submissions.AsNoTracking().Of(User.AgencyId()).Include(s => s.Procedure).SingleOrDefaultAsync(s => s.Id == id, ct);
        if (submission is null) return NotFound();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == submission.AgencyId, ct);
        return this.Paper(form(submission, agency), SubmissionPage.Address(id), "Về hồ sơ nộp");
    }
}
