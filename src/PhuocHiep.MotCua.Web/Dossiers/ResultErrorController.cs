using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Ghi kết quả có sai sót do cơ quan.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/result-error")]
public sealed class ResultErrorController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.ResultError))] ReasonForm form, CancellationToken ct)
    {
        var what = Needed(form.Reason, "ResultError.Reason", "Ghi kết quả sai ở đâu và phải sửa thế nào.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.ReportResultError(what!, officer, now),
            "Đã ghi. Phiếu xin lỗi người nộp sẽ được soạn tự động; kết quả chờ sửa.", page => page with { ResultError = form }, ct);
    }
}
