using NodaTime;

namespace PhuocHiep.MotCua.Dossiers;

public enum DossierEventKind
{
    Received,
    Completed,
    HandedOver,
    Withdrawn,
    LetterDrafted,
    LetterSigned,
    LetterSent,

    /// <summary>Its mail was given up: a paper for the clerk.</summary>
    LetterUndelivered,

    LetterHandedOver,
    LetterPosted,
    LetterReturned,
    LetterWithdrawn,
    LetterTakenDown,
    LetterFollowed,
    PaymentTaken,
    PaymentRefunded,
    ReferenceWritten,
    FeeChanged,
    Assigned,
    SupplementRequested,
    SupplementCompleted,
    SuspendedForPayment,
    SuspendedForPosting,
    Resumed,
    OpinionAsked,
    OpinionTaken,
    Extended,
    Stopped,
    LossReported,
    ResultErrorReported,
    ResultCorrected,
    Visited,
    DocumentAdded,
    DocumentReused,
    DocumentWithdrawn,
    ResultFileAdded,
    RemindersStopped,
    RemindersResumed,
}

/// <summary>One line of the control slip (phiếu kiểm soát, mẫu 05): who, when, what, from which state to which. Never changed, never deleted: the database refuses.</summary>
public sealed class DossierEvent
{
    public long Id { get; init; }

    public long DossierId { get; init; }

    public Instant At { get; init; }

    public DossierEventKind Kind { get; init; }

    public int? OfficerId { get; init; }

    /// <summary>The officer's name that day, or the part of the system that did it.</summary>
    public string By { get; init; } = "";

    public DossierStatus? FromStatus { get; init; }

    public DossierStatus ToStatus { get; init; }

    public Instant? OldDueAt { get; internal set; }

    public Instant? NewDueAt { get; internal set; }

    /// <summary>Vì sao ngày này: the days counted and skipped, as reckoned that day; null where no date was reckoned, or before this was kept.</summary>
    public string? Reckoning { get; internal set; }

    public string? Note { get; init; }

    /// <summary>The citizen, or who came for him, stood at the counter.</summary>
    public bool InPerson { get; init; }
}
