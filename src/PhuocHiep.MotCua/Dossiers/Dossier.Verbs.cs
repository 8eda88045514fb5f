using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

// The moves, in the order of a dossier's life. Each leaves its event in the same save.
public sealed partial class Dossier
{
    /// <summary>Tiếp nhận: takes the promise and writes the first line of the control slip.</summary>
    internal void Receive(Deadline deadline, WorkCalendar calendar, string by, Officer? officer) =>
        Promise(deadline.DueAt, deadline.OnTimeUntil, calendar, by, officer, note: null);

    /// <summary>A register's own due date, kept as it is: judged to the instant.</summary>
    internal void ReceivePromised(Instant dueAt, WorkCalendar calendar, string by) =>
        Promise(dueAt, dueAt, calendar, by, officer: null, "Ngày hẹn theo sổ cũ");

    /// <summary>Có kết quả: granted, or refused in writing. What was late stays late.</summary>
    /// <exception cref="RuleViolation">It has a result already, was withdrawn, or the time is before receipt.</exception>
    public void Complete(Outcome outcome, string? resultNumber, bool electronicResult, string? reason, Officer officer, Instant now)
    {
        if (outcome == Dossiers.Outcome.Refused && reason is null)
            throw new RuleViolation("Từ chối giải quyết phải nêu rõ lý do bằng văn bản.", "NĐ 61/2018 Đ19 k8");
        Complete(outcome, resultNumber, electronicResult, reason, officer.FullName, officer, now);
    }

    /// <summary>Trả kết quả at the counter or by its channels: to whom, when.</summary>
    /// <exception cref="RuleViolation">There is no result yet, or it was handed over already.</exception>
    public void HandOver(string to, Officer officer, Instant now) => HandOver(to, officer.FullName, officer, now);

    /// <summary>Rút hồ sơ, at the applicant's own wish. It then counts as received, never as completed or late.</summary>
    /// <exception cref="RuleViolation">It has a result or was withdrawn already.</exception>
    public void Withdraw(string reason, Officer officer, Instant now) => Withdraw(reason, officer.FullName, officer, now);

    internal void Complete(Outcome outcome, string? resultNumber, bool electronicResult, string? note, string by, Officer? officer, Instant at)
    {
        RequireOpen("ghi kết quả");
        if (at < ReceivedAt) throw new RuleViolation("Ngày có kết quả không thể trước ngày tiếp nhận.");
        CompletedAt = at;
        Outcome = outcome;
        ResultNumber = resultNumber;
        ElectronicResult = electronicResult;
        if (IsLate(at) && !OwesNoLetter) LateCompletion = new();
        Move(DossierStatus.Completed, DossierEventKind.Completed, by, officer, at, note);
    }

    internal void HandOver(string to, string by, Officer? officer, Instant at)
    {
        if (CompletedAt is null) throw new RuleViolation("Chưa có kết quả để trả.", "NĐ 61/2018 Đ20");
        if (HandedOverAt is not null) throw new RuleViolation($"Kết quả đã được trả lúc {HandedOverAt.Value.Text()}.");
        if (at < CompletedAt) throw new RuleViolation("Ngày trả kết quả không thể trước ngày có kết quả.");
        HandedOverAt = at;
        HandedOverTo = to;
        Move(DossierStatus.HandedOver, DossierEventKind.HandedOver, by, officer, at, to);
    }

    internal void Withdraw(string? reason, string by, Officer? officer, Instant at)
    {
        RequireOpen("rút");
        if (at < ReceivedAt) throw new RuleViolation("Ngày rút hồ sơ không thể trước ngày tiếp nhận.");
        WithdrawnAt = at;
        Move(DossierStatus.Withdrawn, DossierEventKind.Withdrawn, by, officer, at, reason);
    }

    /// <summary>A line on the control slip that moves nothing, such as a letter drafted.</summary>
    public void Note(DossierEventKind kind, string by, Officer? officer, Instant at, string? note) => Move(Status, kind, by, officer, at, note);

    void Promise(Instant dueAt, Instant onTimeUntil, WorkCalendar calendar, string by, Officer? officer, string? note)
    {
        DueAt = dueAt;
        OnTimeUntil = onTimeUntil;
        DueSoonFrom = calendar.DueSoonFrom(dueAt);
        Events.Add(new DossierEvent
        {
            At = ReceivedAt,
            Kind = DossierEventKind.Received,
            OfficerId = officer?.Id,
            By = by,
            ToStatus = DossierStatus.Received,
            NewDueAt = dueAt,
            Note = note,
        });
    }

    void Move(DossierStatus to, DossierEventKind kind, string by, Officer? officer, Instant at, string? note)
    {
        Events.Add(new DossierEvent
        {
            At = at,
            Kind = kind,
            OfficerId = officer?.Id,
            By = by,
            FromStatus = Status,
            ToStatus = to,
            Note = note,
        });
        Status = to;
    }

    void RequireOpen(string act)
    {
        if (CompletedAt is { } completed) throw new RuleViolation($"Không thể {act}: hồ sơ đã có kết quả lúc {completed.Text()}.");
        if (WithdrawnAt is { } withdrawn) throw new RuleViolation($"Không thể {act}: hồ sơ đã được rút lúc {withdrawn.Text()}.");
    }
}
