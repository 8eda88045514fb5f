using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

/// <summary>Tạm dừng theo luật chuyên ngành.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/suspension")]
public sealed class SuspensionController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Suspension))] ReasonForm form, CancellationToken ct)
    {
        var reason = Needed(form.Reason, "Suspension.Reason", "Ghi rõ lý do tạm dừng.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Suspend(reason!, officer, now),
            "Đã ghi tạm dừng.", page => page with { Suspension = form }, ct);
    }
}
