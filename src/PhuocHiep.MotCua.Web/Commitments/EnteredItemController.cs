using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Documents;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Số liệu nhập tay of one item: entered with evidence, corrected by another entry, all of it to be seen.</summary>
[Only(Role.Supervisor), Route("/commitments/figures/{item}")]
public sealed class EnteredItemController(MotCuaDb db, Settings settings, IClock clock) : Controller
{
    /// <param name="corrects">The entry in whose place another is to be written.</param>
    [HttpGet]
    public async Task<IActionResult> GetAsync(string item, long? corrects, CancellationToken ct) =>
        EnteredItems.Find(item) is { } of ? View("EnteredItem", await EnteredItemPage.ReadAsync(db, User.AgencyId(), of, null, corrects, clock.GetCurrentInstant().VietnamDay(), ct)) : NotFound();

    [HttpPost, UploadLimits]
    public async Task<IActionResult> PostAsync(string item, EnteredForm form, CancellationToken ct)
    {
        if (EnteredItems.Find(item) is not { } of) return NotFound();
        var (now, note, without, reason) = (clock.GetCurrentInstant(), VietnameseText.Clean(form.Note), VietnameseText.Clean(form.WithoutEvidence), VietnameseText.Clean(form.Reason));
        var isCorrection = form.CorrectsId is not null;
        var isTakenBack = isCorrection && form.IsTakenBack;
        var numerator = isTakenBack ? 0 : Number(form.Numerator, nameof(form.Numerator));
        var denominator = of.IsCount || isTakenBack ? null : (long?)Number(form.Denominator, nameof(form.Denominator));
        var (from, to) = isCorrection ? default : (this.MustBeDay(form.From, nameof(form.From), "Chọn ngày đầu kỳ."), this.MustBeDay(form.To, nameof(form.To), "Chọn ngày cuối kỳ."));
        if (isCorrection) this.MustBe(reason, EnteredFigure.LongestReason, nameof(form.Reason), "Ghi vì sao sửa");
        this.MayBe(note, EnteredFigure.LongestNote, nameof(form.Note));
        this.MayBe(without, EnteredFigure.LongestReason, nameof(form.WithoutEvidence));
        if (form.File is null && without is null && !isTakenBack) ModelState.AddModelError(nameof(form.File), "Chọn tệp minh chứng, hoặc ghi vì sao không có.");
        var digitization = new Digitization(db, settings);
        using var file = await this.CheckAsync(digitization, form.File, nameof(form.File), now, ct);
        if (ModelState.IsValid)
        {
            try
            {
                var officer = await db.OfficerAsync(User, ct);
                var evidence = file?.AsEvidence(officer, now);
                if (!isCorrection) db.EnteredFigures.Add(EnteredFigure.Enter(of, from, to, numerator, denominator, note, evidence, without, officer, now));
                else if (await db.EnteredFigures.SingleOrDefaultAsync(f => f.Id == form.CorrectsId && f.AgencyId == officer.AgencyId && f.Item == item, ct) is { } old)
                    db.EnteredFigures.Add(old.Correct(of, isTakenBack ? null : numerator, denominator, note, evidence, without, reason!, officer, now));
                else return NotFound();
                if (file is not null) digitization.Keep(file);
                await db.SaveChangesAsync(ct);
                this.Say(isTakenBack ? "Đã rút lại số liệu; các lần nhập trước vẫn xem được." : isCorrection ? "Đã ghi số liệu sửa; lần nhập trước vẫn xem được." : "Đã ghi số liệu.");
                return LocalRedirect(EnteredItemPage.Address(of));
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MotCuaDb.OneFigurePerPeriod })
            {
                ModelState.AddModelError("", "Kỳ này đã có số liệu; hãy bấm “Sửa” ở kỳ đó.");
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MotCuaDb.OneCorrection })
            {
                ModelState.AddModelError("", SaidNo.SomebodyElse);
            }
        }
        db.ChangeTracker.Clear();
        return View("EnteredItem", await EnteredItemPage.ReadAsync(db, User.AgencyId(), of, form, form.CorrectsId, now.VietnamDay(), ct));
    }

    long Number(string? text, string field)
    {
        if (long.TryParse((text ?? "").Replace(".", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 1_000_000_000) return number;
        ModelState.AddModelError(field, "Ghi một số nguyên không âm.");
        return 0;
    }
}
