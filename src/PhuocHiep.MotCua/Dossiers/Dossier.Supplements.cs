using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Dossiers;

// What stops the clock, and what moves the promise: each only before it has passed (NĐ 61/2018 Đ19 k4; sector law).
public sealed partial class Dossier
{
    /// <summary>NĐ 61/2018 Đ19 k4: notice at most three working days from receipt.</summary>
    const int SupplementNoticeDays = 3;

    /// <summary>
    /// Yêu cầu bổ sung (mẫu 02): once, within three working days of receipt; a second or a later one needs the supervisor and his reason
    /// (NĐ 61/2018 Đ11 k2c, Đ19 k4). The clock stands until the dossier is complete, unless the dossier is late already. Needs <see cref="Supplements"/>
    /// and <see cref="OwedApologies"/> loaded.
    /// </summary>
    /// <exception cref="RuleViolation">The state does not allow it; content or reason is missing; it is repeated or tardy without the supervisor's reason.</exception>
    public Supplement RequestSupplement(
        SupplementStage stage, SupplementFault fault, string content, string reason, string? overrideReason, WorkCalendar calendar, Officer officer, Instant now)
    {
        Require(Move.RequestSupplement, DossierStatus.AwaitingSupplement);
        if (string.IsNullOrWhiteSpace(content)) throw new RuleViolation("Phải ghi rõ, đầy đủ nội dung cần bổ sung.", "NĐ 61/2018 Đ15 k3, Đ19 k4");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Phải ghi rõ lý do yêu cầu bổ sung.", "NĐ 61/2018 Đ17 k1a, Đ19 k4");
        var isRepeated = Supplements.Count > 0;
        var isTardy = now.VietnamDay() > calendar.Plus(calendar.ReceiptCounted(CountedSince).VietnamDay(), SupplementNoticeDays);
        if ((isRepeated || isTardy) && (string.IsNullOrWhiteSpace(overrideReason) || !officer.Has(Role.Supervisor)))
            throw new RuleViolation(isRepeated
                ? "Chỉ được yêu cầu bổ sung một lần. Lần nữa phải do lãnh đạo cho phép và ghi lý do."
                : $"Đã quá {SupplementNoticeDays} ngày làm việc từ khi tiếp nhận. Yêu cầu bổ sung lúc này phải do lãnh đạo cho phép và ghi lý do.",
                isRepeated ? "NĐ 61/2018 Đ11 k2c" : "NĐ 61/2018 Đ19 k4");

        var supplement = new Supplement
        {
            AgencyId = AgencyId,
            Stage = stage,
            Fault = fault,
            Content = content,
            Reason = reason,
            RequestedAt = now,
            RequestedById = officer.Id,
            RequestedBy = officer.FullName,
            IsRepeated = isRepeated,
            IsTardy = isTardy,
            OverrideReason = isRepeated || isTardy ? overrideReason : null,
            StopsClock = !IsLate(now),
        };
        Supplements.Add(supplement);
        if (supplement.StopsClock) ClockStoppedAt = now;
        if (supplement.IsOversight) Owe(ApologyCause.IntakeError);
        Step(Move.RequestSupplement, DossierStatus.AwaitingSupplement, DossierEventKind.SupplementRequested, officer, now, Sentences(fault.Text(), reason, supplement.OverrideReason));
        return supplement;
    }

    /// <summary>Đã bổ sung đủ: the limit restarts in full from now (NĐ 61/2018 Đ19 k4), and the dossier goes back to who had it. Needs <see cref="Supplements"/>, <see cref="Suspensions"/> and the procedure loaded.</summary>
    /// <exception cref="RuleViolation">No supplement is awaited.</exception>
    /// <exception cref="CalendarEnded">The new due date lies past the holiday calendar.</exception>
    public void CompleteSupplement(bool inPerson, WorkCalendar calendar, Officer officer, Instant now)
    {
        Require(Move.CompleteSupplement, AtTheDesk);
        var supplement = Supplements.Single(s => s.CompletedAt is null);
        supplement.Complete(officer.FullName, now);
        ClockStoppedAt = null;
        var line = Step(Move.CompleteSupplement, AtTheDesk, DossierEventKind.SupplementCompleted, officer, now, supplement.StopsClock ? "Thời hạn tính lại từ đầu" : "Đã trễ trước khi yêu cầu bổ sung: ngày hẹn giữ nguyên", inPerson);
        if (supplement.StopsClock) MovePromise(Reckon(calendar), calendar, line);
    }

    /// <summary>Tạm dừng, only for what the procedure's sector law names. Needs the procedure loaded.</summary>
    /// <exception cref="RuleViolation">The procedure knows no suspension, the state does not allow it, or there is no reason.</exception>
    public void Suspend(string reason, Officer officer, Instant now)
    {
        Require(Move.Suspend, DossierStatus.Suspended);
        if (Procedure?.SuspendedFor is not { } ground)
            throw new RuleViolation("Thủ tục này không có quy định tạm dừng thời hạn; chỉ yêu cầu bổ sung mới làm thời hạn tính lại.", "NĐ 61/2018 Đ19 k4");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Phải ghi rõ lý do tạm dừng.");
        var suspension = new Suspension { Ground = ground, Reason = reason, SuspendedAt = now, StopsClock = !IsLate(now) };
        Suspensions.Add(suspension);
        if (suspension.StopsClock) ClockStoppedAt = now;
        Step(Move.Suspend, DossierStatus.Suspended,
            ground == Procedures.SuspensionGround.FinancialObligation ? DossierEventKind.SuspendedForPayment : DossierEventKind.SuspendedForPosting, officer, now, Sentences(ground.Text(), reason));
    }

    /// <summary>Hết tạm dừng: the days between do not count. Needs <see cref="Supplements"/>, <see cref="Suspensions"/> and the procedure loaded.</summary>
    /// <exception cref="RuleViolation">It is not suspended.</exception>
    /// <exception cref="CalendarEnded">The new due date lies past the holiday calendar.</exception>
    public void Resume(WorkCalendar calendar, Officer officer, Instant now)
    {
        Require(Move.Resume, AtTheDesk);
        var suspension = Suspensions.Single(s => s.ResumedAt is null);
        suspension.End(now);
        ClockStoppedAt = null;
        var line = Step(Move.Resume, AtTheDesk, DossierEventKind.Resumed, officer, now, note: null);
        if (suspension.StopsClock) MovePromise(Reckon(calendar), calendar, line);
    }

    /// <summary>
    /// Gia hạn: once, before the promise has passed, only as the procedure's own law allows, with its reason (Luật Hộ tịch Đ18, Đ25, Đ28;
    /// NĐ 23/2015 Đ21, Đ37). The earlier promise stays in the event. Needs the procedure, <see cref="Supplements"/> and <see cref="Suspensions"/> loaded.
    /// </summary>
    /// <param name="agreedOn">The day agreed in writing, where the procedure's extension is by agreement; otherwise null.</param>
    /// <exception cref="RuleViolation">The procedure knows no extension; it was extended before; the promise has passed; reason or day is missing.</exception>
    /// <exception cref="CalendarEnded">The new due date lies past the holiday calendar.</exception>
    public void Extend(string reason, LocalDate? agreedOn, WorkCalendar calendar, Officer officer, Instant now)
    {
        Require(Move.Extend, Status);
        if (Procedure?.ExtensionKind is not { } kind)
            throw new RuleViolation("Pháp luật về thủ tục này không cho gia hạn. Nếu không kịp, phải xin lỗi và hẹn lại.", "NĐ 61/2018 Đ19 k9");
        if (ExtensionKind is not null) throw new RuleViolation("Hồ sơ đã được gia hạn một lần.");
        if (now >= DueAt) throw new RuleViolation($"Chỉ gia hạn trước khi đến hạn ({DueAt.Text()}). Nay phải xin lỗi và hẹn lại.", "NĐ 61/2018 Đ19 k9");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Phải ghi rõ lý do gia hạn.");
        if (kind == Procedures.ExtensionKind.Agreement) RequireAgreedDay(agreedOn, calendar);
        ExtensionKind = kind;
        ExtensionLimit = Procedure.ExtensionLimit;
        ExtendedTo = kind == Procedures.ExtensionKind.Agreement ? agreedOn : null;
        var promise = Reckon(calendar);
        if (promise.DueAt <= DueAt)
            throw new RuleViolation($"Gia hạn theo quy định chỉ đến {promise.DueAt.Text()}, không muộn hơn ngày đã hẹn.");
        MovePromise(promise, calendar, Step(Move.Extend, Status, DossierEventKind.Extended, officer, now, reason));
    }

    /// <summary>Dừng giải quyết: the supplement or the duty never came. Only while that is awaited and the dossier was not late before: a late one cannot be made to vanish.</summary>
    /// <exception cref="RuleViolation">Nothing is awaited, the dossier was late before, or there is no reason.</exception>
    public void Stop(string reason, Officer officer, Instant now)
    {
        Require(Move.Stop, DossierStatus.Stopped);
        if (ClockStoppedAt is null)
            throw new RuleViolation("Hồ sơ đã quá hạn trước khi chờ bổ sung nên không dừng được: phải có kết quả, hoặc từ chối bằng văn bản.", "NĐ 61/2018 Đ19 k8, k9");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Phải ghi rõ lý do dừng giải quyết.");
        DroppedAt = now;
        Step(Move.Stop, DossierStatus.Stopped, DossierEventKind.Stopped, officer, now, reason);
    }

    /// <summary>From when the limit now runs.</summary>
    Instant CountedSince => Supplements.Where(s => s.StopsClock).Select(s => s.CompletedAt).Max() ?? ReceivedAt;

    Deadline Reckon(WorkCalendar calendar) =>
        this.Reckon(Limit ?? Procedure?.Limit ?? throw new RuleViolation("Thủ tục chưa có thời hạn giải quyết nên chưa tính được ngày hẹn."), calendar);

    static string Sentences(params string?[] parts) => string.Join(". ", parts.OfType<string>().Select(part => part.Trim().TrimEnd('.')));

    void RequireAgreedDay(LocalDate? agreedOn, WorkCalendar calendar)
    {
        if (agreedOn is not { } day) throw new RuleViolation("Ghi ngày trả kết quả đã thỏa thuận bằng văn bản với người yêu cầu.", "NĐ 23/2015 Đ21");
        if (day <= DueAt.VietnamDay()) throw new RuleViolation($"Ngày thỏa thuận phải sau ngày đã hẹn ({DueAt.VietnamDay().Text()}).", "NĐ 23/2015 Đ21");
        if (!calendar.IsWorking(day)) throw new RuleViolation($"Ngày {day.Text()} là ngày nghỉ ({calendar.Reason(day)}); chọn ngày làm việc.");
    }
}
