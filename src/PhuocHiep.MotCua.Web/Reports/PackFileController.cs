using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>The pack itself. It holds letters with names and addresses: who takes it is written in the program's log (NĐ 13/2023 Đ38 k2).</summary>
[Only(Role.Supervisor), Route("/reports/inspection/{id:long}/file")]
public sealed partial class PackFileController(MotCuaDb db, Settings settings, ILogger<PackFileController> log) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct)
    {
        if (await db.PackAsync(id, User.AgencyId(), ct) is not { } pack || pack.FileIn(settings.PacksFolder) is not { } file) return NotFound();
        Told(log, User.OfficerId(), id);
        Response.Headers.CacheControl = "no-store";
        return PhysicalFile(file.FullName, "application/zip", $"ho-so-kiem-tra_{KpiQuery.Iso(pack.From)}_{KpiQuery.Iso(pack.To)}.zip");
    }

    [LoggerMessage(LogLevel.Information, "Cán bộ số {Officer} tải bộ hồ sơ kiểm tra số {Pack}")]
    static partial void Told(ILogger log, int officer, long pack);
}
