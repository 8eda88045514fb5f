using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua;

// What stops the clock.
public sealed partial class MotCuaDb
{
    public DbSet<Supplement> Supplements => Set<Supplement>();

    static void MapSupplements(ModelBuilder model)
    {
        model.Entity<Supplement>(supplement =>
        {
            supplement.Property(s => s.Content).HasMaxLength(Supplement.LongestContent);
            supplement.Property(s => s.Reason).HasMaxLength(Supplement.LongestReason);
            supplement.Ignore(s => s.IsOversight);
            supplement.HasOne<Dossier>().WithMany(d => d.Supplements).HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
            supplement.HasIndex(s => new { s.AgencyId, s.RequestedAt });
        });
        model.Entity<Suspension>().ToTable("suspensions").HasOne<Dossier>().WithMany(d => d.Suspensions).HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
    }
}
