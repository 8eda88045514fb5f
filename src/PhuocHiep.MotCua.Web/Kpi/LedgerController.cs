using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The dossiers behind a number of the ledger: what is listed is what was counted.</summary>
[Only(Role.Supervisor), Route("/kpi/apologies")]
public sealed class LedgerController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    [HttpGet("{cause}/{step}")]
    public async Task<IActionResult> GetAsync(string cause, string step, KpiQuery query, string? after, CancellationToken ct)
    {
        var one = Slug.Named<ApologyCause>(cause);
        if (Slug.Named<LedgerStep>(step) is not { } at || (one is null && cause != LedgerWords.AllCauses)) return NotFound();
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (period.IsNow) period = period with { Sums = await db.DaySumsAsync(period, ct) };
        var ledger = await LedgerTable.ReadAsync(db, period, ct);
        var calendar = await CalendarAsync(ct);
        if (one is { } only)
        {
            var (table, next) = await RowsAsync(ApologyLedger.Dossiers(db, period, only, at), only.Text(), after, period, calendar, ct);
            return View("LedgerList", new LedgerListPage(ledger, one, at, [new(only, table)], new(null, next is null ? null : $"{LedgerWords.Address(one, at, period)}&after={next}")));
        }
        // All causes: the beginning of each, one below the other; each goes on by itself.
        var parts = new List<LedgerPart>();
        foreach (var each in Enum.GetValues<ApologyCause>().Where(c => ledger.Counts[(c, at)] > 0))
            parts.Add(new(each, (await RowsAsync(ApologyLedger.Dossiers(db, period, each, at), each.Text(), null, period, calendar, ct)).Table));
        return View("LedgerList", new LedgerListPage(ledger, null, at, parts, new(null, null)));
    }

    [HttpGet("infringements")]
    public async Task<IActionResult> GetInfringementsAsync(KpiQuery query, string? after, CancellationToken ct)
    {
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        var (table, next) = await RowsAsync(ApologyLedger.Infringements(db, period), "Hẹn lại quá một lần", after, period, await CalendarAsync(ct), ct);
        return View("Infringements", new InfringementsPage(period, table, new(null, next is null ? null : $"{KpiQuery.Address("/kpi/apologies/infringements", period)}&after={next}")));
    }

    static async Task<(RowsTable Table, PageKey? Next)> RowsAsync(IQueryable<Dossier> dossiers, string caption, string? after, KpiPeriod period, WorkCalendar calendar, CancellationToken ct)
    {
        var key = PageKey.Parse(after);
        var rows = await DossierRow.Of(dossiers.AsNoTracking()
                .Where(d => key == null || d.DueAt > key.At || (d.DueAt == key.At && d.Id > key.Id))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize + 1))
            .ToListAsync(ct);
        var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].Promised.DueAt, rows[PageSize - 1].Id) : null;
        return (new(caption, [.. rows.Take(PageSize)], period.AsOf, calendar), next);
    }

    async Task<WorkCalendar> CalendarAsync(CancellationToken ct) => await db.CalendarAsync(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct), ct);
}

/// <summary>The dossiers of one cause, or the first of them.</summary>
public sealed record LedgerPart(ApologyCause Cause, RowsTable Table);

/// <param name="Cause">Null: all of them.</param>
public sealed record LedgerListPage(LedgerTable Ledger, ApologyCause? Cause, LedgerStep Step, IReadOnlyList<LedgerPart> Parts, Pager Pager);

public sealed record InfringementsPage(KpiPeriod Period, RowsTable Dossiers, Pager Pager);
