using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

public enum DeliveryWay
{
    ByHand,
    ByPost,
}

public sealed class DeliveryForm
{
    public uint Version { get; set; }

    public DeliveryWay Way { get; set; }

    public string? To { get; set; }

    public string? Relation { get; set; }

    public string? PostalNumber { get; set; }
}

/// <summary>Trao phiếu tận tay, hoặc gửi bưu điện bảo đảm.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies/{id:long}/hand-over")]
public sealed class LetterHandOverController(MotCuaDb db, IClock clock) : LetterActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(long id, [Bind(Prefix = nameof(LetterPage.Delivery))] DeliveryForm form, CancellationToken ct)
    {
        var (to, relation, number) = (VietnameseText.Clean(form.To), VietnameseText.Clean(form.Relation), NumberOf(form));
        var byPost = form.Way == DeliveryWay.ByPost;
        if (byPost) CheckNumber(number);
        else CheckReceiver(to, relation, number);
        return DoAsync(id, async (officer, now) =>
        {
            if (await FindAsync(id, form.Version, ct) is not { } letter) return false;
            if (byPost) letter.SendByPost(number!, officer, now);
            else letter.HandOver(to!, officer, now, relation);
            letter.Dossier!.Note(byPost ? DossierEventKind.LetterSent : DossierEventKind.LetterHandedOver, officer.FullName, officer, now,
                byPost ? $"{letter.Delivery}, phiếu số {letter.NumberText}" : $"Phiếu số {letter.NumberText}, người nhận: {letter.Delivery}");
            await Db.SaveChangesAsync(ct);
            return true;
        }, byPost ? "Đã ghi việc gửi bưu điện. Giữ biên nhận của bưu điện cùng phiếu giao nhận." : "Đã ghi việc trao phiếu.", page => page with { Delivery = form }, ct);
    }

    /// <summary>`rb 123 456 789 vn` as the receipt has it: `RB123456789VN`.</summary>
    static string? NumberOf(DeliveryForm form) => VietnameseText.Clean(form.PostalNumber)?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    void CheckNumber(string? number)
    {
        if (number is null) ModelState.AddModelError("Delivery.PostalNumber", "Ghi mã bưu gửi trên biên nhận của bưu điện.");
        else if (number.Length is < 5 or > Delivery.LongestPostalNumber || !number.All(char.IsAsciiLetterOrDigit))
            ModelState.AddModelError("Delivery.PostalNumber", "Mã bưu gửi chỉ có chữ cái và chữ số, ví dụ RB123456789VN.");
    }

    void CheckReceiver(string? to, string? relation, string? number)
    {
        if (to is null or { Length: > Applicant.LongestName }) ModelState.AddModelError("Delivery.To", "Ghi họ tên người nhận phiếu.");
        if (relation?.Length > Delivery.LongestRelation) ModelState.AddModelError("Delivery.Relation", $"Dài quá {Delivery.LongestRelation} ký tự.");
        if (number is not null) ModelState.AddModelError("Delivery.PostalNumber", "Chọn “Gửi bưu điện bảo đảm”, hoặc xóa mã bưu gửi.");
    }
}
