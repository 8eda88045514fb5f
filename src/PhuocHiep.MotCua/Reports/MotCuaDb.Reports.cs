using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// The packs of inspections.
public sealed partial class MotCuaDb
{
    public const string OnePackPerForm = "ux_inspection_packs_request_key";
    public const string OneOwedPackPerPeriod = "ux_inspection_packs_owed";

    public DbSet<InspectionPack> InspectionPacks => Set<InspectionPack>();

    static void MapReports(ModelBuilder model) =>
        model.Entity<InspectionPack>(pack =>
        {
            pack.ToTable("inspection_packs").Ignore(p => p.State).Ignore(p => p.PeriodText).Ignore(p => p.KeptUntil);
            pack.Property(p => p.RequestedBy).HasMaxLength(200);
            pack.Property(p => p.Sha256).HasMaxLength(64);
            pack.Property(p => p.FileName).HasMaxLength(100);
            pack.Property(p => p.DroppedBy).HasMaxLength(200);
            pack.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            pack.HasOne<Officer>().WithMany().HasForeignKey(p => p.RequestedById).OnDelete(DeleteBehavior.Restrict);
            pack.HasIndex(p => p.RequestKey).IsUnique().HasFilter("request_key is not null").HasDatabaseName(OnePackPerForm);
            pack.HasIndex(p => new { p.AgencyId, p.Id });
            pack.HasIndex(p => new { p.AgencyId, p.From, p.To }).IsUnique().HasFilter("finished_at is null and dropped_at is null").HasDatabaseName(OneOwedPackPerPeriod);
            pack.HasIndex(p => p.FinishedAt).HasFilter("file_name is not null and cleared_at is null").HasDatabaseName("ix_inspection_packs_kept");
        });
}
