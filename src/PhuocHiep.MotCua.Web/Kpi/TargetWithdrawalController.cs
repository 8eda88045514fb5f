using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Rút lại a mistaken target whose day has not come.</summary>
[Only(Role.Supervisor), Route("/targets/{id}/withdrawal")]
public sealed class TargetWithdrawalController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the page of the targets.</summary>
    [HttpGet]
    public IActionResult Get(string id) => Targeted.Find(id) is { } of ? LocalRedirect(of.Address) : NotFound();

    [HttpPost]
    public async Task<IActionResult> PostAsync(string id, TargetForm form, CancellationToken ct)
    {
        if (Targeted.Find(id) is not { } of) return NotFound();
        if (await db.Targets.IgnoreQueryFilters().SingleOrDefaultAsync(t => t.Indicator == id && t.Id == form.WithdrawnId, ct) is not { } target) return NotFound();
        var (now, reason) = (clock.GetCurrentInstant(), VietnameseText.Clean(form.Reason));
        if (reason is null or { Length: > Target.LongestReason }) ModelState.AddModelError($"Reason-{target.Id}", $"Ghi vì sao rút lại, không quá {Target.LongestReason} ký tự.");
        if (ModelState.IsValid)
        {
            try
            {
                target.Withdraw(reason!, await db.OfficerAsync(User, ct), now);
                await db.SaveChangesAsync(ct);
                this.Say($"Đã rút lại chỉ tiêu dùng từ ngày {target.InForceFrom.Text()}.");
                return LocalRedirect(of.Address);
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("", no.Message);
            }
        }
        db.ChangeTracker.Clear();
        form.From = KpiQuery.Iso(now.VietnamDay());
        return View("Target", await TargetPage.ReadAsync(db, of, form, now.VietnamDay(), ct));
    }
}
