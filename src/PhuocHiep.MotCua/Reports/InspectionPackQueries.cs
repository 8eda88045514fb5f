namespace PhuocHiep.MotCua.Reports;

public static class InspectionPackQueries
{
    /// <summary>Asked for and neither made nor taken back: of a period there is one at most.</summary>
    public static IQueryable<InspectionPack> Owed(this IQueryable<InspectionPack> packs, int agencyId) =>
        packs.Where(p => p.AgencyId == agencyId && p.FinishedAt == null && p.DroppedAt == null);

    /// <summary>Of every agency, what somebody is still to begin or is at.</summary>
    public static IQueryable<InspectionPack> Unmade(this IQueryable<InspectionPack> packs) =>
        packs.Where(p => p.FinishedAt == null && p.DroppedAt == null && p.FailedAt == null);
}
