using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Đã khắc phục, đã thực hiện.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}/completion")]
public sealed class CompletionController(MotCuaDb db, Settings settings, IClock clock) : CommitmentActController(db, settings, clock)
{
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(long id, CommitmentActForm form, CancellationToken ct)
    {
        var note = VietnameseText.Clean(form.DoneNote);
        var on = this.MustBeDay(form.DoneOn, nameof(form.DoneOn), "Chọn ngày thực hiện xong.");
        this.MayBe(note, Commitment.LongestNote, nameof(form.DoneNote));
        return DoAsync(id, form, form.DoneFile, nameof(form.DoneFile), (commitment, evidence, officer, now) => commitment.Complete(on, note, evidence, officer, now), $"Đã ghi thực hiện xong ngày {on.Text()}.", ct);
    }
}
