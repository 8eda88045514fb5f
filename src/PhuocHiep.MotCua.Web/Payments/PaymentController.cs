using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Payments;

public sealed class PaymentForm
{
    public uint Version { get; set; }

    public PaymentMethod? Method { get; set; }

    public string? Reference { get; set; }

    /// <summary>What is wrong with the number of a receipt or a transaction.</summary>
    public static string? WrongReference(string? reference) => reference switch
    {
        null => "Ghi số biên lai (tiền mặt) hoặc mã giao dịch (trực tuyến).",
        { Length: > Payment.LongestReference } => $"Số này dài quá {Payment.LongestReference} ký tự.",
        _ => null,
    };
}

/// <summary>Thu lệ phí.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/payment")]
public sealed class PaymentController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Payment))] PaymentForm form, CancellationToken ct)
    {
        var reference = VietnameseText.Clean(form.Reference);
        if (form.Method is null) ModelState.AddModelError("Payment.Method", "Chọn cách thu.");
        if (PaymentForm.WrongReference(reference) is { } wrong) ModelState.AddModelError("Payment.Reference", wrong);
        // The amount is the one on the page: whoever changed it since made another version.
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Pay(dossier.OwedVnd, form.Method!.Value, reference!, officer, now),
            "Đã ghi thu lệ phí.", page => page with { Payment = form }, ct);
    }
}
