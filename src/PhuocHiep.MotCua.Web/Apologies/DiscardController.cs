using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Bỏ dự thảo of a letter that was to follow another; a first letter is owed and cannot be dropped.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/apologies/{id:long}/discard")]
public sealed class DiscardController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, string? discardReason, CancellationToken ct)
    {
        var why = VietnameseText.Clean(discardReason);
        if (why is null) ModelState.AddModelError(nameof(LetterPage.DiscardReason), "Ghi rõ lý do bỏ dự thảo.");
        if (why?.Length > ApologyLetter.LongestComment) ModelState.AddModelError(nameof(LetterPage.DiscardReason), $"Lý do dài quá {ApologyLetter.LongestComment} ký tự.");
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, version, ct) is not { } letter) return false;
            letter.Discard(why!, now);
            letter.Dossier!.Note(DossierEventKind.LetterWithdrawn, officer.FullName, officer, now, $"Bỏ dự thảo {letter.FollowKind!.Value.Text().ToLower(VietnamTime.Culture)} phiếu số {letter.Follows!.NumberText}: {why}");
            await Db.SaveChangesAsync(ct);
            return true;
        }, "Đã bỏ dự thảo. Phiếu đã ký trước đó vẫn giữ nguyên.", page => page with { DiscardReason = discardReason }, ct);
    }
}
