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

/// <summary>The dossiers behind a number of biểu II.06a: what is listed is what was counted.</summary>
[Only(Role.Supervisor), Route("/reports/ii06a/{column:int}")]
public sealed class FormII06aListController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    /// <param name="column">(3) to (13).</param>
    /// <param name="field">Lĩnh vực; nothing: of all.</param>
    [HttpGet]
    public async Task<IActionResult> GetAsync(int column, string? field, ReportQuery query, string? after, CancellationToken ct)
    {
        if (FormII06aColumn.Find(column) is not { } asked) return NotFound();
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        var form = await FormII06a.ReadAsync(db, period, ct);
        var row = field is null ? form.Total : form.Rows.SingleOrDefault(r => r.Field == field) ?? new FormII06aRow(field, []);
        var key = PageKey.Parse(after);
        var rows = await DossierRow.Of(FormII06a.Dossiers(db, period, asked, field).AsNoTracking()
                .Where(d => key == null || d.DueAt > key.At || (d.DueAt == key.At && d.Id > key.Id))
                .OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(PageSize + 1))
            .ToListAsync(ct);
        var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].Promised.DueAt, rows[PageSize - 1].Id) : null;
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var table = new RowsTable(asked.Name, [.. rows.Take(PageSize).Select(r => AsOf(r, period))], period.Until, await db.CalendarAsync(agency, ct));
        return View("FormII06aList", new FormII06aListPage(form, asked, row, table, new(null, next is null ? null : $"{ReportQuery.Address(asked, period, field)}&after={next}")));
    }

    /// <summary>What came after the period's end had not come then: the tag says what the form counted.</summary>
    static DossierRow AsOf(DossierRow row, ReportPeriod period) => row with
    {
        Promised = row.Promised with
        {
            CompletedAt = row.Promised.CompletedAt <= period.Until ? row.Promised.CompletedAt : null,
            DroppedAt = row.Promised.DroppedAt <= period.Until ? row.Promised.DroppedAt : null,
        },
    };
}

public sealed record FormII06aListPage(FormII06a Form, FormII06aColumn Column, FormII06aRow Row, RowsTable Dossiers, Pager Pager);
