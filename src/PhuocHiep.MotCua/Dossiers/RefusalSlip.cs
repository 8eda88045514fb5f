using NodaTime;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Phiếu từ chối (mẫu 03), A5: refused in writing, with the reason, at the counter (NĐ 61/2018 Đ17 k1b) or after appraisal (Đ19 k8).</summary>
public static class RefusalSlip
{
    /// <summary>Not accepted: there is no dossier.</summary>
    public static Form AtCounter(Matter matter, string reason, string by, Instant at) => Form(
        matter,
        "Phiếu từ chối tiếp nhận giải quyết hồ sơ",
        $"Qua xem xét, {FormSet.On(at.VietnamDay()).CounterOf(matter.Agency)} thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
        reason,
        new("NGƯỜI TIẾP NHẬN HỒ SƠ", by),
        at) with
    {
        Number = "Số: ………/……",
    };

    /// <summary>Accepted, appraised and not eligible: a result, returned through the counter. Needs the dossier's agency, procedure and events.</summary>
    /// <exception cref="RuleViolation">It was not refused.</exception>
    public static Form AfterAppraisal(Dossier dossier)
    {
        if (dossier is not { Outcome: Outcome.Refused, CompletedAt: { } at }) throw new RuleViolation("Hồ sơ không bị từ chối nên không có phiếu từ chối.");
        var line = dossier.Events.Find(e => e.Kind == DossierEventKind.Completed);
        return AfterAppraisal(Matter.Of(dossier), line?.Note ?? "", line?.By ?? Paper.Form.Blank, at);
    }

    internal static Form AfterAppraisal(Matter matter, string reason, string by, Instant at) => Form(
        matter,
        "Phiếu từ chối giải quyết hồ sơ",
        $"Qua thẩm định, {matter.Agency.Name} thông báo không giải quyết hồ sơ này (người thụ lý: {by}) với lý do cụ thể như sau:",
        reason,
        Signature.OfHead,
        at);

    static Form Form(Matter matter, string name, string announcement, string reason, Signature signature, Instant at) => matter.Paper(
        name,
        at,
        [
            .. matter.Lines,
            new Paragraph(announcement),
            .. reason.Split('\n', StringSplitOptions.TrimEntries).Select(words => new Paragraph(Matter.Sentence(words))),
            new Paragraph("Xin thông báo cho Ông/Bà được biết và thực hiện./."),
        ],
        new Signature("NGƯỜI NỘP HỒ SƠ", matter.Applicant),
        signature) with
    {
        Official = OfficialForm.Refusal,
    };
}
