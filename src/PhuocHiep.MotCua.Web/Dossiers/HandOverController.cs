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

    public string? ProxyPaper { get; set; }
}

/// <summary>Trả kết quả.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/hand-over")]
public sealed class HandOverController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.HandOver))] HandOverForm form, CancellationToken ct)
    {
        var to = Needed(form.To, "HandOver.To", "Ghi họ tên người nhận kết quả.", Applicant.LongestName);
        var proxyPaper = VietnameseText.Clean(form.ProxyPaper);
        if (proxyPaper?.Length > 300) ModelState.AddModelError("HandOver.ProxyPaper", "Dài quá 300 ký tự.");
        return DoAsync(code, form.Version,
            (dossier, officer, now) =>
            {
                dossier.RequirePaid(dossier.Agency!);
                dossier.HandOver(to!, officer, now, proxyPaper);
            },
            $"Đã trả kết quả cho {to}.", page => page with { HandOver = form }, ct);
    }
}
