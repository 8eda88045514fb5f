namespace PhuocHiep.MotCua.Seals;

/// <summary>One link in the chain of a dossier: what was new of it that night, and how its row stood. Written and never changed. No key binds it to the dossier, so that a dossier that was taken away is missed and nobody who saves one ever waits.</summary>
public sealed class DossierSeal
{
    public long Id { get; init; }

    public long DaySealId { get; init; }

    public DaySeal? DaySeal { get; init; }

    public long DossierId { get; init; }

    /// <summary>1, 2, 3 … in the chain of this dossier.</summary>
    public int Ordinal { get; init; }

    /// <summary>Of the text that was hashed (<see cref="Canonical"/>).</summary>
    public int Version { get; init; }

    /// <summary>The newest line of the control slip in this link or before it.</summary>
    public long LastEventId { get; init; }

    /// <summary>By what the dossier is judged, as it stood.</summary>
    public JudgedRow Row { get; init; } = new();

    /// <summary>What was new: `event/42 Completed 9f86…`, one fact each (<see cref="Fact"/>).</summary>
    public List<string> Facts { get; init; } = [];

    /// <summary>The head of the link before; null of the first.</summary>
    public string? Previous { get; init; }

    /// <summary>SHA-256, 64 lower-case hexadecimal digits, over the link before, the row and the facts.</summary>
    public string Head { get; init; } = "";

    internal static DossierSeal Of(long dossierId, DossierSeal? before, JudgedRow row, IEnumerable<Fact> news, long lastEventId, DaySeal night)
    {
        var facts = news.Select(fact => fact.Line(Canonical.Version)).ToList();
        return new()
        {
            DaySeal = night,
            DossierId = dossierId,
            Ordinal = (before?.Ordinal ?? 0) + 1,
            Version = Canonical.Version,
            LastEventId = lastEventId,
            Row = row,
            Facts = facts,
            Previous = before?.Head,
            Head = Canonical.Head(Canonical.Version, dossierId, before?.Head, row, facts),
        };
    }

    /// <summary>The head as it follows from what is written here.</summary>
    internal string HeadAgain() => Canonical.Head(Version, DossierId, Previous, Row, Facts);
}
