using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Hàng việc: what there is to do, the most pressing first.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers")]
public sealed class QueueController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> GetAsync(string? show, string? after, string? before, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var dossiers = db.Dossiers.AsNoTracking().Of(User.AgencyId());
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var chip = QueueChip.Named(show);
        var (rows, previous, next) = await PageAsync(chip, chip.Filter(dossiers, now), PageKey.Parse(after), PageKey.Parse(before), ct);
        return View("Queue", new QueuePage
        {
            Chip = chip,
            Counts = await CountsAsync(dossiers, now, ct),
            Rows = rows,
            Pager = new(
                previous is null ? null : Url.Action(null, new { show = chip.Name, before = previous.ToString() }),
                next is null ? null : Url.Action(null, new { show = chip.Name, after = next.ToString() })),
            Now = now,
            Calendar = await db.CalendarAsync(agency, ct),
        });
    }

    static async Task<(List<DossierRow> Rows, PageKey? Previous, PageKey? Next)> PageAsync(
        QueueChip chip, IQueryable<Dossier> dossiers, PageKey? after, PageKey? before, CancellationToken ct)
    {
        var backwards = after is null && before is not null;
        var page = chip.Page(dossiers, after, before).Take(PageSize + 1);
        var rows = await DossierRow.Of(page).ToListAsync(ct);
        var more = rows.Count > PageSize;
        if (more) rows.RemoveAt(PageSize);
        if (backwards) rows.Reverse();
        return (rows,
            rows.Count > 0 && (backwards ? more : after is not null) ? chip.KeyOf(rows[0]) : null,
            rows.Count > 0 && (backwards || more) ? chip.KeyOf(rows[^1]) : null);
    }

    static async Task<IReadOnlyDictionary<QueueChip, int>> CountsAsync(IQueryable<Dossier> dossiers, Instant now, CancellationToken ct)
    {
        var counts = new Dictionary<QueueChip, int>();
        foreach (var chip in QueueChip.All) counts[chip] = await chip.Filter(dossiers, now).CountAsync(ct);
        return counts;
    }
}

public sealed record QueuePage
{
    public required QueueChip Chip { get; init; }

    public required IReadOnlyDictionary<QueueChip, int> Counts { get; init; }

    public required IReadOnlyList<DossierRow> Rows { get; init; }

    public required Pager Pager { get; init; }

    public required Instant Now { get; init; }

    public required Deadlines.WorkCalendar Calendar { get; init; }
}
