using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>Rút lại một tệp tải nhầm.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/documents/{id:long}/withdrawal")]
public sealed class DocumentWithdrawalController(MotCuaDb db, Settings settings, IClock clock) : DocumentActController(db, settings, clock)
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the page of the documents.</summary>
    [HttpGet]
    public IActionResult Get(string code) => LocalRedirect(DocumentsPage.Address(code));

    [HttpPost]
    public Task<IActionResult> PostAsync(string code, long id, string? reason, CancellationToken ct)
    {
        var why = VietnameseText.Clean(reason);
        if (why is null) ModelState.AddModelError(DocumentsPage.ReasonField(id), "Ghi lý do rút lại tệp.");
        if (why?.Length > Document.LongestReason) ModelState.AddModelError(DocumentsPage.ReasonField(id), $"Lý do dài quá {Document.LongestReason} ký tự.");
        return DoAsync(code, async (dossierId, officer, now) => await Digitization.WithdrawAsync(dossierId, id, why!, officer, now, ct) ? "Đã rút lại tệp; tệp không còn được tính là đã số hóa." : null,
            page => page with { Withdrawal = (id, reason) }, ct);
    }
}
