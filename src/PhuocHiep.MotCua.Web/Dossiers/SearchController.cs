using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Tìm hồ sơ, in the whole archive or within a list. Posted and answered in place: a name or an identity number never stands in an address.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/search")]
public sealed class SearchController(MotCuaDb db, IClock clock) : Controller
{
    public const int Most = 50;

    const int Shortest = 2;

    [HttpGet]
    public IActionResult Get() => LocalRedirect("/dossiers");

    /// <param name="within">Only in the list of the query.</param>
    [HttpPost]
    public async Task<IActionResult> PostAsync(string? q, bool within, QueueQuery query, CancellationToken ct)
    {
        q = VietnameseText.Clean(q);
        if (q is null || q.Length < Shortest) ModelState.AddModelError("q", $"Nhập ít nhất {Shortest} ký tự: mã hồ sơ, họ tên, số căn cước hoặc số điện thoại.");
        var (now, officer) = (clock.GetCurrentInstant(), await db.OfficerAsync(User, ct));
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == officer.AgencyId, ct);
        var dossiers = db.Dossiers.AsNoTracking().Of(agency.Id);
        if (within) (query, dossiers) = await QueuePage.ListAsync(db, officer, query, dossiers, now, ct);
        var found = ModelState.IsValid
            ? await DossierRow.Of(dossiers.Matching(q).OrderByDescending(d => d.ReceivedAt).ThenByDescending(d => d.Id).Take(Most)).ToListAsync(ct)
            : [];
        return View("Search", new SearchPage(q, within, query.From(), found, now, await db.CalendarAsync(agency, ct)));
    }
}

/// <param name="List">The list from which the search set out.</param>
public sealed record SearchPage(string? Text, bool IsWithin, QueueQuery List, IReadOnlyList<DossierRow> Rows, Instant Now, WorkCalendar Calendar);

/// <summary>The field to search in, with the list that is on the screen; null: there is none.</summary>
public sealed record SearchField(string? Text, QueueQuery? List, bool IsWithin = false);
