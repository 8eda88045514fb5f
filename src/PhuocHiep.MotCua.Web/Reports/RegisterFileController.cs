using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>The register of a period as a file. Who asks for the personal columns is written in the program's log, without them (NĐ 13/2023 Đ38 k2).</summary>
[Only(Role.Supervisor)]
public sealed partial class RegisterFileController(MotCuaDb db, IClock clock, ILogger<RegisterFileController> log) : Controller
{
    /// <param name="personal">Also identity number, telephone, e-mail and address.</param>
    [HttpGet("/reports/register.csv"), HttpGet("/reports/register.xlsx")]
    public async Task<IActionResult> GetAsync(ReportQuery query, bool personal, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (period, problem) = query.Read(User.AgencyId(), now);
        if (problem is not null) return BadRequest();
        if (personal) Told(log, User.OfficerId(), KpiQuery.Iso(period.From), KpiQuery.Iso(period.To));
        var dossiers = ExportedDossier.Received(db, period.AgencyId, period.From, period.To).AsAsyncEnumerable();
        var isCsv = Request.Path.Value!.EndsWith(".csv", StringComparison.Ordinal);
        if (isCsv) return await this.DownloadAsync(FileNames.Of("ho-so-tiep-nhan", period, "csv"), stream => RegisterCsv.WriteAsync(dossiers, stream, personal, now, ct));
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == period.AgencyId, ct);
        var title = $"Hồ sơ tiếp nhận từ {period.From.Text()} đến {period.To.Text()}";
        return await this.DownloadAsync(FileNames.Of("ho-so-tiep-nhan", period, "xlsx"), stream => RegisterSheet.WriteAsync(dossiers, stream, title, agency.Name, personal, now, ct));
    }

    [LoggerMessage(LogLevel.Information, "Cán bộ số {Officer} xuất sổ hồ sơ {From} – {To} kèm thông tin cá nhân")]
    static partial void Told(ILogger log, int officer, string from, string to);
}
