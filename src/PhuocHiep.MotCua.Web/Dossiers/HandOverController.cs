using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

public sealed class HandOverForm
{
    public uint Version { get; set; }

    public string? To { get; set; }
}

/// <summary>Trả kết quả.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/hand-over")]
public sealed class HandOverController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.HandOver))] HandOverForm form, CancellationToken ct)
    {
        var to = VietnameseText.Clean(form.To);
        if (to is null) ModelState.AddModelError("HandOver.To", "Ghi họ tên người nhận kết quả.");
        else if (to.Length > Applicant.LongestName) ModelState.AddModelError("HandOver.To", $"Họ tên dài quá {Applicant.LongestName} ký tự.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.HandOver(to!, officer, now),
            $"Đã trả kết quả cho {to}.", page => page with { HandOver = form }, ct);
    }
}
