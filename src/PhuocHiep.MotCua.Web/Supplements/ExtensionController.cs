using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

public sealed class ExtensionForm
{
    public uint Version { get; set; }

    public string? Reason { get; set; }

    /// <summary>The day agreed in writing, `2024-08-16`, where the procedure's extension is by agreement.</summary>
    public string? AgreedOn { get; set; }
}

/// <summary>Gia hạn, as the procedure's own law allows; the applicant is told at once.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/extension")]
public sealed class ExtensionController(MotCuaDb db, IClock clock, Settings settings) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Extension))] ExtensionForm form, CancellationToken ct)
    {
        var reason = Needed(form.Reason, "Extension.Reason", "Ghi rõ lý do gia hạn.");
        LocalDate? agreedOn = VietnamTime.TryParseIso(form.AgreedOn, out LocalDate day) ? day : null;
        if (agreedOn is null && !string.IsNullOrWhiteSpace(form.AgreedOn)) ModelState.AddModelError("Extension.AgreedOn", "Không đọc được ngày; chọn lại ngày.");
        return DoAsync(code, form.Version,
            (dossier, officer, now, calendar) =>
            {
                var before = dossier.DueAt;
                dossier.Extend(reason!, agreedOn, calendar, officer, now);
                Db.OutgoingMessages.AddRange(DossierNotices.Extended(dossier, before, reason!, dossier.Agency!, settings, now));
            },
            "Đã gia hạn. In thông báo gia hạn để gửi người nộp.", page => page with { Extension = form }, ct);
    }
}
