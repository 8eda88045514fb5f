using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Agencies;

/// <summary>Lịch nghỉ, by year: by what days the promises are counted, and where the calendar ends.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor | Role.Administrator), Route("/agencies/calendar")]
public sealed class CalendarController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(int? year, CancellationToken ct)
    {
        var agencyId = User.AgencyId();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, ct);
        var days = await db.Holidays.AsNoTracking().Where(h => h.AgencyId == null || h.AgencyId == agencyId).OrderBy(h => h.Date).ToListAsync(ct);
        var today = clock.GetCurrentInstant().VietnamDay();
        var shown = year ?? today.Year;
        return View("Calendar", new CalendarPage(
            shown, [.. days.Select(h => h.Date.Year).Distinct().Order()], [.. days.Where(h => h.Date.Year == shown)], new WorkCalendar(days, agency.Hours).LastDay, today));
    }
}

public sealed record CalendarPage(int Year, IReadOnlyList<int> Years, IReadOnlyList<Holiday> Days, LocalDate? LastDay, LocalDate Today);
