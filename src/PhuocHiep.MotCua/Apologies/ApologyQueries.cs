using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Apologies;

public static class ApologyQueries
{
    /// <summary>
    /// Late at that instant, open or completed, and without a letter for it. What was imported as history owes none.
    /// Reads the open dossiers and the completions that no round has looked at yet, never the archive.
    /// </summary>
    public static IQueryable<Dossier> OwedLetter(this IQueryable<Dossier> dossiers, IQueryable<ApologyLetter> letters, Instant now) =>
        dossiers.Overdue(now).Where(d => d.ReceivedAt <= now)
            .Concat(dossiers.Where(d => d.LateCompletion != null && d.OnTimeUntil < now && d.ReceivedAt <= now))
            .Where(d => !d.OwesNoLetter && !letters.Any(l => l.DossierId == d.Id && l.Cause == ApologyCause.Late));

    public static IQueryable<ApologyLetter> Of(this IQueryable<ApologyLetter> letters, int agencyId) => letters.Where(l => l.AgencyId == agencyId);

    /// <summary>On the public page that day.</summary>
    public static IQueryable<ApologyLetter> Posted(this IQueryable<ApologyLetter> letters, LocalDate today) =>
        letters.Where(l => l.PublishedAt != null && l.PostedUntil >= today);

    /// <summary>Reached the applicant by that instant, by mail or by hand.</summary>
    public static IQueryable<ApologyLetter> IssuedBy(this IQueryable<ApologyLetter> letters, Instant at) =>
        letters.Where(l => l.SentAt <= at || l.HandedOverAt <= at);
}
