using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

public sealed class ResultForm
{
    public uint Version { get; set; }

    public Outcome? Outcome { get; set; }

    public string? Number { get; set; }

    public bool IsElectronic { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Ghi kết quả; who wishes it is told that it can be fetched.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/result")]
public sealed class ResultController(MotCuaDb db, IClock clock, Settings settings) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Result))] ResultForm form, CancellationToken ct)
    {
        var (number, reason) = (VietnameseText.Clean(form.Number), VietnameseText.Clean(form.Reason));
        if (form.Outcome is null) ModelState.AddModelError("Result.Outcome", "Chọn kết quả giải quyết.");
        if (form.Outcome == Outcome.Refused && reason is null) ModelState.AddModelError("Result.Reason", "Ghi rõ lý do từ chối, như trong văn bản gửi người nộp (NĐ 61/2018 Đ19 k8).");
        if (number?.Length > 100) ModelState.AddModelError("Result.Number", "Số kết quả dài quá 100 ký tự.");
        if (reason?.Length > 1000) ModelState.AddModelError("Result.Reason", "Lý do dài quá 1.000 ký tự.");
        return DoAsync(code, form.Version,
            (dossier, officer, now) =>
            {
                dossier.Complete(form.Outcome!.Value, number, form.IsElectronic, reason, officer, now);
                Db.OutgoingMessages.AddRange(DossierNotices.Ready(dossier, dossier.Agency!, settings, now));
            },
            "Đã ghi kết quả. Hồ sơ chờ trả cho người nộp.", page => page with { Result = form }, ct);
    }
}
