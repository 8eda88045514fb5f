using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Ghi một lượt đến.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/visit")]
public sealed class VisitController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Visit))] ReasonForm form, CancellationToken ct)
    {
        var reason = Needed(form.Reason, "Visit.Reason", "Ghi lý do người nộp phải đến.", 500);
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.Visit(reason!, officer, now),
            "Đã ghi một lượt đến.", page => page with { Visit = form }, ct);
    }
}
