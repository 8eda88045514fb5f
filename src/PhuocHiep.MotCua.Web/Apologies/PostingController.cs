using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Đăng công khai, with the applicant masked.</summary>
[Only(Role.Supervisor), Route("/apologies/{id:long}/posting")]
public sealed class PostingController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, CancellationToken ct) =>
        DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, version, ct) is not { } letter) return false;
            letter.Post(letter.Dossier!, officer, now);
            await Db.SaveChangesAsync(ct);
            return true;
        }, "Đã đăng công khai phiếu xin lỗi, tên người nộp được che.", page => page, ct);
}
