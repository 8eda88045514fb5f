using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>The dossiers behind an indicator of the rating, and behind each of its points.</summary>
[Only(Role.Supervisor), Route("/reports/ratings/{column:int}")]
public sealed class RatingListController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    /// <param name="column">The indicator's number; only those that are told dossier by dossier have a list.</param>
    /// <param name="officer">Nothing: of the unit.</param>
    /// <param name="points">0 to 2; nothing: all.</param>
    [HttpGet]
    public async Task<IActionResult> GetAsync(int column, int? officer, int? points, ReportQuery query, string? after, CancellationToken ct)
    {
        if (RatingIndicator.Find(column) is not { PointsOf: not null } indicator || points is < 0 or > RatingRules.MostPoints) return NotFound();
        var (asked, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var rating = await Rating.ReadAsync(db, asked.Counted, agency.Name, ct);
        var of = officer is null ? rating.Unit : rating.Officers.SingleOrDefault(o => o.OfficerId == officer);
        if (of?.Scores.SingleOrDefault(s => s.Indicator == indicator) is not { } score) return NotFound();
        var counts = new List<long>();
        for (var each = RatingRules.MostPoints; each >= 0; each--) counts.Add(await Rating.Dossiers(db, asked.Counted, indicator, officer, each).LongCountAsync(ct));
        var key = PageKey.Parse(after);
        var rows = await DossierRow.Of(Rating.Dossiers(db, asked.Counted, indicator, officer, points).AsNoTracking()
                .Where(d => key == null || d.DueAt > key.At || (d.DueAt == key.At && d.Id > key.Id))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize + 1))
            .ToListAsync(ct);
        var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].Promised.DueAt, rows[PageSize - 1].Id) : null;
        var table = new RowsTable(points is null ? "Mọi hồ sơ được tính" : $"Hồ sơ được {points} điểm", [.. rows.Take(PageSize)], asked.AsOf, await db.CalendarAsync(agency, ct));
        return View("RatingList", new RatingListPage(asked, of, score, points, counts, table, new(null, next is null ? null : $"{RatingPage.Address(indicator, of, asked, points)}&after={next}")));
    }
}

/// <param name="Counts">How many got 2, 1 and 0.</param>
public sealed record RatingListPage(ReportPeriod Period, Rated Of, Score Score, int? Points, IReadOnlyList<long> Counts, RowsTable Dossiers, Pager Pager);
