using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Gỡ khỏi trang công khai before its time.</summary>
[Only(Role.Supervisor), Route("/apologies/{id:long}/take-down")]
public sealed class TakeDownController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, string? takeDownReason, CancellationToken ct)
    {
        var why = VietnameseText.Clean(takeDownReason);
        if (why is null) ModelState.AddModelError(nameof(LetterPage.TakeDownReason), "Ghi rõ lý do gỡ phiếu.");
        if (why?.Length > ApologyLetter.LongestComment) ModelState.AddModelError(nameof(LetterPage.TakeDownReason), $"Lý do dài quá {ApologyLetter.LongestComment} ký tự.");
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, version, ct) is not { } letter) return false;
            letter.TakeDown(why!, officer, now);
            letter.Dossier!.Note(DossierEventKind.LetterTakenDown, officer.FullName, officer, now, $"Phiếu số {letter.NumberText}: {why}");
            await Db.SaveChangesAsync(ct);
            return true;
        }, "Đã gỡ phiếu khỏi trang công khai.", page => page with { TakeDownReason = takeDownReason }, ct);
    }
}
