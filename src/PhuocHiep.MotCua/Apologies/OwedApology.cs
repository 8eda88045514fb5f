namespace PhuocHiep.MotCua.Apologies;

/// <summary>
/// An apology is owed, and the round has yet to see that its letter exists. A row of work to be done, and not a mark on the dossier: so the
/// round reads what is new and not all that was ever late, and clearing it disturbs no officer who has the dossier open.
/// </summary>
public sealed class OwedApology
{
    public long DossierId { get; init; }

    public ApologyCause Cause { get; init; }
}
