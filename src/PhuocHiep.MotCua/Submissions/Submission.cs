using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Submissions;

/// <summary>
/// Hồ sơ nộp, chưa tiếp nhận: what somebody handed in at the counter or registered online and is not (or not yet) a dossier. It ends as exactly
/// one of three papers (NĐ 61/2018 Đ17 k1): a receipt, and so a dossier with its code (k3); a request to complete it (mẫu 02); a refusal (mẫu 03).
/// </summary>
public sealed class Submission
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public int ProcedureId { get; init; }

    public Procedure? Procedure { get; init; }

    public Channel Channel { get; init; }

    public string ApplicantName { get; init; } = "";

    public LocalDate? ApplicantBirthOn { get; init; }

    public string? IdentityNumber { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    /// <summary>What was there already, so that nothing is asked twice.</summary>
    public List<SubmittedPaper> Papers { get; init; } = [];

    public ResultDelivery ResultDelivery { get; init; }

    public Instant SubmittedAt { get; init; }

    /// <summary>By when an online one is to be answered (<see cref="Agencies.Agency.OnlineAnswerWorkingHours"/>); null at the counter, where it is answered at once.</summary>
    public Instant? AnswerDueAt { get; init; }

    public DossierStatus Status { get; private set; }

    /// <summary>What is to be completed, one a line.</summary>
    public string? Content { get; private set; }

    public string? Reason { get; private set; }

    public Instant? AnsweredAt { get; private set; }

    public string? AnsweredBy { get; private set; }

    /// <summary>How often it was sent back; more than once needs the supervisor's reason (NĐ 61/2018 Đ11 k2c).</summary>
    public int TimesSentBack { get; private set; }

    /// <summary>What it became.</summary>
    public long? DossierId { get; private set; }

    public Dossier? Dossier { get; private set; }

    public List<SubmissionEvent> Events { get; init; } = [];

    /// <summary>One per form that was opened: a double click makes no second one.</summary>
    public Guid? RequestKey { get; init; }

    public uint Version { get; init; }

    public bool IsOpen => Status is DossierStatus.Registered or DossierStatus.SentBack;

    /// <summary>Đăng ký trực tuyến: waits for the counter to check it.</summary>
    public void Register(string by, Instant now) => Step(Move.Register, DossierStatus.Registered, by, null, now, note: null, isFirst: true);

    /// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02): all that is missing, said once, with the reason.</summary>
    /// <exception cref="RuleViolation">It is answered already; content or reason is missing; it was sent back before and there is no supervisor with his reason.</exception>
    public void SendBack(string content, string reason, string? overrideReason, Officer officer, Instant now, bool isFirst = false)
    {
        Require(Move.SendBack, DossierStatus.SentBack, isFirst);
        if (string.IsNullOrWhiteSpace(content)) throw new RuleViolation("Phải ghi rõ, đầy đủ nội dung cần hoàn thiện.", "NĐ 61/2018 Đ15 k3");
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Phải ghi rõ lý do yêu cầu hoàn thiện.", "NĐ 61/2018 Đ17 k1a");
        if (TimesSentBack > 0 && (string.IsNullOrWhiteSpace(overrideReason) || !officer.Has(Role.Supervisor)))
            throw new RuleViolation("Chỉ được yêu cầu bổ sung một lần. Lần nữa phải do lãnh đạo cho phép và ghi lý do.", "NĐ 61/2018 Đ11 k2c");
        TimesSentBack++;
        Answer(content, reason, officer, now);
        Step(Move.SendBack, DossierStatus.SentBack, officer.FullName, officer, now, overrideReason is null || TimesSentBack == 1 ? reason : $"{reason} Lãnh đạo cho phép: {overrideReason}", isFirst);
    }

    /// <summary>Phiếu từ chối tiếp nhận giải quyết hồ sơ (mẫu 03), with its reason.</summary>
    /// <exception cref="RuleViolation">It is answered already, or there is no reason.</exception>
    public void Refuse(string reason, Officer officer, Instant now, bool isFirst = false)
    {
        Require(Move.RefuseReception, DossierStatus.RefusedAtReception, isFirst);
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Từ chối tiếp nhận phải ghi rõ lý do.", "NĐ 61/2018 Đ17 k1b");
        Answer(content: null, reason, officer, now);
        Step(Move.RefuseReception, DossierStatus.RefusedAtReception, officer.FullName, officer, now, reason, isFirst);
    }

    /// <summary>It became this dossier; called by the intake in the same transaction.</summary>
    /// <exception cref="RuleViolation">It was received or refused before.</exception>
    internal void BecameDossier(Dossier dossier, Officer officer, Instant now)
    {
        Require(Move.Receive, DossierStatus.Received, isFirst: false);
        Dossier = dossier;
        (AnsweredAt, AnsweredBy) = (now, officer.FullName);
        Step(Move.Receive, DossierStatus.Received, officer.FullName, officer, now, dossier.Code, isFirst: false);
    }

    void Answer(string? content, string reason, Officer officer, Instant now) =>
        (Content, Reason, AnsweredAt, AnsweredBy) = (content, reason, now, officer.FullName);

    void Require(Move move, DossierStatus to, bool isFirst) => Moves.Require(move, isFirst ? null : Status, to, AnsweredAt is { } at ? $" lúc {at.Text()}" : null);

    void Step(Move move, DossierStatus to, string by, Officer? officer, Instant at, string? note, bool isFirst)
    {
        Require(move, to, isFirst);
        Events.Add(new SubmissionEvent { At = at, Move = move, FromStatus = isFirst ? null : Status, ToStatus = to, By = by, OfficerId = officer?.Id, Note = note });
        Status = to;
    }
}

/// <summary>A paper that was there.</summary>
public sealed class SubmittedPaper
{
    public string Name { get; init; } = "";

    public int Originals { get; init; }

    public int Copies { get; init; }
}

/// <summary>What happened to a submission. Never changed, never deleted: the database refuses.</summary>
public sealed class SubmissionEvent
{
    public long Id { get; init; }

    public long SubmissionId { get; init; }

    public Instant At { get; init; }

    public Move Move { get; init; }

    public DossierStatus? FromStatus { get; init; }

    public DossierStatus ToStatus { get; init; }

    public string By { get; init; } = "";

    public int? OfficerId { get; init; }

    public string? Note { get; init; }
}
