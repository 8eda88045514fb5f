using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua;

// The holidays and swapped days of the calendar.
public sealed partial class MotCuaDb
{
    public DbSet<Holiday> Holidays => Set<Holiday>();

    static void MapDeadlines(ModelBuilder model) =>
        model.Entity<Holiday>(holiday =>
        {
            holiday.HasOne<Agency>().WithMany().HasForeignKey(h => h.AgencyId).OnDelete(DeleteBehavior.Restrict);
            holiday.HasIndex(h => new { h.AgencyId, h.Date }).IsUnique().AreNullsDistinct(false);
        });
}
