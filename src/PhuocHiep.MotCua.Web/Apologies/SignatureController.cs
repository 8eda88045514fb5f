using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Ký: the number, the paper and the message follow in the same act.</summary>
[Only(Role.Supervisor), Route("/apologies/{id:long}/signature")]
public sealed class SignatureController(MotCuaDb db, IClock clock, Settings settings) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, int words, CancellationToken ct) =>
        DoAsync(id, async (officer, now) => await new Signing(Db, settings).SignAsync(id, new(version, words), officer, now, ct) is not null,
            "Đã ký và cho số. Phiếu được gửi tới người nộp nếu có địa chỉ thư; nếu không, hãy in và trao, hoặc gửi bưu điện.", page => page, ct);
}
