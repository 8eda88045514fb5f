using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Dời hạn.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}/due-date")]
public sealed class DueDateController(MotCuaDb db, Settings settings, IClock clock) : CommitmentActController(db, settings, clock)
{
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(long id, CommitmentActForm form, CancellationToken ct)
    {
        var why = VietnameseText.Clean(form.DueWhy);
        var dueOn = this.MustBeDay(form.DueOn, nameof(form.DueOn), "Chọn hạn mới.");
        this.MustBe(why, Commitment.LongestNote, nameof(form.DueWhy), "Ghi vì sao dời hạn, văn bản nào cho phép");
        return DoAsync(id, form, form.DueFile, nameof(form.DueFile), (commitment, evidence, officer, now) => commitment.MoveDue(dueOn, why!, evidence, officer, now), $"Đã dời hạn sang ngày {dueOn.Text()}.", ct);
    }
}
