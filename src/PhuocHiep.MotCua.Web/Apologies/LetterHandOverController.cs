using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Trao phiếu tận tay.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies/{id:long}/hand-over")]
public sealed class LetterHandOverController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, string? handOverTo, CancellationToken ct)
    {
        var to = VietnameseText.Clean(handOverTo);
        if (to is null or { Length: > 300 }) ModelState.AddModelError(nameof(LetterPage.HandOverTo), "Ghi họ tên người nhận phiếu.");
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, version, ct) is not { } letter) return false;
            letter.HandOver(to!, officer, now);
            letter.Dossier!.Note(DossierEventKind.LetterHandedOver, officer.FullName, officer, now, $"Phiếu số {letter.NumberText}, người nhận: {to}");
            await Db.SaveChangesAsync(ct);
            return true;
        }, "Đã ghi việc trao phiếu.", page => page with { HandOverTo = handOverTo }, ct);
    }
}
