using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Thông báo dừng giải quyết hồ sơ.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class StopNoticeController(MotCuaDb db) : DossierPaperController(db)
{
    [HttpGet("/dossiers/{code}/stop-notice"), HttpGet("/dossiers/{code}/stop-notice.pdf")]
    public Task<IActionResult> GetAsync(string code, CancellationToken ct) => PaperAsync(code, StopNotice.Form, ct);
}
