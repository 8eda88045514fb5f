using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Biểu II.06a of a period: to print, or as a workbook.</summary>
[Only(Role.Supervisor)]
public sealed class FormII06aController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet("/reports/ii06a"), HttpGet("/reports/ii06a.pdf"), HttpGet("/reports/ii06a.xlsx")]
    public async Task<IActionResult> GetAsync(ReportQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (period, problem) = query.Read(User.AgencyId(), now);
        if (problem is not null) return BadRequest();
        var form = await FormII06a.ReadAsync(db, period, ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        return Request.Path.Value!.EndsWith(".xlsx", StringComparison.Ordinal)
            ? await this.DownloadAsync(FileNames.Of("bieu-II06a", period, "xlsx"), stream => FormII06aSheet.WriteAsync(form, agency, stream, ct))
            : this.Paper(form.ToForm(agency, now), ReportQuery.Address("/reports", period), "Về báo cáo");
    }
}
