using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Giấy biên nhận trả kết quả, A5: a form of the office's own.</summary>
public static class ResultSlip
{
    /// <summary>The slip; needs the dossier's agency, procedure and events.</summary>
    /// <exception cref="RuleViolation">Nothing has been handed over, or not yet what was corrected since.</exception>
    public static Form Form(Dossier dossier)
    {
        // The last time: a corrected result is handed over again.
        if (dossier.Status != DossierStatus.HandedOver || dossier.Events.FindLast(e => e.Kind == DossierEventKind.HandedOver) is not { } line)
            throw new RuleViolation("Chưa trả kết quả nên chưa có giấy biên nhận.", "NĐ 61/2018 Đ20");
        var matter = Matter.Of(dossier);
        var (at, by) = (line.At, line.By);
        // The line names the receiver and, where somebody else came, his giấy ủy quyền (NĐ 61/2018 Đ6 k2b).
        var words = line.Note ?? "";
        var to = words.Split(Dossier.ProxyWords, 2)[0];
        var proxy = words[to.Length..];
        var corrected = dossier.Events.FindLast(e => e.Kind == DossierEventKind.ResultCorrected);
        IReadOnlyList<Part> body =
        [
            new Line("Chủ hồ sơ: ", Run.Bold(matter.Applicant)),
            matter.AddressLine,
            matter.ProcedureLine,
            new Line("Ngày tiếp nhận: ", dossier.ReceivedAt.InWords()),
            new Line("Ngày hẹn trả: ", dossier.DueAt.InWords()),
            new Line("Kết quả: ", Run.Bold(dossier.Outcome?.Text() ?? Paper.Form.Blank), dossier.ElectronicResult ? " (bản điện tử)" : "", corrected is null ? "" : $", đã sửa sai sót ngày {corrected.At.VietnamDay().Text()}"),
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
