using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Reports;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Sổ theo dõi hồ sơ (mẫu 06): from a day to a day of one year, as PDF or as a workbook.</summary>
[Only(Role.Clerk | Role.Supervisor)]
public sealed class RegisterController(MotCuaDb db, IClock clock) : Controller
{
    /// <param name="from">`2024-01-01`; nothing: the page that asks.</param>
    [HttpGet("/dossiers/register"), HttpGet("/dossiers/register.pdf"), HttpGet("/dossiers/register.xlsx")]
    public async Task<IActionResult> GetAsync(string? from, string? to, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var today = now.VietnamDay();
        if (from is null && to is null) return View("Register", new RegisterPage(Iso(new(today.Year, 1, 1)), Iso(today)));
        var isFirst = VietnamTime.TryParseIso(from, out LocalDate first);
        var isLast = VietnamTime.TryParseIso(to, out LocalDate last);
        if (!isFirst) ModelState.AddModelError("From", "Chọn ngày đầu.");
        if (!isLast) ModelState.AddModelError("To", "Chọn ngày cuối.");
        if (ModelState.IsValid)
        {
            try
            {
                var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
                if (Request.Path.Value!.EndsWith(".xlsx", StringComparison.Ordinal))
                    return await this.DownloadAsync($"so-theo-doi_{from}_{to}.xlsx", stream => RegisterBook.WriteAsync(db, agency, first, last, stream, withPersons: true, now, ct));
                return this.Paper(await Register.ReadAsync(db, agency, first, last, now, ct), "/dossiers/register", "Chọn ngày khác");
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError("To", no.Message);
            }
        }
        return View("Register", new RegisterPage(from, to));
    }

    static string Iso(LocalDate day) => NodaTime.Text.LocalDatePattern.Iso.Format(day);
}

public sealed record RegisterPage(string? From, string? To);
