using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Ghi hồ sơ bị mất, thất lạc, hư hỏng.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/loss")]
public sealed class LossController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Loss))] ReasonForm form, CancellationToken ct)
    {
        var what = Needed(form.Reason, "Loss.Reason", "Ghi giấy tờ nào bị mất, thất lạc hoặc hư hỏng và cách khắc phục.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.ReportLoss(what!, officer, now),
            "Đã ghi. Phiếu xin lỗi người nộp sẽ được soạn tự động.", page => page with { Loss = form }, ct);
    }
}
