using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Kênh tiếp nhận (NĐ 61/2018 Đ16).</summary>
public enum Channel
{
    Counter,
    Online,
    Post,
}

public enum DossierStatus
{
    /// <summary>Đã tiếp nhận, đang giải quyết.</summary>
    Received,

    /// <summary>Đã có kết quả, chờ trả.</summary>
    Completed,

    /// <summary>Đã trả kết quả.</summary>
    HandedOver,

    /// <summary>Công dân rút hồ sơ.</summary>
    Withdrawn,
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

    public string? IdentityNumber { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    public string? Address { get; init; }

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

    public Instant? HandedOverAt { get; private set; }

    public string? HandedOverTo { get; private set; }

    public Instant? WithdrawnAt { get; private set; }

    public ResultDelivery ResultDelivery { get; init; }

    /// <summary>How many papers it holds.</summary>
    public int ComponentsTotal { get; init; }

    /// <summary>How many of them are digitized.</summary>
    public int ComponentsDigitized { get; init; }

    public List<DossierComponent> Components { get; init; } = [];

    /// <summary>Set with a late completion, until the round has seen that its letter exists.</summary>
    public LateCompletion? LateCompletion { get; private set; }

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

    public bool IsOpen => CompletedAt is null && WithdrawnAt is null;

    /// <summary>Late: completed after, or still open past, the last instant of the promise. A withdrawn one never is.</summary>
    public bool IsLate(Instant now) => WithdrawnAt is null && (CompletedAt ?? now) > OnTimeUntil;

    public bool IsDueSoon(Instant now) => IsOpen && !IsLate(now) && now >= DueSoonFrom;
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
    public bool IsDigitized { get; init; }
}

/// <summary>
/// Completed late, and the round has yet to see that it has its letter. A row of work to be done, and not a mark on the dossier: so the
/// round reads what is new and not all that was ever late, and clearing it disturbs no officer who has the dossier open.
/// </summary>
public sealed class LateCompletion
{
    public long DossierId { get; init; }
}
