using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Opinions;

/// <summary>Đã có ý kiến.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/opinion")]
public sealed class OpinionController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Opinion))] ReasonForm form, CancellationToken ct)
    {
        var answer = Needed(form.Reason, "Opinion.Reason", "Ghi nội dung ý kiến đã nhận.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.TakeOpinion(answer!, officer, now),
            "Đã ghi ý kiến trả lời.", page => page with { Opinion = form }, ct);
    }
}
