using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Procedures;

public sealed class ProcedureLawForm
{
    public ExtensionKind? Extension { get; set; }

    public string? Amount { get; set; }

    public LimitUnit Unit { get; set; } = LimitUnit.WorkingDays;

    public SuspensionGround? SuspendedFor { get; set; }

    /// <summary>The article that says so.</summary>
    public string? Ground { get; set; }
}

/// <summary>What the procedure's own law allows: an extension, a suspension. Without its article nothing is set; dossiers extended before stay as they are.</summary>
[Only(Role.Supervisor | Role.Administrator), Route("/procedures/{code}/law")]
public sealed class ProcedureLawController(MotCuaDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string code, CancellationToken ct) =>
        await FindAsync(code, ct) is { } procedure
            ? View("Law", new ProcedureLawPage(procedure, new()
            {
                Extension = procedure.ExtensionKind,
                Amount = procedure.ExtensionLimit?.Amount.ToString(CultureInfo.InvariantCulture),
                Unit = procedure.ExtensionLimit?.Unit ?? LimitUnit.WorkingDays,
                SuspendedFor = procedure.SuspendedFor,
                Ground = procedure.ExtensionNote,
            }))
            : NotFound();

    [HttpPost]
    public async Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(ProcedureLawPage.Form))] ProcedureLawForm form, CancellationToken ct)
    {
        if (await FindAsync(code, ct) is not { } procedure) return NotFound();
        var ground = VietnameseText.Clean(form.Ground);
        if (ground is null && (form.Extension is not null || form.SuspendedFor is not null)) ModelState.AddModelError("Form.Ground", "Ghi điều, khoản của văn bản cho phép.");
        else if (ground?.Length > 500) ModelState.AddModelError("Form.Ground", "Dài quá 500 ký tự.");
        TimeLimit? limit = null;
        if (form.Extension is ExtensionKind.AddOn or ExtensionKind.TotalCap)
        {
            if (int.TryParse(form.Amount, NumberStyles.None, CultureInfo.InvariantCulture, out var amount) && amount is > 0 and <= TimeLimit.MostUnits) limit = new(amount, form.Unit);
            else ModelState.AddModelError("Form.Amount", "Nhập số ngày, là số nguyên lớn hơn 0.");
        }
        if (!ModelState.IsValid) return View("Law", new ProcedureLawPage(procedure, form));
        (procedure.ExtensionKind, procedure.ExtensionLimit, procedure.SuspendedFor, procedure.ExtensionNote) = (form.Extension, limit, form.SuspendedFor, ground ?? "");
        await db.SaveChangesAsync(ct);
        this.Say("Đã ghi quy định gia hạn, tạm dừng của thủ tục.");
        return LocalRedirect($"/procedures/{Uri.EscapeDataString(procedure.Code)}");
    }

    Task<Procedure?> FindAsync(string code, CancellationToken ct) => db.Procedures.Of(User.AgencyId()).SingleOrDefaultAsync(p => p.Code == code, ct);
}

public sealed record ProcedureLawPage(Procedure Procedure, ProcedureLawForm Form);
