using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Trả lại, không ký: back to the officer with a comment.</summary>
[Only(Role.Supervisor), Route("/apologies/{id:long}/return")]
public sealed class ReturnController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, string? returnComment, CancellationToken ct)
    {
        var comment = VietnameseText.Clean(returnComment);
        if (comment is null) ModelState.AddModelError(nameof(LetterPage.ReturnComment), "Ghi rõ điều cần sửa.");
        if (comment?.Length > ApologyLetter.LongestComment) ModelState.AddModelError(nameof(LetterPage.ReturnComment), $"Ý kiến dài quá {ApologyLetter.LongestComment} ký tự.");
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, version, ct) is not { } letter) return false;
            letter.Return(comment!, officer, now);
            letter.Dossier!.Note(DossierEventKind.LetterReturned, officer.FullName, officer, now, LetterWay.ReturnNote(letter.Cause, comment!));
            await Db.SaveChangesAsync(ct);
            return true;
        }, "Đã trả lại dự thảo. Cán bộ thấy ý kiến của bạn khi mở phiếu.", page => page with { ReturnComment = returnComment }, ct);
    }
}
