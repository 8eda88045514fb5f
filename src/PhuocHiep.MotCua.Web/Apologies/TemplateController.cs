using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

public sealed class TemplateForm
{
    public string? Body { get; set; }

    /// <summary>As a date field sends it.</summary>
    public string? From { get; set; }

    public string? Note { get; set; }

    /// <summary>On which made-up dossier the words are tried.</summary>
    public SampleState State { get; set; }
}

/// <summary>The words for one cause: read, tried, written anew; what was written before stays.</summary>
[Only(Role.Supervisor), Route("/apologies/templates/{cause}")]
public sealed class TemplateController(MotCuaDb db, IClock clock) : Controller
{
    Instant Now => clock.GetCurrentInstant();

    [HttpGet, HttpGet("preview"), HttpGet("preview.pdf")]
    public async Task<IActionResult> GetAsync(string cause, CancellationToken ct) =>
        Slug.Named<ApologyCause>(cause) is { } one ? View("Template", await TemplatePage.ReadAsync(db, User.AgencyId(), one, form: null, Now, ct)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> PostAsync(string cause, TemplateForm form, CancellationToken ct)
    {
        if (Slug.Named<ApologyCause>(cause) is not { } one) return NotFound();
        var (now, note) = (Now, VietnameseText.Clean(form.Note));
        Check(form, one);
        if (note is null) ModelState.AddModelError(nameof(form.Note), "Ghi vì sao sửa mẫu.");
        if (note?.Length > LetterTemplate.LongestNote) ModelState.AddModelError(nameof(form.Note), $"Dài quá {LetterTemplate.LongestNote} ký tự.");
        if (!VietnamTime.TryParseIso(form.From, out LocalDate from)) ModelState.AddModelError(nameof(form.From), "Chọn ngày bắt đầu dùng.");
        if (ModelState.IsValid)
        {
            try
            {
                var current = await db.TemplateAsync(User.AgencyId(), one, from < now.VietnamDay() ? now.VietnamDay() : from, ct);
                db.LetterTemplates.Add(current.Rewrite(form.Body!, from, note!, await db.OfficerAsync(User, ct), now.VietnamDay(), now));
                await db.SaveChangesAsync(ct);
                this.Say($"Đã ghi mẫu mới, dùng từ ngày {from.Text()}. Phiếu đã ký giữ nguyên lời của mình.");
                return LocalRedirect(TemplatePage.Address(one));
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
        }
        return View("Template", await TemplatePage.ReadAsync(db, User.AgencyId(), one, form, now, ct));
    }

    /// <summary>Xem thử: nothing is written.</summary>
    [HttpPost("preview")]
    public async Task<IActionResult> PreviewAsync(string cause, TemplateForm form, CancellationToken ct)
    {
        if (Slug.Named<ApologyCause>(cause) is not { } one) return NotFound();
        Check(form, one);
        return View("Template", await TemplatePage.ReadAsync(db, User.AgencyId(), one, form, Now, ct));
    }

    /// <summary>Xem thử trên giấy; where the words cannot be filled in, the page says why.</summary>
    [HttpPost("preview.pdf")]
    public async Task<IActionResult> PaperAsync(string cause, TemplateForm form, CancellationToken ct)
    {
        if (Slug.Named<ApologyCause>(cause) is not { } one) return NotFound();
        Check(form, one);
        var page = await TemplatePage.ReadAsync(db, User.AgencyId(), one, form, Now, ct);
        return page.Tried is { } tried ? File(PrintedLetter.Print(page.Sample, tried, genuine: null), "application/pdf") : View("Template", page);
    }

    void Check(TemplateForm form, ApologyCause cause)
    {
        foreach (var problem in LetterTemplate.Problems(form.Body ?? "", cause)) ModelState.AddModelError(nameof(form.Body), problem);
    }
}
