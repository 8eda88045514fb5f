using System.Globalization;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Apologies;

// Its way, in order: draft, reason, signature, number, sending, posting; and the ways out of it.
public sealed partial class ApologyLetter
{
    /// <summary>Dự thảo, by the round: number pending, reason pending.</summary>
    /// <param name="owed">The apology is owed already; false: prepared before the promise passes.</param>
    internal static ApologyLetter Draft(Dossier dossier, ApologyCause cause, bool owed, Instant? newDueAt, Instant? issueBy, string place, Instant now) => new()
    {
        AgencyId = dossier.AgencyId,
        DossierId = dossier.Id,
        Cause = cause,
        DraftedAt = now,
        OwedAt = owed ? now : null,
        IssueBy = issueBy,
        PromisedAt = dossier.DueAt,
        NewDueAt = newDueAt,
        Place = place,
    };

    /// <summary>The promise has passed: what was prepared is owed.</summary>
    internal void BecomeOwed(Instant now) => OwedAt ??= now;

    /// <summary>Ghi lý do và ngày hẹn lại: both obligatory (NĐ 61/2018 Đ19 k9). Needs <see cref="Follows"/> loaded where it follows another.</summary>
    /// <exception cref="RuleViolation">Signed or withdrawn already; no reason; the new day is not a working day, is before today, or not after the first promise (of a wrong result: any day on which it will be corrected); it replaces a letter and promises later.</exception>
    /// <exception cref="CalendarEnded">The calendar does not cover the new day.</exception>
    public void GiveReason(DelayReason kind, string reason, LocalDate newDay, string place, WorkCalendar calendar, Officer officer, Instant now)
    {
        RequireUnsigned("sửa");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation(Cause == ApologyCause.Late ? "Phải ghi rõ lý do quá hạn." : "Phải ghi rõ lý do.", "NĐ 61/2018 Đ19 k9");
        if (string.IsNullOrWhiteSpace(place)) throw new RuleViolation("Phải ghi nơi trả kết quả.", "NĐ 61/2018 Đ20 k3");
        // A dossier that had to be supplemented, or was lost, may still be ready by its first promise; a wrong result is put right as soon as may be.
        if (Cause switch { ApologyCause.Late => newDay <= PromisedAt.VietnamDay(), ApologyCause.ResultError => false, _ => newDay < PromisedAt.VietnamDay() }) throw new RuleViolation($"Ngày hẹn lại phải sau ngày đã hẹn ({PromisedAt.VietnamDay().Text()}).", "NĐ 61/2018 Đ19 k9");
        if (newDay < now.VietnamDay()) throw new RuleViolation("Ngày hẹn lại không thể là ngày đã qua.");
        if (!calendar.IsWorking(newDay)) throw new RuleViolation($"Ngày {newDay.Text()} là ngày nghỉ ({calendar.Reason(newDay)}); chọn ngày làm việc.");
        RequireOneAppointment(newDay);
        ReasonKind = kind;
        Reason = reason;
        ReasonById = officer.Id;
        ReasonAt = now;
        NewDueAt = newDay.InstantAt(calendar.Hours.Closing);
        Place = place;
        (ReturnedAt, ReturnedById, ReturnComment) = (null, null, null);
    }

    /// <summary>Trả lại, không ký: back to the officer with what is wrong. Who may sign may return.</summary>
    /// <exception cref="RuleViolation">Signed or withdrawn already, no reason yet, the officer may not sign, or there is no comment.</exception>
    public void Return(string comment, Officer signer, Instant now)
    {
        RequireUnsigned("trả lại");
        if (signer.SigningAuthority == Staff.SigningAuthority.None) throw new RuleViolation("Chỉ người có quyền ký mới trả lại dự thảo.", "NĐ 30/2020 Đ13 k2");
        if (ReasonAt is null) throw new RuleViolation("Dự thảo chưa trình ký nên không có gì để trả lại.");
        if (string.IsNullOrWhiteSpace(comment)) throw new RuleViolation("Ghi rõ điều cần sửa.");
        (ReturnedAt, ReturnedById, ReturnComment) = (now, signer.Id, comment);
        ReasonAt = null;
    }

    /// <summary>Ký, in these words. The number is taken after this, in the same transaction.</summary>
    /// <exception cref="RuleViolation">Signed or withdrawn already; no reason or new date; the new date has passed; nothing is late or about to be, or the dossier was withdrawn; the officer may not sign.</exception>
    public void Sign(Officer signer, Dossier dossier, LetterTemplate words, Instant now)
    {
        RequireUnsigned("ký lại");
        if (signer.SigningAuthority == Staff.SigningAuthority.None)
            throw new RuleViolation("Chỉ Chủ tịch hoặc Phó Chủ tịch được ký phiếu xin lỗi.", "NĐ 30/2020 Đ13 k2");
        if ((IsPrepared || (Cause == ApologyCause.Late && dossier.DroppedAt is not null)) && MootBecause(dossier) is { } moot) throw new RuleViolation($"Không còn phải xin lỗi: {moot}. Dự thảo sẽ được rút.");
        if (ReasonAt is null || Reason is null) throw new RuleViolation("Chưa ghi lý do nên chưa ký được.", "NĐ 61/2018 Đ19 k9");
        if (NewDueAt is null) throw new RuleViolation("Chưa có ngày hẹn lại nên chưa ký được.", "NĐ 61/2018 Đ19 k9");
        if ((dossier.IsOpen || (Cause == ApologyCause.ResultError && dossier.ResultErrorAt is not null)) && NewDueAt < now) throw new RuleViolation($"Ngày hẹn lại {NewDueAt.Value.VietnamDay().Text()} đã qua; cán bộ cần đặt ngày mới trước khi ký.");
        SignedAt = now;
        SignedById = signer.Id;
        SignerName = signer.FullName;
        SigningAuthority = signer.SigningAuthority;
        TemplateId = words.Id;
        Token = QrToken.New();
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
    /// <param name="relation">Who another than the applicant is to him, or by what paper he came: for a letter, unlike a result, the law asks for none.</param>
    /// <exception cref="RuleViolation">Not signed, withdrawn, or handed over already.</exception>
    public void HandOver(string to, Officer officer, Instant now, string? relation = null) => Deliver(Apologies.Delivery.ByHand(to, relation), "trao", officer, now);

    /// <summary>Gửi bưu điện bảo đảm: the post's receipt is the proof, so its number is obligatory.</summary>
    /// <exception cref="RuleViolation">No number; not signed, withdrawn, or handed over already.</exception>
    public void SendByPost(string postalNumber, Officer officer, Instant now)
    {
        if (string.IsNullOrWhiteSpace(postalNumber)) throw new RuleViolation("Ghi mã bưu gửi trên biên nhận của bưu điện: đó là bằng chứng đã gửi.");
        Deliver(Apologies.Delivery.ByPost(postalNumber), "gửi", officer, now);
    }

    /// <summary>Đăng công khai, with the applicant masked.</summary>
    /// <exception cref="RuleViolation">Not signed, withdrawn, posted already, or the dossier is not late yet.</exception>
    public void Post(Agency agency, Officer officer, Instant now)
    {
        RequireSigned("đăng công khai");
        RequireInForce("đăng công khai");
        if (IsPrepared) throw new RuleViolation($"Hồ sơ chưa trễ hẹn ({PromisedAt.Text()}); phiếu chỉ đăng công khai khi đã trễ.");
        if (PublishedAt is not null) throw new RuleViolation($"Phiếu đã được đăng lúc {PublishedAt.Value.Text()}.");
        PublishedAt = now;
        PublishedById = officer.Id;
        PostedUntil = now.VietnamDay().PlusDays(agency.ApologyPostDays);
    }

    /// <summary>The same, written down on the dossier's control slip. Needs its agency.</summary>
    public void Post(Dossier dossier, Officer officer, Instant now)
    {
        Post(dossier.Agency!, officer, now);
        dossier.Note(DossierEventKind.LetterPosted, officer.FullName, officer, now, $"Đến hết ngày {PostedUntil!.Value.Text()}");
    }

    /// <summary>Gỡ khỏi trang công khai before its time. That it was posted stays.</summary>
    /// <exception cref="RuleViolation">Not posted, taken down already, or there is no reason.</exception>
    public void TakeDown(string reason, Officer officer, Instant now)
    {
        if (PublishedAt is null) throw new RuleViolation("Phiếu chưa đăng công khai.");
        if (TakenDownAt is { } at) throw new RuleViolation($"Phiếu đã được gỡ lúc {at.Text()}.");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Ghi rõ lý do gỡ phiếu.");
        (TakenDownAt, TakenDownById, TakeDownReason) = (now, officer.Id, reason);
    }

    /// <summary>A letter that replaces, corrects or re-appoints once more: it starts as a draft with this one's words.</summary>
    /// <param name="overrideReason">Why a second re-appointment is made; otherwise null.</param>
    /// <exception cref="RuleViolation">This one is not signed or was withdrawn; a second re-appointment is not made by the chairman with his reason, of a late dossier that is still open.</exception>
    public ApologyLetter FollowWith(FollowKind kind, string? overrideReason, Dossier dossier, Officer officer, Instant now)
    {
        RequireSigned(kind == Apologies.FollowKind.Correction ? "đính chính" : kind == Apologies.FollowKind.Replacement ? "thay thế" : "hẹn lại lần nữa");
        RequireInForce("thay thế");
        if (kind == Apologies.FollowKind.SecondAppointment)
        {
            if (Cause != ApologyCause.Late || !dossier.IsOpen) throw new RuleViolation("Chỉ hẹn lại khi hồ sơ trễ hạn chưa có kết quả.");
            if (officer.SigningAuthority != Staff.SigningAuthority.Chairman || string.IsNullOrWhiteSpace(overrideReason))
                throw new RuleViolation("Việc hẹn lại ngày trả kết quả được thực hiện không quá một lần. Hẹn lại lần nữa là vi phạm, chỉ Chủ tịch quyết định và phải ghi lý do.", "NĐ 61/2018 Đ19 k9");
        }
        return new()
        {
            AgencyId = AgencyId,
            DossierId = DossierId,
            Cause = Cause,
            DraftedAt = now,
            OwedAt = now,
            PromisedAt = PromisedAt,
            FollowsId = Id,
            FollowKind = kind,
            OverrideReason = kind == Apologies.FollowKind.SecondAppointment ? overrideReason : null,
            OverrideById = kind == Apologies.FollowKind.SecondAppointment ? officer.Id : null,
            ReasonKind = ReasonKind,
            Reason = Reason,
            NewDueAt = kind == Apologies.FollowKind.SecondAppointment ? null : NewDueAt,
            Place = Place,
        };
    }

    /// <summary>Rút: what is no longer called for stays with its trace, and is not sent any more.</summary>
    internal void Withdraw(string reason, Instant now)
    {
        WithdrawnAt ??= now;
        WithdrawalReason ??= reason;
    }

    /// <summary>Bỏ dự thảo of a letter that was to follow another. A first letter is never dropped by hand: it is owed.</summary>
    /// <exception cref="RuleViolation">It follows no other, or is signed.</exception>
    public void Discard(string reason, Instant now)
    {
        RequireUnsigned("bỏ");
        if (FollowsId is null) throw new RuleViolation("Phiếu này phải có, không bỏ được.", "NĐ 61/2018 Đ19 k9");
        Withdraw(reason, now);
    }

    /// <summary>Why what was prepared is no longer called for; null where it still is.</summary>
    internal string? MootBecause(Dossier dossier) =>
        dossier.DroppedAt is not null ? "hồ sơ đã rút hoặc dừng giải quyết"
        : dossier.CompletedAt <= dossier.OnTimeUntil ? "kết quả đã có đúng hẹn"
        : dossier.DueAt != PromisedAt ? "ngày hẹn trả đã thay đổi theo quy định"
        : dossier.ClockStoppedAt is not null ? "thời hạn đang tạm dừng"
        : null;

    void Deliver(Delivery delivery, string act, Officer officer, Instant now)
    {
        RequireSigned(act);
        RequireInForce(act);
        if (HandedOverAt is { } at) throw new RuleViolation($"Phiếu đã được {(Delivery is { IsByPost: true } ? "gửi bưu điện" : "trao")} lúc {at.Text()}.");
        (HandedOverAt, HandedOverTo, HandedOverById) = (now, delivery.ToString(), officer.Id);
    }

    void RequireOneAppointment(LocalDate newDay)
    {
        if (FollowsId is null || Cause != ApologyCause.Late) return;
        var before = (Follows ?? throw new InvalidOperationException("The letter that this one follows was not loaded.")).NewDueAt!.Value.VietnamDay();
        if (FollowKind == Apologies.FollowKind.SecondAppointment ? newDay <= before : newDay > before)
            throw new RuleViolation(FollowKind == Apologies.FollowKind.SecondAppointment
                ? $"Ngày hẹn phải sau ngày đã hẹn lại ({before.Text()})."
                : $"Phiếu thay thế, đính chính không được lùi ngày đã hẹn lại ({before.Text()}): việc hẹn lại chỉ được một lần.", "NĐ 61/2018 Đ19 k9");
    }

    void RequireSigned(string act)
    {
        if (SignedAt is null) throw new RuleViolation($"Phiếu chưa ký nên không thể {act}.", "NĐ 30/2020 Đ15 k3");
    }

    void RequireUnsigned(string act)
    {
        RequireInForce(act);
        if (SignedAt is { } at) throw new RuleViolation($"Phiếu đã ký lúc {at.Text()}, không thể {act}.", "NĐ 30/2020 Đ18 k3");
    }

    void RequireInForce(string act)
    {
        if (WithdrawnAt is { } at) throw new RuleViolation($"Phiếu đã được rút lúc {at.Text()} ({WithdrawalReason}), không thể {act}.");
    }
}
