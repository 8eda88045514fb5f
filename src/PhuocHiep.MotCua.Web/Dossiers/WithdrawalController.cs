using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

public sealed class WithdrawalForm
{
    public uint Version { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Rút hồ sơ, at the applicant's wish.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/withdrawal")]
public sealed class WithdrawalController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Withdrawal))] WithdrawalForm form, CancellationToken ct)
    {
        var reason = VietnameseText.Clean(form.Reason);
        if (reason is null) ModelState.AddModelError("Withdrawal.Reason", "Ghi lý do người nộp rút hồ sơ.");
        else if (reason.Length > 1000) ModelState.AddModelError("Withdrawal.Reason", "Lý do dài quá 1.000 ký tự.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Withdraw(reason!, officer, now),
            "Đã ghi việc rút hồ sơ.", page => page with { Withdrawal = form }, ct);
    }
}
