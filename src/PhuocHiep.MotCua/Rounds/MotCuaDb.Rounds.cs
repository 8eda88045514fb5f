using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua;

// When each round ran, and what it found that does not agree.
public sealed partial class MotCuaDb
{
    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    public DbSet<Disagreement> Disagreements => Set<Disagreement>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    static void MapRounds(ModelBuilder model)
    {
        model.Entity<Heartbeat>().HasIndex(h => new { h.Round, h.Id });
        model.Entity<Disagreement>(difference =>
        {
            difference.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
            difference.HasOne<Dossier>().WithMany().HasForeignKey(d => d.DossierId).OnDelete(DeleteBehavior.Restrict);
            difference.HasIndex(d => new { d.AgencyId, d.Kind, d.What, d.From, d.To, d.DossierId }).IsUnique().AreNullsDistinct(false).HasFilter("resolved_at is null").HasDatabaseName("ux_disagreements_open");
        });
        model.Entity<Reconciliation>(check =>
        {
            check.HasKey(r => new { r.AgencyId, r.From, r.To });
            check.HasOne<Agency>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
