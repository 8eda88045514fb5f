using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Procedures;

public sealed class FeeRuleForm
{
    /// <summary>As a date field sends it: `2024-08-12`.</summary>
    public string? From { get; set; }

    /// <summary>Empty: set by the provincial council and not found.</summary>
    public string? Amount { get; set; }

    public string? Note { get; set; }

    public string? Decision { get; set; }
}

/// <summary>Mức lệ phí của một thủ tục: what it cost when, and another fee from a day on.</summary>
[Only(Role.Supervisor | Role.Administrator), Route("/procedures/{code}/fees")]
public sealed class FeesController(MotCuaDb db, IClock clock) : Controller
{
    LocalDate Today => clock.GetCurrentInstant().VietnamDay();

    [HttpGet]
    public async Task<IActionResult> GetAsync(string code, CancellationToken ct) =>
        await ProcedureAsync(code, ct) is { } procedure ? View("Fees", new FeesPage(procedure, Today, new())) : NotFound();

    [HttpPost]
    public async Task<IActionResult> PostAsync(string code, FeeRuleForm form, CancellationToken ct)
    {
        if (await ProcedureAsync(code, ct) is not { } procedure) return NotFound();
        var (note, decision) = (VietnameseText.Clean(form.Note) ?? "", VietnameseText.Clean(form.Decision));
        if (!VietnamTime.TryParseIso(form.From, out LocalDate from)) ModelState.AddModelError(nameof(form.From), "Chọn ngày bắt đầu áp dụng.");
        if (!TypedMoney.TryRead(form.Amount, out var amount)) ModelState.AddModelError(nameof(form.Amount), "Lệ phí là số tiền nguyên, ví dụ 8.000.");
        if (note.Length > FeeRule.LongestText) ModelState.AddModelError(nameof(form.Note), $"Ghi chú dài quá {FeeRule.LongestText} ký tự.");
        if (decision is null or { Length: > FeeRule.LongestText }) ModelState.AddModelError(nameof(form.Decision), "Ghi số, ngày của văn bản quy định mức này.");
        if (ModelState.IsValid && await SavedAsync(procedure, amount, note, decision!, from, ct))
        {
            this.Say($"Đã ghi mức lệ phí áp dụng từ {from.Text()}.");
            return LocalRedirect(FeesPage.Address(procedure.Code));
        }
        db.ChangeTracker.Clear();
        return View("Fees", new FeesPage((await ProcedureAsync(code, ct))!, Today, form));
    }

    async Task<bool> SavedAsync(Procedure procedure, long? amount, string note, string decision, LocalDate from, CancellationToken ct)
    {
        try
        {
            await new FeeChange(db).SetAsync(procedure, amount, note, decision, from, clock.GetCurrentInstant(), ct);
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (RuleViolation no)
        {
            ModelState.AddModelError(nameof(FeeRuleForm.From), no.Message);
        }
        catch (DbUpdateException)
        {
            ModelState.AddModelError("", "Người khác vừa đặt mức lệ phí của thủ tục này. Dưới đây là các mức mới nhất; hãy kiểm tra rồi ghi lại nếu còn cần.");
        }
        return false;
    }

    Task<Procedure?> ProcedureAsync(string code, CancellationToken ct) =>
        db.Procedures.Include(p => p.FeeRules).Of(User.AgencyId()).SingleOrDefaultAsync(p => p.Code == code, ct);
}

public sealed record FeesPage(Procedure Procedure, LocalDate Today, FeeRuleForm Form)
{
    public static string Address(string code) => $"/procedures/{Uri.EscapeDataString(code)}/fees";

    /// <summary>The newest first.</summary>
    public IEnumerable<FeeRule> Rules => Procedure.FeeRules.OrderByDescending(rule => rule.InForceFrom ?? LocalDate.MinIsoValue);
}
