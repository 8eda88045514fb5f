using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

public sealed class CorrectionForm
{
    public uint Version { get; set; }

    public string? Number { get; set; }

    public string? What { get; set; }
}

/// <summary>Sửa kết quả có sai sót; who wishes it is told that the corrected one can be fetched.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/correction")]
public sealed class CorrectionController(MotCuaDb db, IClock clock, Settings settings) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Correction))] CorrectionForm form, CancellationToken ct)
    {
        var (number, what) = (VietnameseText.Clean(form.Number), Needed(form.What, "Correction.What", "Ghi đã sửa những gì."));
        if (number?.Length > 100) ModelState.AddModelError("Correction.Number", "Số kết quả dài quá 100 ký tự.");
        return DoAsync(code, form.Version,
            (dossier, officer, now) =>
            {
                dossier.CorrectResult(number, what!, officer, now);
                Db.OutgoingMessages.AddRange(DossierNotices.Corrected(dossier, dossier.Agency!, settings, now));
            },
            "Đã ghi việc sửa. Kết quả đã sửa chờ trả cho người nộp.", page => page with { Correction = form }, ct);
    }
}
