using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One thing that happened to a letter.</summary>
/// <param name="Detail">Why, to whom, until when.</param>
/// <param name="Proof">What the other side answered, literally.</param>
public sealed record LetterStep(Instant At, string What, string? Detail, string? Who, string? Proof = null);

/// <summary>Đường đi của phiếu: everything that happened to a letter, told from its dated facts, its messages and the control slip.</summary>
public static class LetterWay
{
    const string ByItself = "Hệ thống";

    /// <summary>The lines of the control slip that say what the letter itself does not keep: who drafted or dropped it, and every return.</summary>
    public static readonly IReadOnlyList<DossierEventKind> Tells = [DossierEventKind.LetterReturned, DossierEventKind.LetterFollowed, DossierEventKind.LetterWithdrawn];

    /// <summary>A returned draft on the control slip: the cause in front, for a dossier may have a letter for each.</summary>
    public static string ReturnNote(ApologyCause cause, string comment) => $"{cause.Text()}: {comment}";

    public static IReadOnlyList<LetterStep> Of(
        ApologyLetter letter, IReadOnlyList<ApologyLetter> chain, IReadOnlyList<OutgoingMessage> messages, IReadOnlyList<DossierEvent> events, Func<int?, string?> nameOf) =>
        [.. Steps(letter, chain, messages, events, nameOf).OrderBy(step => step.At)];

    static IEnumerable<LetterStep> Steps(
        ApologyLetter letter, IReadOnlyList<ApologyLetter> chain, IReadOnlyList<OutgoingMessage> messages, IReadOnlyList<DossierEvent> events, Func<int?, string?> nameOf)
    {
        yield return Begun(letter, events, nameOf);
        if (letter.OwedAt is { } owed && owed > letter.DraftedAt) yield return new(owed, "Hồ sơ trễ hẹn: phải xin lỗi", null, ByItself);
        var returned = ReturnNote(letter.Cause, "");
        foreach (var line in events.Where(e => e.Kind == DossierEventKind.LetterReturned && e.At >= letter.DraftedAt && (letter.SignedAt is null || e.At <= letter.SignedAt) && e.Note?.StartsWith(returned, StringComparison.Ordinal) == true))
            yield return new(line.At, "Trả lại, không ký", line.Note![returned.Length..], line.By);
        if (letter.ReasonAt is { } reasoned) yield return new(reasoned, "Ghi lý do", letter.ReasonKind!.Value.Text(), nameOf(letter.ReasonById));
        if (letter.SignedAt is { } signed) yield return new(signed, $"Ký, cho số {letter.NumberText}", letter.SigningAuthority == SigningAuthority.ViceChairman ? "Ký thay Chủ tịch" : null, letter.SignerName);
        foreach (var step in messages.Select(Carried).OfType<LetterStep>()) yield return step;
        if (letter.SentAt is { } sent && !messages.Any(m => m.Channel == MessageChannel.Email && m.SentAt is not null)) yield return new(sent, "Gửi thư điện tử", null, ByItself);
        if (letter is { HandedOverAt: { } handed, Delivery: { } delivery })
            yield return delivery.PostalNumber is { } number
                ? new(handed, "Gửi bưu điện bảo đảm", $"mã bưu gửi {number}", nameOf(letter.HandedOverById))
                : new(handed, "Trao tận tay", $"người nhận: {delivery}", nameOf(letter.HandedOverById));
        if (letter.PublishedAt is { } published) yield return new(published, "Đăng công khai", $"đến hết {letter.PostedUntil?.Text()}", nameOf(letter.PublishedById));
        if (letter.TakenDownAt is { } down) yield return new(down, "Gỡ khỏi trang công khai", letter.TakeDownReason, nameOf(letter.TakenDownById));
        foreach (var next in chain.Where(l => l.FollowsId == letter.Id && l is { SignedAt: not null, WithdrawnAt: null }))
            yield return new(next.SignedAt!.Value, $"Có phiếu số {next.NumberText}", next.FollowKind!.Value.Text(), next.SignerName);
        if (letter.WithdrawnAt is { } withdrawn)
            yield return new(withdrawn, letter.FollowsId is null ? "Rút phiếu" : "Bỏ dự thảo", letter.WithdrawalReason, events.LastOrDefault(e => e.Kind == DossierEventKind.LetterWithdrawn && e.At == withdrawn)?.By ?? ByItself);
    }

    static LetterStep Begun(ApologyLetter letter, IReadOnlyList<DossierEvent> events, Func<int?, string?> nameOf)
    {
        if (letter.FollowKind is not { } kind)
            return letter.OwedAt == letter.DraftedAt ? new(letter.DraftedAt, "Dự thảo", null, ByItself) : new(letter.DraftedAt, "Chuẩn bị trước khi đến hạn", null, ByItself);
        var by = nameOf(letter.OverrideById) ?? events.LastOrDefault(e => e.Kind == DossierEventKind.LetterFollowed && e.At == letter.DraftedAt)?.By;
        return new(letter.DraftedAt, kind == FollowKind.SecondAppointment ? "Vi phạm: hẹn lại lần nữa" : $"Soạn phiếu {kind.Text().ToLower(VietnamTime.Culture)}", letter.OverrideReason is { } why ? $"lý do của Chủ tịch: {why}" : null, by);
    }

    static LetterStep? Carried(OutgoingMessage message) => message switch
    {
        { SentAt: { } sent } => new(sent, $"Đã gửi qua {message.Channel.Text().ToLower(VietnamTime.Culture)}", null, ByItself, message.Answer),
        { GivenUpAt: { } givenUp } => new(givenUp, $"Không gửi qua {message.Channel.Text().ToLower(VietnamTime.Culture)}", message.Problem, ByItself, message.ProblemLiterally),
        _ => null,
    };
}
