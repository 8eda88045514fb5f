namespace PhuocHiep.MotCua.Staff;

public static class OfficerQueries
{
    /// <summary>Those of the agency to whom a dossier may be given, by name.</summary>
    public static IQueryable<Officer> WhoSettle(this IQueryable<Officer> officers, int agencyId) =>
        officers.Where(o => o.AgencyId == agencyId && o.IsActive && (o.Roles & (Role.Officer | Role.Supervisor)) != 0).OrderBy(o => o.FullName).ThenBy(o => o.Id);
}
