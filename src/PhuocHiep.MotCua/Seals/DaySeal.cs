using NodaTime;

namespace PhuocHiep.MotCua.Seals;

/// <summary>
/// Niêm phong của một đêm: all dossiers touched since the last one, sealed together and with the seal before. Written and never changed (the
/// database refuses). After a long silence a night has several, each with its part. Whoever holds the hash on paper or in a mail can tell
/// that nothing was put in its place since.
/// </summary>
public sealed class DaySeal
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>1, 2, 3 … without holes: a night that was taken away leaves one.</summary>
    public int Ordinal { get; init; }

    /// <summary>The day that had ended.</summary>
    public LocalDate On { get; init; }

    /// <summary>What was in the archive at this instant is sealed; what came later waits for the next night.</summary>
    public Instant SealedAt { get; init; }

    /// <summary>How far the lines of all control slips were looked through.</summary>
    public long ThroughEventId { get; init; }

    /// <summary>Nothing was left for another of the same night.</summary>
    public bool IsComplete { get; init; }

    /// <summary>Of the text that was hashed (<see cref="Canonical"/>).</summary>
    public int Version { get; init; }

    /// <summary>How many dossiers.</summary>
    public int Dossiers { get; init; }

    /// <summary>The hash of the seal before; null of the first.</summary>
    public string? Previous { get; init; }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits, over all of this and the heads of its dossiers in their order.</summary>
    public string Hash { get; private set; } = "";

    internal void Close(IEnumerable<string> heads) => Hash = HashOf(heads);

    internal string HashOf(IEnumerable<string> heads) => Canonical.Night(this, heads);
}

/// <summary>When a night was last compared with the archive: the only thing about it that changes. It stays also where the night was taken away, and so tells of it.</summary>
public sealed class SealCheck
{
    public long DaySealId { get; init; }

    public int AgencyId { get; init; }

    public int Ordinal { get; init; }

    public LocalDate On { get; init; }

    /// <summary>Null: not yet.</summary>
    public Instant? CheckedAt { get; set; }

    /// <summary>How many things did not match then.</summary>
    public int Differences { get; set; }
}
