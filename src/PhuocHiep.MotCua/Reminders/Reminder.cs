using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reminders;

public enum ReminderStage
{
    DueSoon,
    Overdue,
}

/// <summary>That a dossier came near or past its promise, said once for each stage and promise.</summary>
public sealed class Reminder
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public long DossierId { get; init; }

    public Dossier? Dossier { get; init; }

    public ReminderStage Stage { get; init; }

    /// <summary>Who was told; null: nobody in particular.</summary>
    public int? OfficerId { get; init; }

    /// <summary>The promise it speaks of: a lawfully moved one is reminded of anew.</summary>
    public Instant DueAt { get; init; }

    public Instant RaisedAt { get; init; }
}
