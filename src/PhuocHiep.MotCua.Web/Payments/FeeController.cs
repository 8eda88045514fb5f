using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Payments;

public sealed class FeeForm
{
    public uint Version { get; set; }

    public string? Amount { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Sửa mức lệ phí của một hồ sơ, trước khi thu.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/fee")]
public sealed class FeeController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Fee))] FeeForm form, CancellationToken ct)
    {
        var reason = VietnameseText.Clean(form.Reason);
        if (!TypedMoney.TryRead(form.Amount, out var amount) || amount is null) ModelState.AddModelError("Fee.Amount", "Ghi mức lệ phí đúng, ví dụ 8.000; không thu thì ghi 0.");
        if (reason is null or { Length: > 500 }) ModelState.AddModelError("Fee.Reason", "Ghi lý do sửa mức lệ phí, không quá 500 ký tự.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.SetFee(amount!.Value, reason!, officer, now),
            "Đã sửa mức lệ phí.", page => page with { Fee = form }, ct);
    }
}
