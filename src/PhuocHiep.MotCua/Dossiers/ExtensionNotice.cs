using NodaTime;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Thông báo gia hạn thời gian giải quyết hồ sơ, A5: where the law of the procedure allows it, before the promise has passed.</summary>
public static class ExtensionNotice
{
    /// <summary>The notice of the one extension that the dossier was given; needs its agency, procedure and events.</summary>
    /// <exception cref="RuleViolation">It was not extended.</exception>
    public static Form Form(Dossier dossier)
    {
        if (dossier.Events.Find(e => e.Kind == DossierEventKind.Extended) is not { OldDueAt: { } dueAt, NewDueAt: { } newDueAt } extended)
            throw new RuleViolation("Hồ sơ chưa được gia hạn nên không có thông báo gia hạn.");
        var matter = Matter.Of(dossier);
        return Form(matter, dossier.ReceivedAt, dueAt, newDueAt, extended.Note ?? "", GroundOf(dossier), extended.At);
    }

    /// <param name="dueAt">As it was promised.</param>
    /// <param name="ground">The text that allows it: `khoản 2 Điều 21 Nghị định 23/2015/NĐ-CP`.</param>
    internal static Form Form(Matter matter, Instant receivedAt, Instant dueAt, Instant newDueAt, string reason, string? ground, Instant at)
    {
        var agency = matter.Agency;
        var counter = FormSet.On(at.VietnamDay()).CounterOf(agency);
        return matter.Paper(
            "Thông báo gia hạn thời gian giải quyết hồ sơ",
            at,
            [
                .. matter.Addressee,
                new Paragraph($"Lúc {receivedAt.InWords()}, {FormSet.On(receivedAt.VietnamDay()).CounterOf(agency)} đã tiếp nhận hồ sơ “{matter.Procedure}” của Ông/Bà, mã hồ sơ: {matter.Code}. Thời gian hẹn trả kết quả: ", Run.Bold(dueAt.InWords()), "."),
                new Paragraph($"Hồ sơ chưa thể giải quyết xong trong thời gian nêu trên. Lý do: {Matter.Sentence(reason)}"),
                new Paragraph($"{(ground is null ? "" : $"Căn cứ {ground.TrimEnd('.')}, ")}{agency.Name} gia hạn thời gian giải quyết hồ sơ. Thời gian trả kết quả mới: ", Run.Bold(newDueAt.InWords()), $", tại {counter}."),
                .. matter.Contact,
                new Paragraph($"{agency.Name} xin thông báo để Ông/Bà được biết./."),
            ],
            Signature.OfHead);
    }

    static string? GroundOf(Dossier dossier) => dossier.Procedure?.ExtensionNote.Trim() is { Length: > 0 } note ? $"quy định về thời hạn của thủ tục này ({note.TrimEnd('.')})" : null;
}
