using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Lookup;

/// <summary>Thôi nhắn tin: whoever has the token of a dossier ends its reminders and lets them come again. What the law has the office say still comes.</summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Lookup), Route("/lookup/{token}/reminders")]
public sealed class RemindersController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>How often an officer's save at the same moment is waited for.</summary>
    const int MostTries = 5;

    [HttpGet]
    public async Task<IActionResult> GetAsync(string token, CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        return await db.Dossiers.AsNoTracking().Where(d => d.LookupToken == token).Select(d => new RemindersPage(d.Code, token, d.NoRemindersSince != null)).SingleOrDefaultAsync(ct) is { } page
            ? View("Reminders", page) : NotFound();
    }

    [HttpPost]
    public async Task<IActionResult> PostAsync(string token, bool stop, CancellationToken ct) =>
        await SetAsync(token, stop, ct) ? LocalRedirect($"/lookup/{Uri.EscapeDataString(token)}/reminders") : NotFound();

    /// <summary>
    /// The button of a mail program (RFC 8058), which knows no form of ours: the token in the address is all that it has, and ending reminders
    /// is all that it can do.
    /// </summary>
    [HttpPost("one-click"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> OneClickAsync(string token, [FromForm(Name = "List-Unsubscribe")] string? asked, CancellationToken ct) =>
        asked != "One-Click" ? BadRequest() : await SetAsync(token, stop: true, ct) ? Ok() : NotFound();

    /// <returns>Whether there is such a dossier.</returns>
    async Task<bool> SetAsync(string token, bool stop, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            if (await db.Dossiers.SingleOrDefaultAsync(d => d.LookupToken == token, ct) is not { } dossier) return false;
            if (stop) dossier.StopReminders(clock.GetCurrentInstant());
            else dossier.ResumeReminders(clock.GetCurrentInstant());
            try
            {
                await db.SaveChangesAsync(ct);
                return true;
            }
            catch (DbUpdateConcurrencyException) when (tries < MostTries)
            {
                db.ChangeTracker.Clear();
            }
        }
    }
}

/// <summary>One question, and nothing about the person.</summary>
public sealed record RemindersPage(string Code, string Token, bool IsStopped);
