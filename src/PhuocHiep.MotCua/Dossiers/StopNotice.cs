using NodaTime;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>
/// Thông báo dừng giải quyết hồ sơ (mẫu 05 from 15/9/2025), A5: the applicant asked to stop before there was a result (NĐ 118/2025 Đ21;
/// TT 03/2025/TT-VPCP Đ7), or what he was asked for never came.
/// </summary>
/// <remarks>The form's own words were not found; these are made like those of the other forms.</remarks>
public static class StopNotice
{
    /// <summary>From when an applicant may ask to stop.</summary>
    static readonly LocalDate AskedSince = new(2025, 7, 1);

    /// <summary>The notice; needs the dossier's agency, procedure and events.</summary>
    /// <exception cref="RuleViolation">It was neither stopped nor withdrawn.</exception>
    public static Form Form(Dossier dossier)
    {
        if (dossier.DroppedAt is not { } at) throw new RuleViolation("Hồ sơ chưa dừng giải quyết nên không có thông báo dừng.");
        var isAsked = dossier.Status == DossierStatus.Withdrawn;
        var line = dossier.Events.Find(e => e.Kind is DossierEventKind.Stopped or DossierEventKind.Withdrawn);
        return Form(Matter.Of(dossier), dossier.ReceivedAt, isAsked, line?.Note, at);
    }

    /// <param name="isAsked">The applicant asked for it.</param>
    /// <param name="at">From then on nothing is done.</param>
    internal static Form Form(Matter matter, Instant receivedAt, bool isAsked, string? reason, Instant at)
    {
        var agency = matter.Agency;
        var ground = !isAsked ? "" : at.VietnamDay() < AskedSince ? "Theo đề nghị của Ông/Bà, " : "Theo đề nghị của Ông/Bà và Điều 21 Nghị định 118/2025/NĐ-CP, ";
        return matter.Paper(
            "Thông báo dừng giải quyết hồ sơ",
            at,
            [
                .. matter.Addressee,
                new Paragraph($"Lúc {receivedAt.InWords()}, {FormSet.On(receivedAt.VietnamDay()).CounterOf(agency)} đã tiếp nhận hồ sơ “{matter.Procedure}” của Ông/Bà, mã hồ sơ: {matter.Code}."),
                new Paragraph($"{ground}{agency.Name} thông báo dừng giải quyết hồ sơ nêu trên từ ", Run.Bold(at.InWords()), $". Lý do: {Matter.Sentence(reason)}"),
                new Paragraph("Giấy tờ đã nộp được trả lại cho Ông/Bà. Khi có nhu cầu, Ông/Bà có thể nộp hồ sơ mới theo quy định."),
                .. matter.Contact,
                new Paragraph($"{agency.Name} xin thông báo để Ông/Bà được biết./."),
            ],
            Signature.OfHead) with
        {
            Official = OfficialForm.StopNotice,
        };
    }
}
