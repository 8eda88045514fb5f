using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

public sealed class ReasonForm
{
    public uint Version { get; set; }

    public DelayReason? Kind { get; set; }

    public string? Words { get; set; }

    /// <summary>As a date field sends it: `2024-08-12`.</summary>
    public string? NewDay { get; set; }

    public string? Place { get; set; }

    public static ReasonForm Of(ApologyLetter letter) => new()
    {
        Version = letter.Version,
        Kind = letter.ReasonKind,
        Words = letter.Reason,
        NewDay = letter.NewDueAt?.VietnamDay().ToString("uuuu-MM-dd", null),
        Place = letter.Place,
    };
}

/// <summary>Ghi lý do và ngày hẹn lại.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/apologies/{id:long}/reason")]
public sealed class ReasonController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, [Bind(Prefix = nameof(LetterPage.Reason))] ReasonForm form, CancellationToken ct)
    {
        var (words, place) = (VietnameseText.Clean(form.Words), VietnameseText.Clean(form.Place));
        if (form.Kind is null) ModelState.AddModelError("Reason.Kind", "Chọn loại lý do; chỉ phần này hiện trên trang công khai.");
        if (words is null) ModelState.AddModelError("Reason.Words", "Ghi rõ lý do, như sẽ viết cho người nộp (NĐ 61/2018 Đ19 k9).");
        if (words?.Length > ApologyLetter.LongestReason) ModelState.AddModelError("Reason.Words", "Lý do dài quá 1.000 ký tự.");
        if (place is null or { Length: > 300 }) ModelState.AddModelError("Reason.Place", "Ghi nơi trả kết quả, không quá 300 ký tự.");
        if (!VietnamTime.TryParseIso(form.NewDay, out LocalDate day)) ModelState.AddModelError("Reason.NewDay", "Chọn ngày hẹn lại.");
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, form.Version, ct) is not { } letter) return false;
            var calendar = await Db.CalendarAsync(letter.Dossier!.Agency!, ct);
            letter.GiveReason(form.Kind!.Value, words!, day, place!, calendar, officer, now);
            await Db.SaveChangesAsync(ct);
            return true;
        }, "Đã ghi lý do và ngày hẹn lại. Phiếu chờ lãnh đạo ký.", page => page with { Reason = form }, ct);
    }
}
