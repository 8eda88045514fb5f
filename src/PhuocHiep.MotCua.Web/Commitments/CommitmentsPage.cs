using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>Sổ theo dõi cam kết, nhiệm vụ: what is still owed, what ended in a year, and the figures that are entered.</summary>
/// <param name="Open">By due day.</param>
/// <param name="Closed">Finished or withdrawn, due in the year.</param>
/// <param name="Year">Of the rows, to this day where it still runs.</param>
public sealed record CommitmentsPage(IReadOnlyList<Commitment> Open, IReadOnlyList<Commitment> Closed, IReadOnlyList<EnteredRow> Rows, KpiPeriod Year, LocalDate Today)
{
    public static string Address(long id) => $"/commitments/{id}";

    public static async Task<CommitmentsPage> ReadAsync(MotCuaDb db, int agencyId, int? year, Instant now, CancellationToken ct)
    {
        var today = now.VietnamDay();
        var asked = year is >= 2000 and <= 2100 ? year.Value : today.Year;
        var (first, last) = (new LocalDate(asked, 1, 1), new LocalDate(asked, 12, 31));
        var period = new KpiPeriod(agencyId, first, last, Instant.Min(last.End(), now));
        var own = db.Commitments.AsNoTracking().Of(agencyId);
        return new(
            await own.Open().OrderBy(c => c.DueOn).ThenBy(c => c.Id).ToListAsync(ct),
            await own.Where(c => (c.FinishedOn != null || c.WithdrawnAt != null) && c.DueOn >= first && c.DueOn <= last).OrderByDescending(c => c.DueOn).ThenByDescending(c => c.Id).ToListAsync(ct),
            await db.EnteredRowsAsync(period, ct), period, today);
    }
}
