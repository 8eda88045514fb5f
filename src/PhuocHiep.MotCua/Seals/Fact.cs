using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;

namespace PhuocHiep.MotCua.Seals;

/// <summary>Something about a dossier that, once it is so, stays so: a line of the control slip, a payment, a letter's signature, sending, posting.</summary>
/// <param name="Key">`event/42`, `letter/7/sent`.</param>
/// <param name="Tag">What a line of the control slip was of, so that one that was taken away can be named; otherwise empty.</param>
/// <param name="At">When it happened, as it says itself; null where it does not.</param>
/// <param name="ByRound">Written by the round of apologies, which may be run as of a past instant.</param>
sealed record Fact(string Key, string Tag, Instant? At, string Hash, bool ByRound = false)
{
    public string Line(int version) => Canonical.Knows(version) ? string.Join(' ', Key, Tag, Hash) : throw new NotSupportedException($"Version {version} of the seals.");

    public static Fact Of(DossierEvent e) => new($"event/{e.Id}", e.Kind.ToString(), e.At,
        Canonical.Hash("event", [e.Id, e.DossierId, e.At, e.Kind, e.OfficerId, e.By, e.FromStatus, e.ToStatus, e.OldDueAt, e.NewDueAt, Canonical.Words(e.Reckoning), Canonical.Words(e.Note), e.InPerson]),
        e is { OfficerId: null, Kind: DossierEventKind.LetterDrafted or DossierEventKind.LetterWithdrawn });

    public static IEnumerable<Fact> Of(Payment p)
    {
        yield return new($"payment/{p.Id}", "", p.At, Canonical.Hash("payment", [p.Id, p.DossierId, p.At, p.Kind, p.AmountVnd, p.Method, p.ById, p.By, Canonical.Words(p.Reason)]));
        if (p.Reference is not null) yield return new($"payment/{p.Id}/reference", "", null, Canonical.Hash("payment/reference", [p.Id, Canonical.Words(p.Reference)]));
    }

    public static IEnumerable<Fact> Of(Document d)
    {
        yield return new($"document/{d.Id}", "", d.AddedAt, Canonical.Hash("document", [d.Id, d.DossierId, d.ComponentId, d.MediaType, d.Length, d.Sha256, d.Pages, d.AddedAt, d.AddedById, Canonical.Words(d.ResultNumber), d.ResultOn, d.ReusedFromId]));
        if (d.WithdrawnAt is { } at) yield return new($"document/{d.Id}/withdrawn", "", at, Canonical.Hash("document/withdrawn", [d.Id, at, d.WithdrawnById, Canonical.Words(d.WithdrawalReason)]));
    }

    /// <param name="paper">SHA-256 of the paper as it was signed; null where there is none.</param>
    public static IEnumerable<Fact> Of(ApologyLetter l, string? paper)
    {
        Fact Step(string step, Instant? at, object?[] fields, bool byRound = false) => new($"letter/{l.Id}/{step}", "", at, Canonical.Hash($"letter/{step}", [l.Id, .. fields]), byRound);

        yield return Step("drafted", l.DraftedAt, [l.DossierId, l.Cause, l.DraftedAt, l.IssueBy, l.PromisedAt, l.FollowsId, l.FollowKind, Canonical.Words(l.OverrideReason), l.OverrideById], l.FollowsId is null);
        if (l.OwedAt is { } owed) yield return Step("owed", owed, [owed], l.FollowsId is null);
        if (l.SignedAt is { } signed)
            yield return Step("signed", signed, [signed, l.SignedById, l.SignerName, l.SigningAuthority, l.TemplateId, l.Number, l.NumberYear, l.NumberText, l.ReasonKind, Canonical.Words(l.Reason), l.ReasonById, l.ReasonAt, l.NewDueAt, Canonical.Words(l.Place), paper]);
        if (l.SentAt is { } sent) yield return Step("sent", sent, [sent]);
        if (l.HandedOverAt is { } handed) yield return Step("handed-over", handed, [handed, Canonical.Words(l.HandedOverTo), l.HandedOverById]);
        if (l.PublishedAt is { } posted) yield return Step("posted", posted, [posted, l.PublishedById, l.PostedUntil]);
        if (l.TakenDownAt is { } takenDown) yield return Step("taken-down", takenDown, [takenDown, l.TakenDownById, Canonical.Words(l.TakeDownReason)]);
        if (l.WithdrawnAt is { } withdrawn) yield return Step("withdrawn", withdrawn, [withdrawn, Canonical.Words(l.WithdrawalReason)], l.FollowsId is null);
    }

    /// <summary>The three parts of a line of a seal.</summary>
    public static (string Key, string Tag, string Hash)? Read(string line) => line.Split(' ') is [var key, var tag, var hash] ? (key, tag, hash) : null;

    /// <summary>`dòng “Có kết quả” (số 42)`, `việc gửi phiếu xin lỗi số 7`.</summary>
    public static string Text(string key, string tag) => key.Split('/') switch
    {
        ["event", var id] => $"dòng “{(Enum.TryParse<DossierEventKind>(tag, out var kind) ? kind.Text() : tag)}” (số {id}) của phiếu kiểm soát",
        ["payment", var id] => $"lần thu, hoàn lệ phí số {id}",
        ["payment", var id, _] => $"số biên lai của lần thu, hoàn lệ phí số {id}",
        ["document", var id] => $"tệp số hóa số {id}",
        ["document", var id, _] => $"việc rút tệp số hóa số {id}",
        ["letter", var id, var step] => $"{StepText(step)} phiếu xin lỗi (dòng {id})",
        _ => key,
    };

    static string StepText(string step) => step switch
    {
        "drafted" => "dự thảo",
        "owed" => "ngày phải có",
        "signed" => "nội dung, chữ ký",
        "sent" => "việc gửi",
        "handed-over" => "việc trao",
        "posted" => "việc đăng công khai",
        "taken-down" => "việc gỡ",
        _ => "việc rút",
    };
}
