using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Giao người khác.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}/responsible")]
public sealed class ResponsibleController(MotCuaDb db, Settings settings, IClock clock) : CommitmentActController(db, settings, clock)
{
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(long id, CommitmentActForm form, CancellationToken ct)
    {
        var (who, why) = (VietnameseText.Clean(form.Responsible), VietnameseText.Clean(form.ResponsibleWhy));
        this.MustBe(who, Commitment.LongestName, nameof(form.Responsible), "Ghi người chịu trách nhiệm");
        this.MayBe(why, Commitment.LongestNote, nameof(form.ResponsibleWhy));
        return DoAsync(id, form, null, "", (commitment, _, officer, now) => commitment.Assign(who!, why, officer, now), $"Đã giao cho {who}.", ct);
    }
}
