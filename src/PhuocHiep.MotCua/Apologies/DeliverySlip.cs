using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>
/// Phiếu giao nhận of an apology that goes on paper, A5: a form of the office's own. Before the letter is handed over it is printed with
/// the receiver and the hour left open, to be filled in and signed at the door; after that it tells what is written down.
/// </summary>
public static class DeliverySlip
{
    /// <summary>Room for what is written by hand at the door.</summary>
    static readonly string Open = new('…', 32);

    const string BlankTime = "…… giờ …… phút, ngày …… tháng …… năm ………";

    /// <summary>The slip; needs the dossier's agency and procedure.</summary>
    /// <param name="by">Who handed it over or brought it to the post; null while nobody has.</param>
    /// <exception cref="RuleViolation">The letter is not signed.</exception>
    public static Form Form(ApologyLetter letter, Dossier dossier, string? by, Instant now)
    {
        if (letter.SignedAt is not { } signed) throw new RuleViolation("Phiếu chưa ký nên chưa có gì để giao.", "NĐ 30/2020 Đ15 k3");
        var matter = Matter.Of(dossier);
        var delivery = letter.Delivery;
        IReadOnlyList<Part> body =
        [
            new Line("Văn bản: ", Run.Bold("Phiếu xin lỗi và hẹn lại ngày trả kết quả"), ", bản chính"),
            new Pair(new("Số, ký hiệu: ", Run.Bold(letter.NumberText ?? Paper.Form.Blank)), new("Ngày ký: ", signed.VietnamDay().Text())),
            new Line("Chủ hồ sơ: ", Run.Bold(matter.Applicant)),
            matter.AddressLine,
            matter.ProcedureLine,
            .. delivery is { IsByPost: true } ? ByPost(delivery, letter, by) : ByHand(delivery, letter, matter, by),
        ];
        Signature giver = new(delivery is { IsByPost: true } ? "NGƯỜI GỬI" : "NGƯỜI GIAO", by);
        Signature[] signatures = delivery is { IsByPost: true } ? [giver] : [new("NGƯỜI NHẬN", delivery?.Receiver), giver];
        return matter.Paper("Phiếu giao nhận", letter.HandedOverAt ?? now, body, signatures) with { IsDated = letter.HandedOverAt is not null };
    }

    static IEnumerable<Part> ByHand(Delivery? delivery, ApologyLetter letter, Matter matter, string? by) =>
    [
        new Line("Người giao: ", by is null ? Run.Plain(Open) : Run.Bold(by)),
        new Line("Người nhận: ", delivery?.Receiver is { } receiver ? Run.Bold(receiver) : Run.Plain(Open)),
        new Line("Quan hệ với chủ hồ sơ, giấy tờ (nếu nhận thay): ", delivery is null ? Open
            : delivery.Relation ?? (VietnameseText.Fold(delivery.Receiver) == VietnameseText.Fold(matter.Applicant) ? "chủ hồ sơ tự nhận" : "không ghi")),
        new Line("Thời gian giao: ", letter.HandedOverAt is { } at ? Run.Bold(at.InWords()) : Run.Plain(BlankTime)),
        new Note(Run.Italic("Người nhận đã nhận 01 bản chính văn bản nêu trên. Phiếu này cơ quan giữ làm bằng chứng đã giao.")),
    ];

    static IEnumerable<Part> ByPost(Delivery delivery, ApologyLetter letter, string? by) =>
    [
        new Line("Hình thức: ", Run.Bold("gửi bưu điện bảo đảm")),
        new Line("Mã bưu gửi: ", Run.Bold(delivery.PostalNumber ?? Paper.Form.Blank)),
        new Line("Người gửi: ", Run.Bold(by ?? Paper.Form.Blank)),
        new Line("Thời gian gửi: ", Run.Bold(letter.HandedOverAt?.InWords() ?? BlankTime)),
        new Note(Run.Italic("Kèm biên nhận của bưu điện. Phiếu này cơ quan giữ làm bằng chứng đã gửi.")),
    ];
}
