using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;

namespace PhuocHiep.MotCua;

// The offices and their number books.
public sealed partial class MotCuaDb
{
    public DbSet<Agency> Agencies => Set<Agency>();

    static void MapAgencies(ModelBuilder model)
    {
        model.Entity<Agency>(agency =>
        {
            agency.Property(a => a.Code).HasMaxLength(50);
            agency.HasIndex(a => a.Code).IsUnique();
            agency.Ignore(a => a.Hours);
        });
        model.Entity<NumberBook>(book =>
        {
            book.ToTable("number_books").HasKey(b => new { b.AgencyId, b.Book, b.Period });
            book.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
