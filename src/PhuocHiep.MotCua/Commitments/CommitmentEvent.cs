using NodaTime;
using PhuocHiep.MotCua.Documents;

namespace PhuocHiep.MotCua.Commitments;

public enum CommitmentEventKind
{
    Entered,
    DueMoved,
    Assigned,

    /// <summary>Đã khắc phục, đã thực hiện.</summary>
    Done,

    /// <summary>Đã báo cáo kết quả.</summary>
    Reported,

    /// <summary>Mở lại: what was said done was not.</summary>
    Reopened,

    /// <summary>Rút khỏi sổ: entered by mistake.</summary>
    Withdrawn,
}

/// <summary>A line of the register: who, when, what. Never changed (the database refuses).</summary>
public sealed class CommitmentEvent
{
    public long Id { get; init; }

    public long CommitmentId { get; init; }

    public CommitmentEventKind Kind { get; init; }

    public Instant At { get; init; }

    public int ById { get; init; }

    /// <summary>The officer's name that day.</summary>
    public string By { get; init; } = "";

    /// <summary>The day of which it speaks: done on, reported on.</summary>
    public LocalDate? On { get; init; }

    public LocalDate? OldDueOn { get; init; }

    public LocalDate? NewDueOn { get; init; }

    /// <summary>Why, or what was done.</summary>
    public string? Note { get; init; }

    public long? EvidenceId { get; init; }

    public EvidenceFile? Evidence { get; init; }
}
