using System.Globalization;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
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

    /// <summary>Đã gửi hoặc đã trao tận tay.</summary>
    Sent,

    /// <summary>Đã gửi và đã đăng công khai.</summary>
    Published,
}

/// <summary>
/// Phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04, TT 01/2018/TT-VPCP; NĐ 61/2018 Đ19 k9). One for each dossier and cause. Drafted by
/// itself, reasoned by an officer, signed, then numbered; signed it is never edited again (the database refuses).
/// </summary>
public sealed class ApologyLetter
{
    public const int LongestReason = 1000;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public long DossierId { get; init; }

    public Dossier? Dossier { get; init; }

    public ApologyCause Cause { get; init; }

    public Instant DraftedAt { get; init; }

    /// <summary>The first promise, as the letter names it.</summary>
    public Instant PromisedAt { get; init; }

    public DelayReason? ReasonKind { get; private set; }

    /// <summary>The officer's own words.</summary>
    public string? Reason { get; private set; }

    public int? ReasonById { get; private set; }

    public Instant? ReasonAt { get; private set; }

    /// <summary>The second promise: a working day after the first. Null where the calendar did not cover a day that was needed.</summary>
    public Instant? NewDueAt { get; private set; }

    public string Place { get; private set; } = "";

    public Instant? SignedAt { get; private set; }

    public int? SignedById { get; private set; }

    public string? SignerName { get; private set; }

    public SigningAuthority? SigningAuthority { get; private set; }

    /// <summary>Issued after signing, unique per agency and year, without holes (NĐ 30/2020 Đ15).</summary>
    public int? Number { get; private set; }

    public int? NumberYear { get; private set; }

    /// <summary>`12/PXL-UBND`.</summary>
    public string? NumberText { get; private set; }

    /// <summary>The mail server took it.</summary>
    public Instant? SentAt { get; private set; }

    /// <summary>The paper was handed to the applicant.</summary>
    public Instant? HandedOverAt { get; private set; }

    public string? HandedOverTo { get; private set; }

    public Instant? PublishedAt { get; private set; }

    public int? PublishedById { get; private set; }

    /// <summary>Until when it stays posted.</summary>
    public LocalDate? PostedUntil { get; private set; }

    public uint Version { get; init; }

    /// <summary>When it first reached the applicant by any channel.</summary>
    public Instant? IssuedAt => SentAt is null ? HandedOverAt : HandedOverAt is null ? SentAt : Instant.Min(SentAt.Value, HandedOverAt.Value);

    public LetterStatus Status =>
        SignedAt is null ? (ReasonAt is null ? LetterStatus.Drafted : LetterStatus.AwaitingSignature)
        : IssuedAt is null ? LetterStatus.Signed
        : PublishedAt is null ? LetterStatus.Sent
        : LetterStatus.Published;

    /// <summary>Dự thảo, by the round: number pending, reason pending.</summary>
    internal static ApologyLetter Draft(Dossier dossier, ApologyCause cause, Instant? newDueAt, string place, Instant now) => new()
    {
        AgencyId = dossier.AgencyId,
        DossierId = dossier.Id,
        Cause = cause,
        DraftedAt = now,
        PromisedAt = dossier.DueAt,
        NewDueAt = newDueAt,
        Place = place,
    };

    /// <summary>Ghi lý do và ngày hẹn lại: both obligatory (NĐ 61/2018 Đ19 k9).</summary>
    /// <exception cref="RuleViolation">Signed already; no reason; the new day is not a working day after the first promise and not before today.</exception>
    /// <exception cref="CalendarEnded">The calendar does not cover the new day.</exception>
    public void GiveReason(DelayReason kind, string reason, LocalDate newDay, string place, WorkCalendar calendar, Officer officer, Instant now)
    {
        RequireUnsigned("sửa");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation(Cause == ApologyCause.Late ? "Phải ghi rõ lý do quá hạn." : "Phải ghi rõ lý do.", "NĐ 61/2018 Đ19 k9");
        if (string.IsNullOrWhiteSpace(place)) throw new RuleViolation("Phải ghi nơi trả kết quả.", "NĐ 61/2018 Đ20 k3");
        // A dossier that had to be supplemented, or was lost, may still be ready by its first promise.
        if (Cause == ApologyCause.Late ? newDay <= PromisedAt.VietnamDay() : newDay < PromisedAt.VietnamDay()) throw new RuleViolation($"Ngày hẹn lại phải sau ngày đã hẹn ({PromisedAt.VietnamDay().Text()}).", "NĐ 61/2018 Đ19 k9");
        if (newDay < now.VietnamDay()) throw new RuleViolation("Ngày hẹn lại không thể là ngày đã qua.");
        if (!calendar.IsWorking(newDay)) throw new RuleViolation($"Ngày {newDay.Text()} là ngày nghỉ ({calendar.Reason(newDay)}); chọn ngày làm việc.");
        ReasonKind = kind;
        Reason = reason;
        ReasonById = officer.Id;
        ReasonAt = now;
        NewDueAt = newDay.InstantAt(calendar.Hours.Closing);
        Place = place;
    }

    /// <summary>Ký. The number is taken after this, in the same transaction.</summary>
    /// <exception cref="RuleViolation">Signed already; no reason or new date; the new date has passed; the officer may not sign.</exception>
    public void Sign(Officer signer, Dossier dossier, Instant now)
    {
        RequireUnsigned("ký lại");
        if (signer.SigningAuthority == Staff.SigningAuthority.None)
            throw new RuleViolation("Chỉ Chủ tịch hoặc Phó Chủ tịch được ký phiếu xin lỗi.", "NĐ 30/2020 Đ13 k2");
        if (ReasonAt is null || Reason is null) throw new RuleViolation("Chưa ghi lý do nên chưa ký được.", "NĐ 61/2018 Đ19 k9");
        if (NewDueAt is null) throw new RuleViolation("Chưa có ngày hẹn lại nên chưa ký được.", "NĐ 61/2018 Đ19 k9");
        if (dossier.IsOpen && NewDueAt < now) throw new RuleViolation($"Ngày hẹn lại {NewDueAt.Value.VietnamDay().Text()} đã qua; cán bộ cần đặt ngày mới trước khi ký.");
        SignedAt = now;
        SignedById = signer.Id;
        SignerName = signer.FullName;
        SigningAuthority = signer.SigningAuthority;
    }

    /// <summary>Cho số, after signing (NĐ 30/2020 Đ15 k3).</summary>
    internal void TakeNumber(int number, int year, Agency agency)
    {
        Number = number;
        NumberYear = year;
        NumberText = string.Create(CultureInfo.InvariantCulture, $"{number:00}/{agency.LetterSymbol}");
    }

    /// <summary>The mail server said yes. Kept once: a second yes changes nothing.</summary>
    internal bool MarkSent(Instant at)
    {
        RequireSigned("gửi");
        if (SentAt is not null) return false;
        SentAt = at;
        return true;
    }

    /// <summary>Trao tận tay, where there is no address or the applicant stands at the counter.</summary>
    /// <exception cref="RuleViolation">Not signed, or handed over already.</exception>
    public void HandOver(string to, Instant now)
    {
        RequireSigned("trao");
        if (HandedOverAt is not null) throw new RuleViolation($"Phiếu đã được trao lúc {HandedOverAt.Value.Text()}.");
        HandedOverAt = now;
        HandedOverTo = to;
    }

    /// <summary>Đăng công khai, with the applicant masked.</summary>
    /// <exception cref="RuleViolation">Not signed, or posted already.</exception>
    public void Post(Agency agency, Officer officer, Instant now)
    {
        RequireSigned("đăng công khai");
        if (PublishedAt is not null) throw new RuleViolation($"Phiếu đã được đăng lúc {PublishedAt.Value.Text()}.");
        PublishedAt = now;
        PublishedById = officer.Id;
        PostedUntil = now.VietnamDay().PlusDays(agency.ApologyPostDays);
    }

    void RequireSigned(string act)
    {
        if (SignedAt is null) throw new RuleViolation($"Phiếu chưa ký nên không thể {act}.", "NĐ 30/2020 Đ15 k3");
    }

    void RequireUnsigned(string act)
    {
        if (SignedAt is { } at) throw new RuleViolation($"Phiếu đã ký lúc {at.Text()}, không thể {act}.", "NĐ 30/2020 Đ18 k3");
    }
}

/// <summary>The paper exactly as it was signed and sent.</summary>
public sealed class LetterPaper
{
    public long LetterId { get; init; }

    public byte[] Pdf { get; init; } = [];
}
