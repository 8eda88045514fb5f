using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ (mẫu 05); the dossier's page shows the same lines.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class ControlSlipController(MotCuaDb db) : DossierPaperController(db)
{
    [HttpGet("/dossiers/{code}/control-slip"), HttpGet("/dossiers/{code}/control-slip.pdf")]
    public Task<IActionResult> GetAsync(string code, CancellationToken ct) => PaperAsync(code, ControlSlip.Form, ct);
}
