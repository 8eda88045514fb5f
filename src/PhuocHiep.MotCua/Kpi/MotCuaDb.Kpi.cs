using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// Days added up, figures of closed periods, targets.
public sealed partial class MotCuaDb
{
    public const string OneTargetPerDay = "ux_targets_indicator_in_force_from";

    public DbSet<DayTotal> DayTotals => Set<DayTotal>();

    public DbSet<StaleDay> StaleDays => Set<StaleDay>();

    public DbSet<FrozenFigure> FrozenFigures => Set<FrozenFigure>();

    public DbSet<Target> Targets => Set<Target>();

    static void MapKpi(ModelBuilder model)
    {
        model.Entity<DayTotal>(total =>
        {
            total.HasKey(t => new { t.AgencyId, t.On });
            total.HasOne<Agency>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
            // [numerator, denominator]: three hundred rows of a year are read at once.
            total.Property(t => t.Counts).HasColumnType("jsonb").HasConversion(
                counts => JsonSerializer.Serialize(counts.ToDictionary(c => c.Key, c => new[] { c.Value.Numerator, c.Value.Denominator }), JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<Dictionary<string, long[]>>(json, JsonSerializerOptions.Default)!.ToDictionary(c => c.Key, c => new Halves(c.Value[0], c.Value[1])));
        });
        model.Entity<StaleDay>().ToTable("stale_days");
        model.Entity<FrozenFigure>(figure =>
        {
            figure.ToTable("frozen_figures").Ignore(f => f.Halves);
            figure.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
            figure.HasIndex(f => new { f.AgencyId, f.From, f.To, f.Indicator, f.FrozenAt }).IsUnique();
        });
        model.Entity<Target>(target =>
        {
            // A withdrawn one measures nothing, whoever asks; only its own page shows it.
            target.HasQueryFilter(t => t.WithdrawnAt == null);
            target.Property(t => t.WithdrawalReason).HasMaxLength(Target.LongestReason);
            target.HasIndex(t => new { t.Indicator, t.InForceFrom }).IsUnique().HasFilter("withdrawn_at is null").HasDatabaseName(OneTargetPerDay);
            target.HasOne(t => t.Evidence).WithMany().HasForeignKey(t => t.EvidenceId).OnDelete(DeleteBehavior.Restrict);
            target.HasOne<Officer>().WithMany().HasForeignKey(t => t.SetById).OnDelete(DeleteBehavior.Restrict);
            target.HasOne<Officer>().WithMany().HasForeignKey(t => t.WithdrawnById).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
