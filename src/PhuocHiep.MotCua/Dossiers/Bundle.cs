using NodaTime;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>
/// Bàn giao hồ sơ: the dossiers that passed to one officer in one act, as the list says that both sign (<see cref="HandingOn"/>). Never
/// changed, never deleted: the database refuses.
/// </summary>
public sealed class Bundle
{
    public const int LongestReason = 1000;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public Instant At { get; init; }

    public int GivenById { get; init; }

    public string GivenBy { get; init; } = "";

    public int TakenById { get; init; }

    public string TakenBy { get; init; } = "";

    public string Reason { get; init; } = "";

    public List<BundledDossier> Passed { get; init; } = [];

    /// <summary>What was chosen too and stayed where it was.</summary>
    public List<KeptDossier> Kept { get; init; } = [];
}

public sealed class BundledDossier
{
    public long DossierId { get; init; }

    /// <summary>Who had it; null: nobody, at the counter.</summary>
    public string? From { get; init; }
}

public sealed class KeptDossier
{
    public string Code { get; init; } = "";

    public string Why { get; init; } = "";
}
