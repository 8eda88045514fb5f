using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Phiếu từ chối giải quyết hồ sơ (mẫu 03), after appraisal.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class RefusalSlipController(MotCuaDb db) : DossierPaperController(db)
{
    [HttpGet("/dossiers/{code}/refusal-slip"), HttpGet("/dossiers/{code}/refusal-slip.pdf")]
    public Task<IActionResult> GetAsync(string code, CancellationToken ct) => PaperAsync(code, RefusalSlip.AfterAppraisal, ct);
}
