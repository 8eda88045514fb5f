using NodaTime;

namespace PhuocHiep.MotCua.Commitments;

public static class CommitmentQueries
{
    public static IQueryable<Commitment> Of(this IQueryable<Commitment> commitments, int agencyId) => commitments.Where(c => c.AgencyId == agencyId);

    /// <summary>Those that still owe something: a small index holds no others.</summary>
    public static IQueryable<Commitment> Open(this IQueryable<Commitment> commitments) => commitments.Where(c => c.FinishedOn == null && c.WithdrawnAt == null);

    /// <summary>Owed, and the due day has passed.</summary>
    public static IQueryable<Commitment> Overdue(this IQueryable<Commitment> commitments, LocalDate today) => commitments.Open().Where(c => c.DueOn < today);

    /// <summary>Owed, and due within <see cref="Commitment.SoonDays"/> days.</summary>
    public static IQueryable<Commitment> DueSoon(this IQueryable<Commitment> commitments, LocalDate today)
    {
        var until = today.PlusDays(Commitment.SoonDays);
        return commitments.Open().Where(c => c.DueOn >= today && c.DueOn <= until);
    }

    /// <summary>Of a row of the annex, with a due day in a period, and judged by a day: finished by then, or due before it.</summary>
    public static IQueryable<Commitment> JudgedOf(this IQueryable<Commitment> commitments, string row, LocalDate from, LocalDate to, LocalDate day) =>
        commitments.Where(c => c.Row == row && c.WithdrawnAt == null && c.DueOn >= from && c.DueOn <= to && (c.DueOn < day || c.FinishedOn <= day));
}
