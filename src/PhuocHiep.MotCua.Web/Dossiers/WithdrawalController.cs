using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Rút hồ sơ, at the applicant's wish.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/withdrawal")]
public sealed class WithdrawalController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Withdrawal))] ReasonForm form, CancellationToken ct)
    {
        var reason = Needed(form.Reason, "Withdrawal.Reason", "Ghi lý do người nộp rút hồ sơ.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Withdraw(reason!, officer, now),
            "Đã ghi việc rút hồ sơ.", page => page with { Withdrawal = form }, ct);
    }
}
