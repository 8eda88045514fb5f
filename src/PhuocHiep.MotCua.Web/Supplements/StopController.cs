using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

/// <summary>Dừng giải quyết: the supplement or the duty never came.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/stop")]
public sealed class StopController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Stop))] ReasonForm form, CancellationToken ct)
    {
        var reason = Needed(form.Reason, "Stop.Reason", "Ghi rõ lý do dừng giải quyết.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Stop(reason!, officer, now),
            "Đã dừng giải quyết hồ sơ.", page => page with { Stop = form }, ct);
    }
}
