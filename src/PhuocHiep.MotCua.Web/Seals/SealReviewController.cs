using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Seals;

/// <summary>Ghi kết quả xem xét một chỗ không khớp: its red line ends, and it stays on record.</summary>
[Only(Role.Supervisor), Route("/kpi/seals/breaches/{id:long}/review")]
public sealed class SealReviewController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the list.</summary>
    [HttpGet]
    public IActionResult Get() => LocalRedirect("/kpi/seals");

    [HttpPost]
    public async Task<IActionResult> PostAsync(long id, string? review, CancellationToken ct)
    {
        if (await db.SealBreaches.Of(User.AgencyId()).SingleOrDefaultAsync(b => b.Id == id, ct) is not { } breach) return NotFound();
        var now = clock.GetCurrentInstant();
        var words = VietnameseText.Clean(review);
        if (words?.Length > SealBreach.LongestReview) ModelState.AddModelError(SealsPage.FieldOf(id), $"Kết quả xem xét dài quá {SealBreach.LongestReview} ký tự.");
        try
        {
            if (ModelState.IsValid)
            {
                breach.WriteReview(words ?? "", await db.OfficerAsync(User, ct), now);
                await db.SaveChangesAsync(ct);
                this.Say("Đã ghi kết quả xem xét. Chỗ không khớp vẫn giữ trong danh sách.");
                return LocalRedirect("/kpi/seals");
            }
        }
        catch (RuleViolation no)
        {
            ModelState.AddModelError(SealsPage.FieldOf(id), no.Message);
        }
        db.ChangeTracker.Clear();
        return View("Seals", await SealsPage.ReadAsync(db, User.AgencyId(), before: null, now, ct) with { Review = new() { Id = id, Text = review } });
    }
}
