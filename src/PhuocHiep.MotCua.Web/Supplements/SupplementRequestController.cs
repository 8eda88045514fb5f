using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

public sealed class SupplementRequestForm
{
    public uint Version { get; set; }

    public SupplementStage Stage { get; set; } = SupplementStage.Appraisal;

    public SupplementFault? Fault { get; set; }

    public string? Content { get; set; }

    public string? Reason { get; set; }

    /// <summary>Why the supervisor lets it be asked a second time, or late.</summary>
    public string? Override { get; set; }
}

/// <summary>Yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02), through the counter; the applicant is told at once.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/supplement-request")]
public sealed class SupplementRequestController(MotCuaDb db, IClock clock, Settings settings) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.SupplementRequest))] SupplementRequestForm form, CancellationToken ct)
    {
        if (form.Fault is null) ModelState.AddModelError("SupplementRequest.Fault", "Chọn vì đâu phải bổ sung.");
        if (string.IsNullOrWhiteSpace(form.Content)) ModelState.AddModelError("SupplementRequest.Content", "Ghi đầy đủ những gì cần bổ sung, mỗi dòng một việc: chỉ được yêu cầu một lần.");
        else if (form.Content.Length > Supplement.LongestContent) ModelState.AddModelError("SupplementRequest.Content", "Nội dung dài quá 2.000 ký tự.");
        var reason = Needed(form.Reason, "SupplementRequest.Reason", "Ghi rõ lý do yêu cầu bổ sung.");
        var @override = VietnameseText.Clean(form.Override);
        if (@override?.Length > 1000) ModelState.AddModelError("SupplementRequest.Override", "Lý do dài quá 1.000 ký tự.");
        return DoAsync(code, form.Version,
            (dossier, officer, now, calendar) =>
            {
                var supplement = dossier.RequestSupplement(form.Stage, form.Fault!.Value, VietnameseText.CleanLines(form.Content), reason!, @override, calendar, officer, now);
                Db.OutgoingMessages.AddRange(DossierNotices.SupplementRequested(dossier, supplement, dossier.Agency!, settings, now));
            },
            "Đã ghi yêu cầu bổ sung. In phiếu (mẫu 02) để trao cho người nộp.", page => page with { SupplementRequest = form }, ct);
    }
}
