using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Giấy biên nhận trả kết quả, A5: a form of the office's own.</summary>
public static class ResultSlip
{
    /// <summary>The slip; needs the dossier's agency, procedure and events.</summary>
    /// <exception cref="RuleViolation">Nothing has been handed over.</exception>
    public static Form Form(Dossier dossier)
    {
        if (dossier.HandedOverAt is not { } at || dossier.HandedOverTo is not { } to)
            throw new RuleViolation("Chưa trả kết quả nên chưa có giấy biên nhận.", "NĐ 61/2018 Đ20");
        var matter = Matter.Of(dossier);
        var line = dossier.Events.Find(e => e.Kind == DossierEventKind.HandedOver);
        var by = line?.By ?? Paper.Form.Blank;
        // The control slip's line names the receiver and, where somebody else came, his giấy ủy quyền (NĐ 61/2018 Đ6 k2b).
        var proxy = line?.Note is { } note && note.StartsWith(to, StringComparison.Ordinal) ? note[to.Length..] : "";
        IReadOnlyList<Part> body =
        [
            new Line("Chủ hồ sơ: ", Run.Bold(matter.Applicant)),
            matter.AddressLine,
            matter.ProcedureLine,
            new Line("Ngày tiếp nhận: ", dossier.ReceivedAt.InWords()),
            new Line("Ngày hẹn trả: ", dossier.DueAt.InWords()),
            new Line("Kết quả: ", Run.Bold(dossier.Outcome?.Text() ?? Paper.Form.Blank), dossier.ElectronicResult ? " (bản điện tử)" : ""),
            new Pair(
                new("Số, ký hiệu kết quả: ", dossier.ResultNumber ?? Paper.Form.Blank),
                new("Ngày có kết quả: ", dossier.CompletedAt?.VietnamDay().Text() ?? Paper.Form.Blank)),
            new Line("Phí, lệ phí: ", Receipt.FeeOf(dossier)),
            new Line("Người trả kết quả: ", Run.Bold(by)),
            new Line("Người nhận kết quả: ", Run.Bold(to), proxy),
            new Line("Thời gian trả kết quả: ", Run.Bold(at.InWords())),
            new Line("Hình thức trả: ", dossier.ResultDelivery.Text()),
            new Note(Run.Italic("Người nhận đã kiểm tra và nhận đủ kết quả nêu trên, cùng bản chính giấy tờ đã nộp để đối chiếu (nếu có). Kết quả sai sót do lỗi của cơ quan được sửa lại, Ông/Bà không phải chịu chi phí.")),
        ];
        return matter.Paper("Giấy biên nhận trả kết quả", at, body, new Signature("NGƯỜI NHẬN KẾT QUẢ", to), new Signature("NGƯỜI TRẢ KẾT QUẢ", by));
    }
}
