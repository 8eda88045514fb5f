using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Thông báo gia hạn thời gian giải quyết hồ sơ.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class ExtensionNoticeController(MotCuaDb db) : DossierPaperController(db)
{
    [HttpGet("/dossiers/{code}/extension-notice"), HttpGet("/dossiers/{code}/extension-notice.pdf")]
    public Task<IActionResult> GetAsync(string code, CancellationToken ct) => PaperAsync(code, ExtensionNotice.Form, ct);
}
