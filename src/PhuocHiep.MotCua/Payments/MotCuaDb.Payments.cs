using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// What a procedure costs, what was paid.
public sealed partial class MotCuaDb
{
    public DbSet<FeeRule> FeeRules => Set<FeeRule>();

    public DbSet<Payment> Payments => Set<Payment>();

    static void MapPayments(ModelBuilder model)
    {
        model.Entity<FeeRule>(rule =>
        {
            rule.Property(r => r.Version).IsRowVersion();
            rule.HasOne<Procedure>().WithMany(p => p.FeeRules).HasForeignKey(r => r.ProcedureId).OnDelete(DeleteBehavior.Restrict);
            rule.HasIndex(r => new { r.ProcedureId, r.InForceFrom }).IsUnique().AreNullsDistinct(false);
        });
        model.Entity<Payment>(payment =>
        {
            payment.ToTable(table => table.HasCheckConstraint("ck_payments_amount", "amount_vnd > 0"));
            // Written in once: whoever comes second is told.
            payment.Property(p => p.Reference).HasMaxLength(Payment.LongestReference).IsConcurrencyToken();
            payment.HasOne(p => p.Dossier).WithMany(d => d.Payments).HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
            payment.HasOne<Officer>().WithMany().HasForeignKey(p => p.ById).OnDelete(DeleteBehavior.Restrict);
            payment.HasIndex(p => p.At);
            payment.HasIndex(p => new { p.At, p.DossierId }).HasFilter("kind = 'Refunded'").HasDatabaseName("ix_payments_given_back");
        });
        model.Entity<FeeCorrection>(correction =>
        {
            correction.ToTable("fee_corrections").HasOne<Dossier>().WithMany(d => d.FeeCorrections).HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Restrict);
            correction.HasIndex(c => c.DossierId);
        });
        model.Entity<Dossier>(dossier =>
        {
            dossier.ToTable(table => table.HasCheckConstraint("ck_dossiers_paid", "paid_vnd between 0 and coalesce(fee_vnd, 0)"));
            dossier.Ignore(d => d.OwedVnd);
            dossier.HasIndex(d => new { d.AgencyId, d.PaidBeforeAt }).HasFilter("paid_before_method = 'Online'").HasDatabaseName("ix_dossiers_paid_before_online");
        });
    }
}
