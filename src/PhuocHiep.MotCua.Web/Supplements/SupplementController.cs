using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Supplements;

public sealed class SupplementForm
{
    public uint Version { get; set; }

    /// <summary>Brought to the counter, and not sent.</summary>
    public bool InPerson { get; set; } = true;
}

/// <summary>Đã bổ sung đủ: the limit restarts.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/{code}/supplement")]
public sealed class SupplementController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Supplement))] SupplementForm form, CancellationToken ct) =>
        DoAsync(code, form.Version, (dossier, officer, now, calendar) => dossier.CompleteSupplement(form.InPerson, calendar, officer, now),
            "Đã ghi hồ sơ bổ sung đủ. In lại giấy hẹn với ngày hẹn mới cho người nộp.", page => page with { Supplement = form }, ct);
}
