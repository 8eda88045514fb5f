using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Payments;

public sealed class ReferenceForm
{
    public uint Version { get; set; }

    public string? Number { get; set; }
}

/// <summary>Ghi số biên lai hoặc mã giao dịch that was not yet known at intake.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/payment-reference")]
public sealed class ReferenceController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public async Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Reference))] ReferenceForm form, CancellationToken ct)
    {
        var number = VietnameseText.Clean(form.Number);
        if (PaymentForm.WrongReference(number) is { } wrong) ModelState.AddModelError("Reference.Number", wrong);
        // Loaded beside the dossier, they are its own.
        var dossiers = DossierPage.Find(Db, User, code);
        await Db.Payments.Where(p => dossiers.Any(d => d.Id == p.DossierId)).LoadAsync(ct);
        return await DoAsync(code, form.Version, (dossier, officer, now) => dossier.WriteReference(number!, officer, now),
            "Đã ghi số biên lai.", page => page with { Reference = form }, ct);
    }
}
