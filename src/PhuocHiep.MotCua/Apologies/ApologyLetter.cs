using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>Why an apology is owed (letter 134/UBND-VP, SIPAS 2.2).</summary>
public enum ApologyCause
{
    /// <summary>Trễ hẹn, quá hạn.</summary>
    Late,

    /// <summary>Phải bổ sung do sơ suất của cơ quan khi thẩm định, tiếp nhận.</summary>
    IntakeError,

    /// <summary>Hồ sơ bị mất, thất lạc, hư hỏng (NĐ 61/2018 Đ21 k2).</summary>
    LostOrDamaged,

    /// <summary>Kết quả có sai sót do cơ quan (NĐ 61/2018 Đ21 k1).</summary>
    ResultError,
}

/// <summary>The reason in general words, which a public page may show; the officer's own words go to the applicant only.</summary>
public enum DelayReason
{
    MoreVerification,
    OtherAgency,
    Workload,
    OfficerError,
    SystemFailure,
    ForceMajeure,
    Other,
}

/// <summary>How far a letter has come. A question, answered from its dated facts.</summary>
public enum LetterStatus
{
    /// <summary>Dự thảo, chờ cán bộ ghi lý do.</summary>
    Drafted,

    /// <summary>Đã có lý do, chờ ký.</summary>
    AwaitingSignature,

    /// <summary>Đã ký, chưa gửi.</summary>
    Signed,

    /// <summary>Đã gửi qua thư điện tử, qua bưu điện hoặc đã trao tận tay.</summary>
    Sent,

    /// <summary>Đã gửi và đã đăng công khai.</summary>
    Published,

    /// <summary>Đã rút: the result was there in time after all, or nothing is promised any more.</summary>
    Withdrawn,
}

/// <summary>Why a letter follows another: a signed one is never edited (NĐ 30/2020 Đ18 k3).</summary>
public enum FollowKind
{
    /// <summary>Thay thế: wrong in what it says.</summary>
    Replacement,

    /// <summary>Đính chính: wrong in its form.</summary>
    Correction,

    /// <summary>Hẹn lại lần nữa: the law knows one re-appointment only (NĐ 61/2018 Đ19 k9), so this one is an infringement, shown as such.</summary>
    SecondAppointment,
}

/// <summary>
/// Phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04, TT 01/2018/TT-VPCP; NĐ 61/2018 Đ19 k9). One for each dossier and cause, and what
/// followed it. Prepared by itself before the promise passes, reasoned by an officer, signed, then numbered; signed it is never edited
/// again (the database refuses).
/// </summary>
public sealed partial class ApologyLetter
{
    public const int LongestReason = 1000;

    public const int LongestComment = 500;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public long DossierId { get; init; }

    public Dossier? Dossier { get; init; }

    public ApologyCause Cause { get; init; }

    public Instant DraftedAt { get; init; }

    /// <summary>Since when the apology is owed. Null: prepared for a dossier that is not late yet.</summary>
    public Instant? OwedAt { get; private set; }

    /// <summary>
    /// The last instant at which it reaches the applicant in time. Late: the end of the last working day before the due day ("chậm nhất 01
    /// ngày trước ngày hết hạn", NĐ 61/2018 Đ19 k9). Other causes: a setting of the agency. Null: of a letter that follows another, or where
    /// the calendar does not reach.
    /// </summary>
    public Instant? IssueBy { get; init; }

    /// <summary>The first promise, as the letter names it.</summary>
    public Instant PromisedAt { get; init; }

    /// <summary>The signed letter that this one follows.</summary>
    public long? FollowsId { get; init; }

    public ApologyLetter? Follows { get; init; }

    public FollowKind? FollowKind { get; init; }

    /// <summary>Why the chairman let a second re-appointment be made.</summary>
    public string? OverrideReason { get; init; }

    public int? OverrideById { get; init; }

    public DelayReason? ReasonKind { get; private set; }

    /// <summary>The officer's own words.</summary>
    public string? Reason { get; private set; }

    public int? ReasonById { get; private set; }

    public Instant? ReasonAt { get; private set; }

    /// <summary>The second promise: a working day after the first; of a wrong result the day on which it can be fetched corrected. Null where the calendar did not cover a day that was needed.</summary>
    public Instant? NewDueAt { get; private set; }

    public string Place { get; private set; } = "";

    /// <summary>Sent back unsigned, with a comment; until the reason is given anew.</summary>
    public Instant? ReturnedAt { get; private set; }

    public int? ReturnedById { get; private set; }

    public string? ReturnComment { get; private set; }

    public Instant? SignedAt { get; private set; }

    public int? SignedById { get; private set; }

    public string? SignerName { get; private set; }

    public SigningAuthority? SigningAuthority { get; private set; }

    /// <summary>The <see cref="LetterTemplate"/> it was signed in; null while it is a draft, and where it was signed before words were kept as data.</summary>
    public int? TemplateId { get; private set; }

    /// <summary>What its QR carries: cannot be guessed and says nothing about the person. Given when it is signed.</summary>
    public string? Token { get; private set; }

    /// <summary>Issued after signing, unique per agency and year, without holes (NĐ 30/2020 Đ15).</summary>
    public int? Number { get; private set; }

    public int? NumberYear { get; private set; }

    /// <summary>`12/PXL-UBND`.</summary>
    public string? NumberText { get; private set; }

    /// <summary>The mail server took it.</summary>
    public Instant? SentAt { get; private set; }

    /// <summary>The paper left the office: into a hand, or with the post.</summary>
    public Instant? HandedOverAt { get; private set; }

    /// <summary>The words of <see cref="Delivery"/>.</summary>
    public string? HandedOverTo { get; private set; }

    public Delivery? Delivery => HandedOverTo is { } words ? Apologies.Delivery.Of(words) : null;

    public int? HandedOverById { get; private set; }

    public Instant? PublishedAt { get; private set; }

    public int? PublishedById { get; private set; }

    /// <summary>Until when it stays posted.</summary>
    public LocalDate? PostedUntil { get; private set; }

    /// <summary>Taken from the wall before its time.</summary>
    public Instant? TakenDownAt { get; private set; }

    public int? TakenDownById { get; private set; }

    public string? TakeDownReason { get; private set; }

    /// <summary>No longer called for: nothing more is sent, and it counts no more.</summary>
    public Instant? WithdrawnAt { get; private set; }

    public string? WithdrawalReason { get; private set; }

    public uint Version { get; init; }

    /// <summary>When it first reached the applicant by any channel.</summary>
    public Instant? IssuedAt => SentAt is null ? HandedOverAt : HandedOverAt is null ? SentAt : Instant.Min(SentAt.Value, HandedOverAt.Value);

    /// <summary>Prepared before the promise has passed; the dossier may still be ready in time.</summary>
    public bool IsPrepared => OwedAt is null;

    public LetterStatus Status =>
        WithdrawnAt is not null ? LetterStatus.Withdrawn
        : SignedAt is null ? (ReasonAt is null ? LetterStatus.Drafted : LetterStatus.AwaitingSignature)
        : IssuedAt is null ? LetterStatus.Signed
        : PublishedAt is null ? LetterStatus.Sent
        : LetterStatus.Published;
}

/// <summary>The paper exactly as it was signed and sent.</summary>
public sealed class LetterPaper
{
    public long LetterId { get; init; }

    public byte[] Pdf { get; init; } = [];
}
