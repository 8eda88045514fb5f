using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Rút khỏi sổ what was entered by mistake.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}/withdrawal")]
public sealed class CommitmentWithdrawalController(MotCuaDb db, Settings settings, IClock clock) : CommitmentActController(db, settings, clock)
{
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(long id, CommitmentActForm form, CancellationToken ct)
    {
        var why = VietnameseText.Clean(form.WithdrawWhy);
        this.MustBe(why, Commitment.LongestNote, nameof(form.WithdrawWhy), "Ghi vì sao rút khỏi sổ");
        return DoAsync(id, form, null, "", (commitment, _, officer, now) => commitment.Withdraw(why!, officer, now), "Đã rút khỏi sổ; dòng này vẫn xem được.", ct);
    }
}
