using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// The chains of seals, and what breaks them.
public sealed partial class MotCuaDb
{
    public DbSet<DaySeal> DaySeals => Set<DaySeal>();

    public DbSet<DossierSeal> DossierSeals => Set<DossierSeal>();

    public DbSet<SealCheck> SealChecks => Set<SealCheck>();

    public DbSet<SealBreach> SealBreaches => Set<SealBreach>();

    static void MapSeals(ModelBuilder model)
    {
        model.Entity<DaySeal>(seal =>
        {
            seal.Property(s => s.Hash).HasMaxLength(64);
            seal.Property(s => s.Previous).HasMaxLength(64);
            seal.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            seal.HasIndex(s => new { s.AgencyId, s.Ordinal }).IsUnique();
        });
        // Of the dossier they name by number only: a key would have whoever seals and whoever saves meet at its row.
        model.Entity<DossierSeal>(link =>
        {
            link.Property(s => s.Head).HasMaxLength(64);
            link.Property(s => s.Previous).HasMaxLength(64);
            link.ComplexProperty(s => s.Row);
            link.HasOne(s => s.DaySeal).WithMany().HasForeignKey(s => s.DaySealId).OnDelete(DeleteBehavior.Restrict);
            link.HasIndex(s => new { s.DossierId, s.Ordinal }).IsUnique();
            link.HasIndex(s => new { s.DossierId, s.LastEventId });
            link.HasIndex(s => s.DaySealId);
        });
        model.Entity<SealCheck>(check =>
        {
            check.HasKey(c => c.DaySealId);
            check.Property(c => c.DaySealId).ValueGeneratedNever();
            check.HasIndex(c => new { c.AgencyId, c.CheckedAt });
        });
        model.Entity<SealBreach>(breach =>
        {
            breach.ToTable("seal_breaches").Ignore(b => b.Where);
            breach.Property(b => b.Review).HasMaxLength(SealBreach.LongestReview);
            breach.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Restrict);
            breach.HasOne<Officer>().WithMany().HasForeignKey(b => b.ReviewedById).OnDelete(DeleteBehavior.Restrict);
            breach.HasIndex(b => new { b.AgencyId, b.DossierId, b.On, b.Text }).IsUnique().AreNullsDistinct(false);
            breach.HasIndex(b => new { b.AgencyId, b.Id }).HasFilter("reviewed_at is null").HasDatabaseName("ix_seal_breaches_open");
        });
    }
}
