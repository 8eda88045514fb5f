using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

public sealed class HolderForm
{
    public uint Version { get; set; }

    public int? Officer { get; set; }

    public string? Reason { get; set; }
}

/// <summary>Chuyển xử lý.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/holder")]
public sealed class HolderController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public async Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.Holder))] HolderForm form, CancellationToken ct)
    {
        var reason = VietnameseText.Clean(form.Reason);
        if (reason?.Length > 1000) ModelState.AddModelError("Holder.Reason", "Lý do dài quá 1.000 ký tự.");
        var to = form.Officer is { } id ? await Db.Users.WhoSettle(User.AgencyId()).SingleOrDefaultAsync(o => o.Id == id, ct) : null;
        if (to is null) ModelState.AddModelError("Holder.Officer", "Chọn người xử lý.");
        return await DoAsync(code, form.Version, (dossier, officer, now) => dossier.Assign(to!, reason, officer, now),
            $"Đã giao hồ sơ cho {to?.FullName}.", page => page with { Holder = form }, ct);
    }
}
