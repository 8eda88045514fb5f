using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Payments;

public sealed class RefundForm
{
    public uint Version { get; set; }

    public string? Amount { get; set; }

    public PaymentMethod? Method { get; set; }

    public string? Reference { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Hoàn lệ phí.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/refund")]
public sealed class RefundController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Refund))] RefundForm form, CancellationToken ct)
    {
        var (reference, reason) = (VietnameseText.Clean(form.Reference), VietnameseText.Clean(form.Reason));
        if (!TypedMoney.TryRead(form.Amount, out var amount) || amount is null or 0) ModelState.AddModelError("Refund.Amount", "Ghi số tiền hoàn, ví dụ 8.000.");
        if (form.Method is null) ModelState.AddModelError("Refund.Method", "Chọn cách hoàn.");
        if (PaymentForm.WrongReference(reference) is { } wrong) ModelState.AddModelError("Refund.Reference", wrong);
        if (reason is null or { Length: > 500 }) ModelState.AddModelError("Refund.Reason", "Ghi lý do hoàn, không quá 500 ký tự.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Refund(amount!.Value, form.Method!.Value, reference!, reason!, officer, now),
            "Đã ghi hoàn lệ phí.", page => page with { Refund = form }, ct);
    }
}
