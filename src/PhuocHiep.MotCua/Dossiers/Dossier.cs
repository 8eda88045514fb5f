using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Opinions;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Kênh tiếp nhận (NĐ 61/2018 Đ16).</summary>
public enum Channel
{
    Counter,
    Online,
    Post,
}

/// <summary>Where it stands. The first three are of a submission (<see cref="Submissions.Submission"/>), which is no dossier yet; which may follow which is told by <see cref="Moves"/>.</summary>
public enum DossierStatus
{
    /// <summary>Mới đăng ký trực tuyến, chờ kiểm tra.</summary>
    Registered,

    /// <summary>Được yêu cầu hoàn thiện, chưa tiếp nhận.</summary>
    SentBack,

    /// <summary>Không được tiếp nhận.</summary>
    RefusedAtReception,

    /// <summary>Đã tiếp nhận, at the counter and given to nobody yet.</summary>
    Received,

    /// <summary>Đang giải quyết, with an officer.</summary>
    InProcess,

    /// <summary>Chờ ý kiến cơ quan khác; the clock runs.</summary>
    AwaitingOpinion,

    /// <summary>Chờ người nộp bổ sung; the clock stands.</summary>
    AwaitingSupplement,

    /// <summary>Tạm dừng theo luật chuyên ngành; the clock stands.</summary>
    Suspended,

    /// <summary>Đã có kết quả, chờ trả.</summary>
    Completed,

    /// <summary>Đã trả kết quả; corrected after that, it waits as <see cref="Completed"/> once more.</summary>
    HandedOver,

    /// <summary>Công dân rút hồ sơ.</summary>
    Withdrawn,

    /// <summary>Dừng giải quyết: the supplement or the duty never came.</summary>
    Stopped,
}

public enum Outcome
{
    Granted,

    /// <summary>Từ chối giải quyết, có văn bản nêu lý do (NĐ 61/2018 Đ19 k8): also a result.</summary>
    Refused,
}

public enum PaymentMethod
{
    Cash,
    Online,
}

/// <summary>Nơi nhận kết quả.</summary>
public enum ResultDelivery
{
    AtCounter,
    ByPost,
    Electronic,
}

/// <summary>How the dossier came into this archive.</summary>
public enum Origin
{
    /// <summary>Received here.</summary>
    Office,

    /// <summary>Brought in from an earlier register or another system.</summary>
    Imported,

    /// <summary>Made up for the demonstration.</summary>
    Demonstration,
}

/// <summary>
/// Hồ sơ: one citizen's application for one procedure, and every move it may make. Whether it is late is asked, never stored; its due
/// date changes only through the verbs here, each of which leaves an event.
/// </summary>
public sealed partial class Dossier
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public Agency? Agency { get; init; }

    /// <summary>Mã số hồ sơ (TT 01/2018/TT-VPCP Đ19); an imported one keeps its register's own.</summary>
    public string Code { get; init; } = "";

    public int ProcedureId { get; init; }

    public Procedure? Procedure { get; init; }

    public Channel Channel { get; init; }

    public Origin Origin { get; init; }

    public string ApplicantName { get; init; } = "";

    public LocalDate? ApplicantBirthOn { get; init; }

    public string? IdentityNumber { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

    /// <summary>The channels on which the applicant wishes to be reminded.</summary>
    public MessageChannel NotifyBy { get; init; }

    /// <summary>Since when he wishes no more reminders. What the law has the office tell him still goes out.</summary>
    public Instant? NoRemindersSince { get; private set; }

    /// <summary>Code, name, identity number and phone, folded for search.</summary>
    public string SearchText { get; init; } = "";

    public Instant ReceivedAt { get; init; }

    public int? ReceivedById { get; init; }

    public Officer? ReceivedBy { get; init; }

    /// <summary>The limit under which it was received; null where an imported due date was taken as it is.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>The procedure's 15:00 rule at receipt.</summary>
    public bool CountedFromNextDayAfter15 { get; init; }

    /// <summary>The promise by which it is judged: the first, as moved only by what the law allows before it passed. A re-appointment never moves it.</summary>
    public Instant DueAt { get; private set; }

    /// <summary>The last instant at which it is not late: 24:00 of the last day, or the promised instant for hours and imported dates.</summary>
    public Instant OnTimeUntil { get; private set; }

    /// <summary>Opening of the last working day before the due day.</summary>
    public Instant DueSoonFrom { get; private set; }

    public DossierStatus Status { get; private set; }

    /// <summary>When the result was ready; null while open and where it was withdrawn.</summary>
    public Instant? CompletedAt { get; private set; }

    public Outcome? Outcome { get; private set; }

    public string? ResultNumber { get; private set; }

    /// <summary>The result was issued as an electronic document.</summary>
    public bool ElectronicResult { get; private set; }

    /// <summary>When the result was first handed over. That a corrected one was handed over again is on the control slip.</summary>
    public Instant? HandedOverAt { get; private set; }

    public string? HandedOverTo { get; private set; }

    /// <summary>Since when its result is known to be wrong through the agency's fault; null again once it is corrected.</summary>
    public Instant? ResultErrorAt { get; private set; }

    /// <summary>When it ended without a result: withdrawn by the applicant, or stopped.</summary>
    public Instant? DroppedAt { get; private set; }

    /// <summary>The officer who has it; null: at the counter, given to nobody yet.</summary>
    public int? HolderId { get; private set; }

    public Officer? Holder { get; private set; }

    /// <summary>Since when the clock stands, because a supplement is awaited or the sector's law suspends. A dossier that was late by then keeps running.</summary>
    public Instant? ClockStoppedAt { get; private set; }

    /// <summary>The one extension it was given, as its procedure's law names it.</summary>
    public ExtensionKind? ExtensionKind { get; private set; }

    public TimeLimit? ExtensionLimit { get; private set; }

    /// <summary>The day agreed in writing, where the extension is by agreement.</summary>
    public LocalDate? ExtendedTo { get; private set; }

    public ResultDelivery ResultDelivery { get; init; }

    /// <summary>How many papers it holds.</summary>
    public int ComponentsTotal { get; init; }

    /// <summary>How many of them are digitized.</summary>
    public int ComponentsDigitized { get; internal set; }

    public List<DossierComponent> Components { get; init; } = [];

    /// <summary>What was missing, and who overlooked it; the last is the one awaited.</summary>
    public List<Supplement> Supplements { get; init; } = [];

    /// <summary>When the sector's law stopped the clock.</summary>
    public List<Suspension> Suspensions { get; init; } = [];

    /// <summary>What other bodies were asked.</summary>
    public List<Opinion> Opinions { get; init; } = [];

    /// <summary>Apologies owed for which no letter is drafted yet; an open dossier that is overdue owes one without a row here.</summary>
    public List<OwedApology> OwedApologies { get; init; } = [];

    public List<DossierEvent> Events { get; init; } = [];

    /// <summary>What the receipt's QR carries: cannot be guessed and says nothing about the person.</summary>
    public string LookupToken { get; init; } = "";

    /// <summary>One per form that was opened: a second click or a re-sent form finds the first dossier.</summary>
    public Guid? RequestKey { get; init; }

    /// <summary>SHA-256 of the imported row: the same row again changes nothing.</summary>
    public string? ImportedRow { get; init; }

    /// <summary>Imported as history, completed: counts as late where it was, but owes no letter.</summary>
    public bool OwesNoLetter { get; init; }

    /// <summary>`xmin`: two officers on one dossier do not overwrite each other.</summary>
    public uint Version { get; init; }

    public bool IsOpen => CompletedAt is null && DroppedAt is null;

    /// <summary>Late: completed after, or still open past, the last instant of the promise. A withdrawn or stopped one never is, nor one whose clock stands.</summary>
    public bool IsLate(Instant now) => DroppedAt is null && ClockStoppedAt is null && (CompletedAt ?? now) > OnTimeUntil;

    public bool IsDueSoon(Instant now) => IsOpen && ClockStoppedAt is null && !IsLate(now) && now >= DueSoonFrom;
}

/// <summary>A paper of the dossier, as it was handed in.</summary>
public sealed class DossierComponent
{
    public long Id { get; init; }

    public long DossierId { get; init; }

    public int Ordinal { get; init; }

    public string Name { get; init; } = "";

    /// <summary>Bản chính.</summary>
    public int Originals { get; init; }

    /// <summary>Bản sao.</summary>
    public int Copies { get; init; }

    /// <summary>Đã số hóa.</summary>
    public bool IsDigitized { get; internal set; }
}
