using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

// The moves, in the order of a dossier's life. Each leaves its event in the same save.
public sealed partial class Dossier
{
    /// <summary>Between the receiver and the paper he brought, on the line of a hand-over.</summary>
    internal const string ProxyWords = ", nhận thay theo giấy ủy quyền ";

    /// <summary>Tiếp nhận: takes the promise and writes the first line of the control slip.</summary>
    /// <param name="from">The submission's state, where it was handed in before.</param>
    internal void Receive(Deadline deadline, WorkCalendar calendar, string by, Officer? officer, DossierStatus? from = null) =>
        Promise(deadline.DueAt, deadline.OnTimeUntil, calendar, by, officer, note: null, DeadlineText.Summary(deadline), from);

    /// <summary>A register's own due date, kept as it is: judged to the instant.</summary>
    internal void ReceivePromised(Instant dueAt, WorkCalendar calendar, string by) =>
        Promise(dueAt, dueAt, calendar, by, officer: null, "Ngày hẹn theo sổ cũ", reckoning: null, from: null);

    /// <summary>Có kết quả: granted, or refused in writing. What was late stays late.</summary>
    /// <exception cref="RuleViolation">It has a result or ended already, something is awaited, a refusal has no reason, or the time is before receipt.</exception>
    public void Complete(Outcome outcome, string? resultNumber, bool electronicResult, string? reason, Officer officer, Instant now)
    {
        if (outcome == Dossiers.Outcome.Refused && reason is null)
            throw new RuleViolation("Từ chối giải quyết phải nêu rõ lý do bằng văn bản.", "NĐ 61/2018 Đ19 k8");
        Complete(outcome, resultNumber, electronicResult, reason, officer.FullName, officer, now);
    }

    /// <summary>Trả kết quả at the counter or by its channels: to whom, when.</summary>
    /// <param name="proxyPaper">Giấy ủy quyền, where somebody else came (NĐ 61/2018 Đ6 k2b).</param>
    /// <exception cref="RuleViolation">There is no result yet, it is wrong and not corrected, it was handed over already, or somebody else came without a paper.</exception>
    public void HandOver(string to, Officer officer, Instant now, string? proxyPaper = null)
    {
        if (string.IsNullOrWhiteSpace(proxyPaper) && VietnameseText.Fold(to) != VietnameseText.Fold(ApplicantName) && Status == DossierStatus.Completed)
            throw new RuleViolation("Người nhận không phải người nộp: ghi giấy ủy quyền (số, ngày) mà người nhận thay đã mang theo.", "NĐ 61/2018 Đ6 k2b");
        HandOver(to, officer.FullName, officer, now, proxyPaper);
    }

    /// <summary>Rút hồ sơ, at the applicant's own wish. It then counts as received, never as completed or late.</summary>
    /// <exception cref="RuleViolation">It has a result, or ended already.</exception>
    public void Withdraw(string reason, Officer officer, Instant now) => Withdraw(reason, officer.FullName, officer, now);

    internal void Complete(Outcome outcome, string? resultNumber, bool electronicResult, string? note, string by, Officer? officer, Instant at)
    {
        var move = outcome == Dossiers.Outcome.Granted ? Move.Grant : Move.Refuse;
        Require(move, DossierStatus.Completed);
        if (at < ReceivedAt) throw new RuleViolation("Ngày có kết quả không thể trước ngày tiếp nhận.");
        CompletedAt = at;
        Outcome = outcome;
        ResultNumber = resultNumber;
        ElectronicResult = electronicResult;
        if (IsLate(at) && !OwesNoLetter) Owe(ApologyCause.Late);
        Line(DossierStatus.Completed, DossierEventKind.Completed, by, officer, at, note);
    }

    internal void HandOver(string to, string by, Officer? officer, Instant at, string? proxyPaper = null)
    {
        if (CompletedAt is null) throw new RuleViolation("Chưa có kết quả để trả.", "NĐ 61/2018 Đ20");
        if (Status == DossierStatus.HandedOver && HandedOverAt is { } before) throw new RuleViolation($"Kết quả đã được trả lúc {before.Text()}.");
        Require(Move.HandOver, DossierStatus.HandedOver);
        if (ResultErrorAt is not null) throw new RuleViolation("Kết quả có sai sót chưa sửa nên chưa trả được.", "NĐ 61/2018 Đ21 k1");
        if (at < CompletedAt) throw new RuleViolation("Ngày trả kết quả không thể trước ngày có kết quả.");
        // A corrected result is handed over again: the first hand-over stays what it was, the second is its own line.
        if (HandedOverAt is null) (HandedOverAt, HandedOverTo) = (at, to);
        Line(DossierStatus.HandedOver, DossierEventKind.HandedOver, by, officer, at, proxyPaper is null ? to : to + ProxyWords + proxyPaper, inPerson: officer is not null && ResultDelivery == ResultDelivery.AtCounter);
    }

    internal void Withdraw(string? reason, string by, Officer? officer, Instant at)
    {
        Require(Move.Withdraw, DossierStatus.Withdrawn);
        if (at < ReceivedAt) throw new RuleViolation("Ngày rút hồ sơ không thể trước ngày tiếp nhận.");
        DroppedAt = at;
        Line(DossierStatus.Withdrawn, DossierEventKind.Withdrawn, by, officer, at, reason);
    }

    /// <summary>A line on the control slip that moves nothing, such as a letter drafted.</summary>
    public void Note(DossierEventKind kind, string by, Officer? officer, Instant at, string? note) => Line(Status, kind, by, officer, at, note);

    /// <summary>Back to who had it.</summary>
    DossierStatus AtTheDesk => HolderId is null ? DossierStatus.Received : DossierStatus.InProcess;

    void Promise(Instant dueAt, Instant onTimeUntil, WorkCalendar calendar, string by, Officer? officer, string? note, string? reckoning, DossierStatus? from)
    {
        Moves.Require(Move.Receive, from, DossierStatus.Received);
        DueAt = dueAt;
        OnTimeUntil = onTimeUntil;
        DueSoonFrom = calendar.DueSoonFrom(dueAt);
        Status = DossierStatus.Received;
        Events.Add(new DossierEvent
        {
            At = ReceivedAt,
            Kind = DossierEventKind.Received,
            OfficerId = officer?.Id,
            By = by,
            FromStatus = from,
            ToStatus = DossierStatus.Received,
            NewDueAt = dueAt,
            Reckoning = reckoning,
            Note = note,
            InPerson = Origin == Origin.Office && Channel == Channel.Counter,
        });
    }

    /// <summary>A lawful move of the promise leaves its old value on the line of the move.</summary>
    void MovePromise(Deadline deadline, WorkCalendar calendar, DossierEvent line)
    {
        (line.OldDueAt, line.NewDueAt, line.Reckoning) = (DueAt, deadline.DueAt, DeadlineText.Summary(deadline));
        DueAt = deadline.DueAt;
        OnTimeUntil = deadline.OnTimeUntil;
        DueSoonFrom = calendar.DueSoonFrom(deadline.DueAt);
    }

    DossierEvent Step(Move move, DossierStatus to, DossierEventKind kind, Officer officer, Instant at, string? note, bool inPerson = false)
    {
        Require(move, to);
        if (at < ReceivedAt) throw new RuleViolation("Việc này không thể trước lúc tiếp nhận.");
        return Line(to, kind, officer.FullName, officer, at, note, inPerson);
    }

    DossierEvent Line(DossierStatus to, DossierEventKind kind, string by, Officer? officer, Instant at, string? note, bool inPerson = false)
    {
        var line = new DossierEvent
        {
            At = at,
            Kind = kind,
            OfficerId = officer?.Id,
            By = by,
            FromStatus = Status,
            ToStatus = to,
            Note = string.IsNullOrEmpty(note) ? null : note,
            InPerson = inPerson,
        };
        Events.Add(line);
        Status = to;
        return line;
    }

    void Require(Move move, DossierStatus to) => Moves.Require(move, Status, to, (CompletedAt ?? DroppedAt) is { } at ? $" lúc {at.Text()}" : null);
}
