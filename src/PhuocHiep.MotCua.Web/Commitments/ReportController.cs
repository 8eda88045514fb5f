using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Đã báo cáo kết quả.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}/report")]
public sealed class ReportController(MotCuaDb db, Settings settings, IClock clock) : CommitmentActController(db, settings, clock)
{
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(long id, CommitmentActForm form, CancellationToken ct)
    {
        var number = VietnameseText.Clean(form.ReportNumber);
        var on = this.MustBeDay(form.ReportedOn, nameof(form.ReportedOn), "Chọn ngày báo cáo.");
        this.MustBe(number, Commitment.LongestNumber, nameof(form.ReportNumber), "Ghi số văn bản báo cáo");
        return DoAsync(id, form, form.ReportFile, nameof(form.ReportFile), (commitment, evidence, officer, now) => commitment.Report(on, number!, evidence, officer, now), $"Đã ghi báo cáo ngày {on.Text()}.", ct);
    }
}
