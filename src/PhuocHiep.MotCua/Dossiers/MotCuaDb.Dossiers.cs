using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// The dossiers, and the index that each question about them rests on.
public sealed partial class MotCuaDb
{
    public const string OneDossierPerForm = "ux_dossiers_request_key";

    const string IsOpen = "completed_at is null and dropped_at is null";
    const string IsRunning = IsOpen + " and clock_stopped_at is null";

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<Bundle> Bundles => Set<Bundle>();

    public DbSet<DossierEvent> DossierEvents => Set<DossierEvent>();

    static void MapDossiers(ModelBuilder model)
    {
        model.Entity<Dossier>(dossier =>
        {
            dossier.Property(d => d.Code).HasMaxLength(100);
            dossier.Property(d => d.ApplicantName).HasMaxLength(300);
            dossier.Property(d => d.LookupToken).HasMaxLength(40);
            dossier.Property(d => d.ImportedRow).HasMaxLength(64);
            dossier.Property(d => d.Version).IsRowVersion();
            dossier.Ignore(d => d.IsOpen);
            dossier.HasOne(d => d.Agency).WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
            dossier.HasOne(d => d.Procedure).WithMany().HasForeignKey(d => d.ProcedureId).OnDelete(DeleteBehavior.Restrict);
            dossier.HasOne(d => d.Holder).WithMany().HasForeignKey(d => d.HolderId).OnDelete(DeleteBehavior.Restrict);
            dossier.HasOne(d => d.ReceivedBy).WithMany().HasForeignKey(d => d.ReceivedById).OnDelete(DeleteBehavior.Restrict);
            dossier.HasMany(d => d.Components).WithOne().HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Restrict);
            dossier.HasMany(d => d.Events).WithOne().HasForeignKey(e => e.DossierId).OnDelete(DeleteBehavior.Restrict);

            dossier.HasIndex(d => new { d.AgencyId, d.Code }).IsUnique();
            dossier.HasIndex(d => d.LookupToken).IsUnique();
            dossier.HasIndex(d => new { d.AgencyId, d.RequestKey }).IsUnique().HasDatabaseName(OneDossierPerForm).HasFilter("request_key is not null");
            dossier.HasIndex(d => new { d.AgencyId, d.ImportedRow }).IsUnique().HasFilter("imported_row is not null");

            // The work of today: only open dossiers are in these, however large the archive.
            dossier.HasIndex(d => new { d.AgencyId, d.DueAt, d.Id }).HasFilter(IsOpen).HasDatabaseName("ix_dossiers_open_due");
            dossier.HasIndex(d => new { d.AgencyId, d.OnTimeUntil }).HasFilter(IsRunning).HasDatabaseName("ix_dossiers_running_on_time_until");
            dossier.HasIndex(d => new { d.AgencyId, d.DueSoonFrom }).HasFilter(IsRunning).HasDatabaseName("ix_dossiers_running_due_soon");
            dossier.HasIndex(d => d.HolderId).HasFilter(IsOpen);
            dossier.HasIndex(d => new { d.AgencyId, d.HolderId, d.DueAt, d.Id }).HasFilter(IsOpen).HasDatabaseName("ix_dossiers_open_holder");
            dossier.HasIndex(d => new { d.AgencyId, d.DueAt, d.Id }).HasFilter("status in ('AwaitingSupplement', 'Suspended')").HasDatabaseName("ix_dossiers_waiting");
            dossier.HasIndex(d => new { d.AgencyId, d.CompletedAt, d.Id }).HasFilter("status = 'Completed' and result_error_at is null").HasDatabaseName("ix_dossiers_ready");
            dossier.HasIndex(d => new { d.AgencyId, d.CompletedAt, d.Id }, "ix_dossiers_wrong").HasFilter("result_error_at is not null").HasDatabaseName("ix_dossiers_wrong");

            // Periods: an indicator reads the period it speaks of.
            dossier.HasIndex(d => new { d.AgencyId, d.ReceivedAt });
            dossier.HasIndex(d => new { d.AgencyId, d.CompletedAt });
            dossier.HasIndex(d => new { d.AgencyId, d.DroppedAt }).HasFilter("dropped_at is not null");
            dossier.HasIndex(d => d.ProcedureId);
            dossier.HasIndex(d => new { d.ProcedureId, d.PaidAt }).HasFilter("payment_method = 'Online'").HasDatabaseName("ix_dossiers_paid_online");
            dossier.HasIndex(d => new { d.ProcedureId, d.ReceivedAt }).HasFilter("channel = 'Online'").HasDatabaseName("ix_dossiers_received_online");

            // Late and completed: what an indicator asks of a period, and of an instant in the past.
            dossier.HasIndex(d => new { d.AgencyId, d.CompletedAt, d.OnTimeUntil, d.Id }).HasFilter("completed_at > on_time_until").HasDatabaseName("ix_dossiers_completed_late");

            dossier.HasIndex(d => d.SearchText).HasMethod("gin").HasOperators("gin_trgm_ops");
        });
        model.Entity<Bundle>(bundle =>
        {
            bundle.Property(b => b.Reason).HasMaxLength(Bundle.LongestReason);
            bundle.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Restrict);
            bundle.HasOne<Officer>().WithMany().HasForeignKey(b => b.GivenById).OnDelete(DeleteBehavior.Restrict);
            bundle.HasOne<Officer>().WithMany().HasForeignKey(b => b.TakenById).OnDelete(DeleteBehavior.Restrict);
            bundle.OwnsMany(b => b.Passed, passed => passed.ToJson());
            bundle.OwnsMany(b => b.Kept, kept => kept.ToJson());
        });
        model.Entity<DossierComponent>().ToTable("dossier_components").HasIndex(c => new { c.DossierId, c.Ordinal });
        model.Entity<DossierEvent>(line =>
        {
            line.HasIndex(e => new { e.DossierId, e.At });
            line.HasIndex(e => new { e.At, e.Id }).HasFilter("old_due_at is not null").HasDatabaseName("ix_dossier_events_moved");
        });
    }
}
