using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The targets of one indicator: a new one is written from a day on, what was before stays.</summary>
[Only(Role.Supervisor), Route("/targets/{id}")]
public sealed class TargetController(MotCuaDb db, Settings settings, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string id, CancellationToken ct) =>
        Targeted.Find(id) is { } of ? View("Target", await TargetPage.ReadAsync(db, of, null, clock.GetCurrentInstant().VietnamDay(), ct)) : NotFound();

    [HttpPost, UploadLimits]
    public async Task<IActionResult> PostAsync(string id, TargetForm form, CancellationToken ct)
    {
        if (Targeted.Find(id) is not { } of) return NotFound();
        var (now, number, body) = (clock.GetCurrentInstant(), VietnameseText.Clean(form.Number), VietnameseText.Clean(form.Body));
        if (!TryRead(form.Value, out var value)) ModelState.AddModelError(nameof(form.Value), "Ghi một số từ 0 đến 100, ví dụ 15 hoặc 99,5.");
        if (!VietnamTime.TryParseIso(form.From, out LocalDate from)) ModelState.AddModelError(nameof(form.From), "Chọn ngày bắt đầu dùng.");
        if (number is null or { Length: > Target.LongestNumber }) ModelState.AddModelError(nameof(form.Number), $"Ghi số văn bản, không quá {Target.LongestNumber} ký tự.");
        if (!VietnamTime.TryParseIso(form.DecidedOn, out LocalDate decidedOn)) ModelState.AddModelError(nameof(form.DecidedOn), "Chọn ngày của văn bản.");
        if (body is null or { Length: > Target.LongestBody }) ModelState.AddModelError(nameof(form.Body), $"Ghi cơ quan ban hành, không quá {Target.LongestBody} ký tự.");
        var digitization = new Digitization(db, settings);
        using var file = await this.CheckAsync(digitization, form.File, nameof(form.File), now, ct);
        if (ModelState.IsValid)
        {
            try
            {
                var officer = await db.OfficerAsync(User, ct);
                var own = await db.Targets.AsNoTracking().Where(t => t.Indicator == id).ToListAsync(ct);
                db.Targets.Add(Target.Decide(id, value, from, new(number!, decidedOn, body!), file?.AsEvidence(officer, now), own, officer, now));
                if (file is not null) digitization.Keep(file);
                await db.SaveChangesAsync(ct);
                this.Say($"Đã ghi chỉ tiêu mới, dùng từ ngày {from.Text()}. Các tháng đã qua giữ chỉ tiêu của mình.");
                return LocalRedirect(of.Address);
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MotCuaDb.OneTargetPerDay })
            {
                ModelState.AddModelError("", SaidNo.SomebodyElse);
            }
        }
        db.ChangeTracker.Clear();
        return View("Target", await TargetPage.ReadAsync(db, of, form, now.VietnamDay(), ct));
    }

    /// <summary>`99,5` as it is written here, and `99.5`.</summary>
    static bool TryRead(string? text, out decimal value) =>
        decimal.TryParse((text ?? "").Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value is >= 0 and <= 100 && value * 100 == Math.Truncate(value * 100);
}
