using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

public sealed class CommitmentForm
{
    public string? Row { get; set; }

    public string? Subject { get; set; }

    public string? Notice { get; set; }

    /// <summary>As a date field sends it.</summary>
    public string? NoticeOn { get; set; }

    public string? DueOn { get; set; }

    public string? Responsible { get; set; }

    public IFormFile? File { get; set; }
}

/// <param name="Officers">Names to choose from; another may be written.</param>
public sealed record NewCommitmentPage(CommitmentForm Form, IReadOnlyList<string> Officers);

/// <summary>Ghi vào sổ.</summary>
[Only(Role.Supervisor), Route("/commitments/new")]
public sealed class NewCommitmentController(MotCuaDb db, Settings settings, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct) => await PageAsync(new() { Row = Commitment.Inspection }, ct);

    [HttpPost, UploadLimits]
    public async Task<IActionResult> PostAsync(CommitmentForm form, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (subject, notice, responsible) = (VietnameseText.Clean(form.Subject), VietnameseText.Clean(form.Notice), VietnameseText.Clean(form.Responsible));
        if (Commitment.Rows.All(r => r.Row != form.Row)) ModelState.AddModelError(nameof(form.Row), "Chọn dòng của phụ lục.");
        this.MustBe(subject, Commitment.LongestSubject, nameof(form.Subject), "Ghi nội dung tồn tại hoặc nhiệm vụ");
        this.MustBe(notice, Commitment.LongestNotice, nameof(form.Notice), "Ghi văn bản thông báo");
        this.MustBe(responsible, Commitment.LongestName, nameof(form.Responsible), "Ghi người chịu trách nhiệm");
        var noticeOn = this.MustBeDay(form.NoticeOn, nameof(form.NoticeOn), "Chọn ngày của văn bản.");
        var dueOn = this.MustBeDay(form.DueOn, nameof(form.DueOn), "Chọn hạn phải xong.");
        var digitization = new Digitization(db, settings);
        using var file = await this.CheckAsync(digitization, form.File, nameof(form.File), now, ct);
        if (ModelState.IsValid)
        {
            try
            {
                var officer = await db.OfficerAsync(User, ct);
                var commitment = Commitment.Enter(form.Row!, subject!, notice!, noticeOn, dueOn, responsible!, file?.AsEvidence(officer, now), officer, now);
                db.Commitments.Add(commitment);
                if (file is not null) digitization.Keep(file);
                await db.SaveChangesAsync(ct);
                this.Say("Đã ghi vào sổ.");
                return LocalRedirect(CommitmentsPage.Address(commitment.Id));
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
        }
        db.ChangeTracker.Clear();
        return await PageAsync(form, ct);
    }

    async Task<IActionResult> PageAsync(CommitmentForm form, CancellationToken ct) =>
        View("NewCommitment", new NewCommitmentPage(form, await db.Users.Where(o => o.AgencyId == User.AgencyId() && o.IsActive).OrderBy(o => o.FullName).Select(o => o.FullName).ToListAsync(ct)));
}
