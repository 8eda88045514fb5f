using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Soạn phiếu thay thế, đính chính, hẹn lại lần nữa: a signed letter is never edited, another follows it.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/apologies/{id:long}/follow-up")]
public sealed class FollowUpController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, uint version, FollowKind? kind, string? overrideReason, CancellationToken ct)
    {
        var why = VietnameseText.Clean(overrideReason);
        if (kind is null || !Enum.IsDefined(kind.Value)) ModelState.AddModelError("", "Chọn loại phiếu kế tiếp.");
        if (why?.Length > ApologyLetter.LongestComment) ModelState.AddModelError(nameof(LetterPage.OverrideReason), $"Lý do dài quá {ApologyLetter.LongestComment} ký tự.");
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, version, ct) is not { } letter) return null;
            var next = letter.FollowWith(kind!.Value, why, letter.Dossier!, officer, now);
            Db.ApologyLetters.Add(next);
            letter.Dossier!.Note(DossierEventKind.LetterFollowed, officer.FullName, officer, now,
                $"{kind.Value.Text()} phiếu số {letter.NumberText}{(kind == FollowKind.SecondAppointment ? $": {why}" : "")}");
            await SaveAsync(ct);
            return next.Id;
        }, kind == FollowKind.SecondAppointment ? "Đã soạn phiếu hẹn lại lần nữa. Đặt ngày hẹn mới rồi trình ký." : "Đã soạn dự thảo với nội dung của phiếu cũ. Sửa lý do, ngày hẹn rồi trình ký.",
            page => page with { OverrideReason = overrideReason }, ct);
    }

    async Task SaveAsync(CancellationToken ct)
    {
        try
        {
            await Db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: MotCuaDb.OneFollower })
        {
            throw new RuleViolation("Phiếu này đã có phiếu kế tiếp; mở phiếu ấy ở mục “Phiếu cùng việc”.");
        }
    }
}
