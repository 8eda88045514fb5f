using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Giấy biên nhận trả kết quả.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class ResultSlipController(MotCuaDb db) : DossierPaperController(db)
{
    [HttpGet("/dossiers/{code}/result-slip"), HttpGet("/dossiers/{code}/result-slip.pdf")]
    public Task<IActionResult> GetAsync(string code, CancellationToken ct) => PaperAsync(code, dossier => ResultSlip.Form(dossier), ct);
}
