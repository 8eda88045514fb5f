namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Whose work it is.</summary>
public static class HolderQueries
{
    public static IQueryable<Dossier> HeldBy(this IQueryable<Dossier> dossiers, int officerId) => dossiers.Where(d => d.HolderId == officerId);

    /// <summary>Held by one of these, such as the officers of a unit.</summary>
    public static IQueryable<Dossier> HeldByOneOf(this IQueryable<Dossier> dossiers, IReadOnlyCollection<int> officerIds) =>
        dossiers.Where(d => d.HolderId != null && officerIds.Contains(d.HolderId.Value));

    /// <summary>Chưa giao.</summary>
    public static IQueryable<Dossier> HeldByNobody(this IQueryable<Dossier> dossiers) => dossiers.Where(d => d.HolderId == null);
}
