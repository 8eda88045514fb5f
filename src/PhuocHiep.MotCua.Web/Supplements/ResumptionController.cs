using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

/// <summary>Hết tạm dừng: the days between do not count.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/resumption")]
public sealed class ResumptionController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Resumption))] ReasonForm form, CancellationToken ct) =>
        DoAsync(code, form.Version, (dossier, officer, now, calendar) => dossier.Resume(calendar, officer, now),
            "Đã ghi hết tạm dừng; ngày hẹn được tính lại.", page => page with { Resumption = form }, ct);
}
