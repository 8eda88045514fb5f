using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Submissions;

public static class SubmissionQueries
{
    public static IQueryable<Submission> Of(this IQueryable<Submission> submissions, int agencyId) => submissions.Where(s => s.AgencyId == agencyId);

    /// <summary>Registered and not answered, or sent back and not brought again.</summary>
    public static IQueryable<Submission> Open(this IQueryable<Submission> submissions) =>
        submissions.Where(s => s.Status == DossierStatus.Registered || s.Status == DossierStatus.SentBack);
}
