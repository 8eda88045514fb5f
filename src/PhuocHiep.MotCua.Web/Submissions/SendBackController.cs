using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Submissions;

public sealed class SendBackForm
{
    public uint Version { get; set; }

    public string? Content { get; set; }

    public string? Reason { get; set; }

    /// <summary>Why the supervisor lets it be sent back a second time.</summary>
    public string? Override { get; set; }
}

/// <summary>Yêu cầu hoàn thiện (mẫu 02) of what was registered online, or once more.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/submissions/{id:long}/send-back")]
public sealed class SendBackController(MotCuaDb db, IClock clock) : SubmissionActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, [Bind(Prefix = nameof(SubmissionPage.SendBack))] SendBackForm form, CancellationToken ct)
    {
        var content = VietnameseText.CleanLines(form.Content);
        var (reason, @override) = (VietnameseText.Clean(form.Reason), VietnameseText.Clean(form.Override));
        if (content.Length == 0) ModelState.AddModelError("SendBack.Content", "Ghi đầy đủ những gì cần hoàn thiện, mỗi dòng một việc: chỉ được yêu cầu một lần.");
        else if (content.Length > Supplement.LongestContent) ModelState.AddModelError("SendBack.Content", "Nội dung dài quá 2.000 ký tự.");
        if (reason is null) ModelState.AddModelError("SendBack.Reason", "Ghi rõ lý do.");
        else if (reason.Length > Supplement.LongestReason) ModelState.AddModelError("SendBack.Reason", "Lý do dài quá 1.000 ký tự.");
        return DoAsync(id, form.Version, (submission, officer, now) => submission.SendBack(content, reason!, @override, officer, now),
            "Đã yêu cầu hoàn thiện. In phiếu (mẫu 02) cho người nộp.", page => page with { SendBack = form }, ct);
    }
}
