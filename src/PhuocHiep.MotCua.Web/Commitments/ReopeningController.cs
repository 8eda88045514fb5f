using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Mở lại: what was said to be done is not.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}/reopening")]
public sealed class ReopeningController(MotCuaDb db, Settings settings, IClock clock) : CommitmentActController(db, settings, clock)
{
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(long id, CommitmentActForm form, CancellationToken ct)
    {
        var why = VietnameseText.Clean(form.ReopenWhy);
        this.MustBe(why, Commitment.LongestNote, nameof(form.ReopenWhy), "Ghi vì sao mở lại");
        return DoAsync(id, form, null, "", (commitment, _, officer, now) => commitment.Reopen(why!, officer, now), "Đã mở lại.", ct);
    }
}
