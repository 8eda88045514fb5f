using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Tìm hồ sơ. Posted and answered in place: a name or an identity number never stands in an address.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/search")]
public sealed class SearchController(MotCuaDb db, IClock clock) : Controller
{
    public const int Most = 50;

    const int Shortest = 2;

    [HttpGet]
    public IActionResult Get() => LocalRedirect("/dossiers");

    [HttpPost]
    public async Task<IActionResult> PostAsync(string? q, CancellationToken ct)
    {
        q = VietnameseText.Clean(q);
        if (q is null || q.Length < Shortest) ModelState.AddModelError("q", $"Nhập ít nhất {Shortest} ký tự: mã hồ sơ, họ tên, số căn cước hoặc số điện thoại.");
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var found = ModelState.IsValid
            ? await DossierRow.Of(db.Dossiers.AsNoTracking().Of(agency.Id).Matching(q).OrderByDescending(d => d.ReceivedAt).Take(Most)).ToListAsync(ct)
            : [];
        return View("Search", new SearchPage(q, found, clock.GetCurrentInstant(), await db.CalendarAsync(agency, ct)));
    }
}

public sealed record SearchPage(string? Text, IReadOnlyList<DossierRow> Rows, Instant Now, Deadlines.WorkCalendar Calendar);
