using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Commitments;

/// <summary>Where a commitment stands on a day.</summary>
public enum CommitmentStanding
{
    OnTime,
    DueSoon,
    Overdue,

    /// <summary>Done; of a finding, its report is still to come.</summary>
    Done,
    Reported,
    Withdrawn,
}

/// <summary>
/// Cam kết, nhiệm vụ: a finding of a reform inspection that must be remedied and reported (letter 134/UBND-VP, annex, PAR 1), or another task of
/// the rows that are not measured from dossiers. Its due date moves only before it has passed, each time with an event that keeps the old one
/// and why; late stays late.
/// </summary>
public sealed class Commitment
{
    /// <summary>Kiểm tra cải cách hành chính: remedied and also reported.</summary>
    public const string Inspection = "PAR 1";

    public const int LongestSubject = 1000;

    public const int LongestNotice = 300;

    public const int LongestName = 200;

    public const int LongestNote = 1000;

    public const int LongestNumber = 100;

    /// <summary>Days before the due day from which it is due soon.</summary>
    public const int SoonDays = 7;

    /// <summary>The rows of the annex for which one is entered.</summary>
    public static readonly IReadOnlyList<(string Row, string Name)> Rows =
    [
        (Inspection, "Kiểm tra cải cách hành chính"), ("PAR 6", "Kỷ luật, kỷ cương hành chính"), ("PAR 7", "Đạt chuẩn của cán bộ, công chức"),
        ("PAR 8", "Tài chính – ngân sách"), ("PAR 9", "Văn bản, hồ sơ công việc trên môi trường mạng"),
    ];

    public long Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>Row of the annex: `PAR 1`.</summary>
    public string Row { get; init; } = "";

    /// <summary>What was found wanting, or what is to be done.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The paper that notified it: number and issuer.</summary>
    public string Notice { get; init; } = "";

    public LocalDate NoticeOn { get; init; }

    public LocalDate DueOn { get; private set; }

    /// <summary>Who answers for it.</summary>
    public string Responsible { get; private set; } = "";

    public LocalDate? DoneOn { get; private set; }

    public LocalDate? ReportedOn { get; private set; }

    /// <summary>Number of the letter that reports it.</summary>
    public string? ReportNumber { get; private set; }

    /// <summary>Nothing more is owed: a finding was reported, a task was done.</summary>
    public LocalDate? FinishedOn { get; private set; }

    public Instant? WithdrawnAt { get; private set; }

    public Instant EnteredAt { get; init; }

    public int EnteredById { get; init; }

    public string EnteredBy { get; init; } = "";

    /// <summary>`xmin`.</summary>
    public uint Version { get; init; }

    public List<CommitmentEvent> Events { get; init; } = [];

    public bool MustReport => Row == Inspection;

    /// <summary>Still owes something.</summary>
    public bool IsOpen => FinishedOn is null && WithdrawnAt is null;

    /// <summary>Ghi vào sổ.</summary>
    /// <exception cref="RuleViolation">Another row, something is not written, or days out of order.</exception>
    public static Commitment Enter(string row, string subject, string notice, LocalDate noticeOn, LocalDate dueOn, string responsible, EvidenceFile? evidence, Officer officer, Instant now)
    {
        if (Rows.All(known => known.Row != row)) throw new RuleViolation("Chọn dòng của phụ lục.");
        if (string.IsNullOrWhiteSpace(subject)) throw new RuleViolation("Ghi nội dung tồn tại hoặc nhiệm vụ.");
        if (string.IsNullOrWhiteSpace(notice)) throw new RuleViolation("Ghi văn bản thông báo.");
        if (string.IsNullOrWhiteSpace(responsible)) throw new RuleViolation("Ghi người chịu trách nhiệm.");
        if (noticeOn > now.VietnamDay()) throw new RuleViolation($"Văn bản thông báo đề ngày {noticeOn.Text()}, chưa đến.");
        if (dueOn < noticeOn) throw new RuleViolation("Hạn phải từ ngày thông báo trở đi.");
        var commitment = new Commitment
        {
            AgencyId = officer.AgencyId,
            Row = row,
            Subject = subject,
            Notice = notice,
            NoticeOn = noticeOn,
            DueOn = dueOn,
            Responsible = responsible,
            EnteredAt = now,
            EnteredById = officer.Id,
            EnteredBy = officer.FullName,
        };
        commitment.Note(CommitmentEventKind.Entered, officer, now, newDueOn: dueOn, evidence: evidence);
        return commitment;
    }

    /// <summary>Dời hạn, as the body that set it allows.</summary>
    /// <exception cref="RuleViolation">The due day has passed, nothing is owed any more, the same day, or no reason.</exception>
    public void MoveDue(LocalDate dueOn, string why, EvidenceFile? evidence, Officer officer, Instant now)
    {
        MustBeOpen();
        if (string.IsNullOrWhiteSpace(why)) throw new RuleViolation("Ghi vì sao dời hạn, văn bản nào cho phép.");
        if (now.VietnamDay() > DueOn) throw new RuleViolation($"Hạn {DueOn.Text()} đã qua nên không dời; việc trễ vẫn là trễ. Hãy ghi ngày thực hiện và báo cáo thật.");
        if (dueOn < NoticeOn) throw new RuleViolation("Hạn phải từ ngày thông báo trở đi.");
        if (dueOn == DueOn) throw new RuleViolation("Hạn mới giống hạn cũ.");
        Note(CommitmentEventKind.DueMoved, officer, now, oldDueOn: DueOn, newDueOn: dueOn, note: why, evidence: evidence);
        DueOn = dueOn;
    }

    /// <summary>Giao người khác.</summary>
    /// <exception cref="RuleViolation">Nothing is owed any more, nobody, or the same person.</exception>
    public void Assign(string responsible, string? why, Officer officer, Instant now)
    {
        MustBeOpen();
        if (string.IsNullOrWhiteSpace(responsible)) throw new RuleViolation("Ghi người chịu trách nhiệm.");
        if (responsible == Responsible) throw new RuleViolation($"{responsible} đang chịu trách nhiệm.");
        Note(CommitmentEventKind.Assigned, officer, now, note: $"{Responsible} → {responsible}{(string.IsNullOrWhiteSpace(why) ? "" : $": {why}")}");
        Responsible = responsible;
    }

    /// <summary>Đã khắc phục, đã thực hiện.</summary>
    /// <exception cref="RuleViolation">It was done before, or a day that cannot be.</exception>
    public void Complete(LocalDate on, string? note, EvidenceFile? evidence, Officer officer, Instant now)
    {
        MustBeOpen();
        if (DoneOn is { } done) throw new RuleViolation($"Đã ghi thực hiện xong ngày {done.Text()}.");
        MustHaveCome(on, NoticeOn, "ngày thông báo", now);
        Note(CommitmentEventKind.Done, officer, now, on: on, note: note, evidence: evidence);
        DoneOn = on;
        if (!MustReport) FinishedOn = on;
    }

    /// <summary>Đã báo cáo kết quả khắc phục.</summary>
    /// <exception cref="RuleViolation">It is not done, was reported before, has no number, or a day that cannot be.</exception>
    public void Report(LocalDate on, string number, EvidenceFile? evidence, Officer officer, Instant now)
    {
        if (WithdrawnAt is not null) MustBeOpen();
        if (ReportedOn is { } reported) throw new RuleViolation($"Đã ghi báo cáo ngày {reported.Text()}.");
        if (DoneOn is not { } done) throw new RuleViolation("Ghi ngày thực hiện xong trước khi ghi báo cáo.");
        if (string.IsNullOrWhiteSpace(number)) throw new RuleViolation("Ghi số văn bản báo cáo.");
        MustHaveCome(on, done, "ngày thực hiện xong", now);
        Note(CommitmentEventKind.Reported, officer, now, on: on, note: number, evidence: evidence);
        (ReportedOn, ReportNumber) = (on, number);
        if (MustReport) FinishedOn = on;
    }

    /// <summary>Mở lại: it was said to be done, and is not.</summary>
    /// <exception cref="RuleViolation">Nothing was said to be done, or no reason.</exception>
    public void Reopen(string why, Officer officer, Instant now)
    {
        if (string.IsNullOrWhiteSpace(why)) throw new RuleViolation("Ghi vì sao mở lại.");
        if (WithdrawnAt is not null) MustBeOpen();
        if (DoneOn is null) throw new RuleViolation("Việc này chưa ghi thực hiện xong nên không cần mở lại.");
        Note(CommitmentEventKind.Reopened, officer, now, note: why);
        (DoneOn, ReportedOn, ReportNumber, FinishedOn) = (null, null, null, null);
    }

    /// <summary>Rút khỏi sổ: it was entered by mistake; the line stays to be seen.</summary>
    /// <exception cref="RuleViolation">It was withdrawn before, or no reason.</exception>
    public void Withdraw(string why, Officer officer, Instant now)
    {
        if (string.IsNullOrWhiteSpace(why)) throw new RuleViolation("Ghi vì sao rút khỏi sổ.");
        if (WithdrawnAt is not null) MustBeOpen();
        Note(CommitmentEventKind.Withdrawn, officer, now, note: why);
        WithdrawnAt = now;
    }

    /// <summary>Where it stands on a day.</summary>
    public CommitmentStanding Standing(LocalDate today) =>
        WithdrawnAt is not null ? CommitmentStanding.Withdrawn
        : ReportedOn is not null ? CommitmentStanding.Reported
        : FinishedOn is not null ? CommitmentStanding.Done
        : today > DueOn ? CommitmentStanding.Overdue
        : DoneOn is not null ? CommitmentStanding.Done
        : today >= DueOn.PlusDays(-SoonDays) ? CommitmentStanding.DueSoon
        : CommitmentStanding.OnTime;

    void MustBeOpen()
    {
        if (WithdrawnAt is { } at) throw new RuleViolation($"Việc này đã rút khỏi sổ lúc {at.Text()}.");
        if (FinishedOn is { } finished) throw new RuleViolation($"Việc này đã kết thúc ngày {finished.Text()}.");
    }

    static void MustHaveCome(LocalDate on, LocalDate notBefore, string what, Instant now)
    {
        if (on > now.VietnamDay()) throw new RuleViolation($"Ngày {on.Text()} chưa đến.");
        if (on < notBefore) throw new RuleViolation($"Ngày {on.Text()} trước {what} ({notBefore.Text()}).");
    }

    void Note(CommitmentEventKind kind, Officer officer, Instant now, LocalDate? on = null, LocalDate? oldDueOn = null, LocalDate? newDueOn = null, string? note = null, EvidenceFile? evidence = null) =>
        Events.Add(new() { Kind = kind, At = now, ById = officer.Id, By = officer.FullName, On = on, OldDueOn = oldDueOn, NewDueOn = newDueOn, Note = note, Evidence = evidence });
}
