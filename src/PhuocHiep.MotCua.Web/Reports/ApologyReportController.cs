using System.Data;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Báo cáo xin lỗi of a period: on the page, to print, or as a workbook. All of it is read in one snapshot.</summary>
[Only(Role.Supervisor)]
public sealed class ApologyReportController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    [HttpGet("/reports/apologies"), HttpGet("/reports/apologies.pdf"), HttpGet("/reports/apologies.xlsx")]
    public async Task<IActionResult> GetAsync(ReportQuery query, string? after, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (asked, problem) = query.Read(User.AgencyId(), now);
        problem?.AddTo(ModelState);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var period = asked.Counted;
        if (period.AsOf == now) period = period with { Sums = await db.DaySumsAsync(period, ct) };
        var report = await ApologyReport.ReadAsync(db, period, ct);
        if (Ends(".xlsx")) return await this.DownloadAsync(FileNames.Of("bao-cao-xin-loi", asked, "xlsx"), stream => ApologySheet.WriteAsync(report, ApologyLine.EachAsync(db, period, ct), agency, stream, ct));
        if (Ends(".pdf")) return this.Paper(report.ToForm(agency, await ApologyLine.EachAsync(db, period, ct).ToListAsync(ct), now), ReportQuery.Address("/reports/apologies", asked), "Về báo cáo");
        var lines = await ApologyLine.ReadAsync(db, period, Parse(after), PageSize + 1, ct);
        var next = lines.Count > PageSize ? $"{ReportQuery.Address("/reports/apologies", asked)}&after={Text(lines[PageSize - 1].Key)}#lines-title" : null;
        return View("Apologies", new ApologyReportPage(new("/reports/apologies", asked, now), report, [.. lines.Take(PageSize)], new(null, next)));
    }

    bool Ends(string ending) => Request.Path.Value!.EndsWith(ending, StringComparison.Ordinal);

    /// <summary>`0-1722934800000000-42`: the cause, then as on every list.</summary>
    static string Text(ApologyKey key) => string.Create(CultureInfo.InvariantCulture, $"{(int)key.Cause}-{new PageKey(key.DueAt, key.DossierId)}");

    static ApologyKey? Parse(string? after) =>
        after?.Split('-', 2) is [var cause, var rest] && Enum.TryParse<ApologyCause>(cause, out var of) && Enum.IsDefined(of) && PageKey.Parse(rest) is { } key ? new(of, key.At, key.Id) : null;
}

public sealed record ApologyReportPage(ReportHead Head, ApologyReport Report, IReadOnlyList<ApologyLine> Lines, Pager Pager);
