using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Submissions;

public sealed class RefusalForm
{
    public uint Version { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Từ chối tiếp nhận (mẫu 03).</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/submissions/{id:long}/refusal")]
public sealed class RefusalController(MotCuaDb db, IClock clock) : SubmissionActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, [Bind(Prefix = nameof(SubmissionPage.Refusal))] RefusalForm form, CancellationToken ct)
    {
        var reason = VietnameseText.Clean(form.Reason);
        if (reason is null) ModelState.AddModelError("Refusal.Reason", "Ghi rõ lý do từ chối tiếp nhận.");
        else if (reason.Length > Supplement.LongestReason) ModelState.AddModelError("Refusal.Reason", "Lý do dài quá 1.000 ký tự.");
        return DoAsync(id, form.Version, (submission, officer, now) => submission.Refuse(reason!, officer, now),
            "Đã từ chối tiếp nhận. In phiếu (mẫu 03) cho người nộp.", page => page with { Refusal = form }, ct);
    }
}
