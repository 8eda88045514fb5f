using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;

namespace PhuocHiep.MotCua.Apologies;

public static class ApologyQueries
{
    /// <summary>
    /// Owed a letter of this cause that is not drafted yet: late at that instant, open or completed; or written down as owed. What was imported
    /// as history owes none. Reads the open dossiers and what no round has looked at yet, never the archive.
    /// </summary>
    public static IQueryable<Dossier> OwedLetter(this IQueryable<Dossier> dossiers, IQueryable<ApologyLetter> letters, ApologyCause cause, Instant now)
    {
        var received = dossiers.Where(d => d.ReceivedAt <= now);
        var owed = received.Where(d => d.OwedApologies.Any(o => o.Cause == cause));
        if (cause == ApologyCause.Late) owed = received.Overdue(now).Concat(owed.Where(d => d.OnTimeUntil < now));
        return owed.Where(d => !letters.Any(l => l.DossierId == d.Id && l.Cause == cause && l.WithdrawnAt == null));
    }

    /// <summary>Not withdrawn.</summary>
    public static IQueryable<ApologyLetter> InForce(this IQueryable<ApologyLetter> letters) => letters.Where(l => l.WithdrawnAt == null);

    /// <summary>Prepared for dossiers whose promise has not passed, as far as a round has seen.</summary>
    public static IQueryable<ApologyLetter> Prepared(this IQueryable<ApologyLetter> letters) => letters.Where(l => l.OwedAt == null && l.WithdrawnAt == null);

    /// <summary>Owed, or signed before it was; not withdrawn.</summary>
    public static IQueryable<ApologyLetter> Standing(this IQueryable<ApologyLetter> letters) =>
        letters.Where(l => l.WithdrawnAt == null && (l.OwedAt != null || l.SignedAt != null));

    /// <summary>Chuẩn bị trước: prepared, and nobody has given a reason yet.</summary>
    public static IQueryable<ApologyLetter> PreparedOnly(this IQueryable<ApologyLetter> letters) => letters.Prepared().Where(l => l.SignedAt == null && l.ReasonAt == null);

    /// <summary>Chờ ghi lý do: owed, without its reason.</summary>
    public static IQueryable<ApologyLetter> AwaitingReason(this IQueryable<ApologyLetter> letters) =>
        letters.InForce().Where(l => l.OwedAt != null && l.SignedAt == null && l.ReasonAt == null);

    /// <summary>Chờ ký: with its reason, owed or prepared.</summary>
    public static IQueryable<ApologyLetter> AwaitingSignature(this IQueryable<ApologyLetter> letters) =>
        letters.InForce().Where(l => l.SignedAt == null && l.ReasonAt != null);

    /// <summary>Chờ gửi, trao: signed, it has reached the applicant by no channel, and no later letter has taken its place.</summary>
    /// <remarks>No signed follower is ever withdrawn; that it is said lets the question use the index of those in force, and not read all letters for each.</remarks>
    public static IQueryable<ApologyLetter> AwaitingIssue(this IQueryable<ApologyLetter> letters, IQueryable<ApologyLetter> all) =>
        letters.InForce().Where(l => l.SignedAt != null && l.SentAt == null && l.HandedOverAt == null && !all.Any(f => f.FollowsId == l.Id && f.SignedAt != null && f.WithdrawnAt == null));

    /// <summary>Chờ in và trao: no mail carries it, because there is no address or because its mail was given up. It stays here until the paper leaves the office.</summary>
    public static IQueryable<ApologyLetter> AwaitingPaper(this IQueryable<ApologyLetter> letters, IQueryable<ApologyLetter> all, IQueryable<OutgoingMessage> messages) =>
        letters.AwaitingIssue(all).WithoutLivingMail(messages);

    /// <summary>Chờ đăng công khai: signed and owed, and no later letter has taken its place.</summary>
    public static IQueryable<ApologyLetter> AwaitingPosting(this IQueryable<ApologyLetter> letters, IQueryable<ApologyLetter> all) =>
        letters.InForce().Where(l => l.SignedAt != null && l.OwedAt != null && l.PublishedAt == null && !all.Any(f => f.FollowsId == l.Id && f.SignedAt != null && f.WithdrawnAt == null));

    public static IQueryable<ApologyLetter> Of(this IQueryable<ApologyLetter> letters, int agencyId) => letters.Where(l => l.AgencyId == agencyId);

    /// <summary>On the public page that day.</summary>
    public static IQueryable<ApologyLetter> Posted(this IQueryable<ApologyLetter> letters, LocalDate today) =>
        letters.Where(l => l.PublishedAt != null && l.PostedUntil >= today && l.TakenDownAt == null);

    /// <summary>Where a letter and what followed it are both on the wall, the later one speaks.</summary>
    public static IQueryable<ApologyLetter> LatestPosted(this IQueryable<ApologyLetter> letters, IQueryable<ApologyLetter> all) =>
        letters.Where(l => !all.Any(f => f.FollowsId == l.Id && f.PublishedAt != null && f.WithdrawnAt == null));

    /// <summary>Not withdrawn by that instant: an apology for a promise that was moved since is none for the next.</summary>
    public static IQueryable<ApologyLetter> InForceAt(this IQueryable<ApologyLetter> letters, Instant at) => letters.Where(l => l.WithdrawnAt == null || l.WithdrawnAt > at);

    /// <summary>Reached the applicant by that instant, by mail or by hand.</summary>
    public static IQueryable<ApologyLetter> IssuedBy(this IQueryable<ApologyLetter> letters, Instant at) =>
        letters.InForceAt(at).Where(l => l.SentAt <= at || l.HandedOverAt <= at);

    /// <summary>Those that a mail is on its way with; without one the paper has to be handed over.</summary>
    public static IQueryable<ApologyLetter> WithLivingMail(this IQueryable<ApologyLetter> letters, IQueryable<OutgoingMessage> messages) =>
        letters.Where(l => messages.Any(m => m.LetterId == l.Id && m.Channel == MessageChannel.Email && m.GivenUpAt == null));

    public static IQueryable<ApologyLetter> WithoutLivingMail(this IQueryable<ApologyLetter> letters, IQueryable<OutgoingMessage> messages) =>
        letters.Where(l => !messages.Any(m => m.LetterId == l.Id && m.Channel == MessageChannel.Email && m.GivenUpAt == null));
}
