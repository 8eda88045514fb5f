using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

/// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02), during handling.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class CompletionRequestController(MotCuaDb db) : DossierPaperController(db)
{
    [HttpGet("/dossiers/{code}/supplement-request/{id:long}"), HttpGet("/dossiers/{code}/supplement-request/{id:long}.pdf")]
    public Task<IActionResult> GetAsync(string code, long id, CancellationToken ct) =>
        PaperAsync(code, dossier => dossier.Supplements.Find(s => s.Id == id) is { } supplement ? CompletionRequest.Form(dossier, supplement) : null, ct);
}
