using NodaTime;

namespace PhuocHiep.MotCua.Rounds;

/// <summary>What does not agree with what.</summary>
public enum DisagreementKind
{
    /// <summary>What stands in a dossier's row is not what its events, payments and documents tell.</summary>
    Dossier,

    /// <summary>A day's figure, as the archive is asked, is not that of its dossiers told again one by one.</summary>
    Counted,

    /// <summary>A day's figure, as it was added up, is not that of its dossiers.</summary>
    AddedUp,

    /// <summary>A figure of a closed period is not what the same question gives today as of the period's end.</summary>
    Frozen,
}

/// <summary>Một chỗ không khớp: found by a round that reckons once more, and open until a later pass finds that both agree. A red line and not an entry in a log.</summary>
public sealed class Disagreement
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public DisagreementKind Kind { get; init; }

    /// <summary>Of a dossier, the fact: `due-at`; otherwise what is counted: `on-time-rate`.</summary>
    public string What { get; init; } = "";

    /// <summary>The first day of the period; of a dossier the day of its receipt.</summary>
    public LocalDate From { get; init; }

    public LocalDate To { get; init; }

    public long? DossierId { get; init; }

    /// <summary>As reckoned again.</summary>
    public string Expected { get; set; } = "";

    /// <summary>As it stands.</summary>
    public string Found { get; set; } = "";

    public Instant FoundAt { get; init; }

    /// <summary>When it was last found so.</summary>
    public Instant SeenAt { get; set; }

    /// <summary>When a pass found that both agree; null: they do not.</summary>
    public Instant? ResolvedAt { get; set; }
}

/// <summary>That a day, or a closed period, was reckoned once more, and when last.</summary>
public sealed class Reconciliation
{
    public int AgencyId { get; init; }

    public LocalDate From { get; init; }

    /// <summary>Of a day the same.</summary>
    public LocalDate To { get; init; }

    public Instant CheckedAt { get; set; }

    /// <summary>How many dossiers were told again; 0 for a period.</summary>
    public int Dossiers { get; set; }

    /// <summary>How many differences were found.</summary>
    public int Differences { get; set; }
}
