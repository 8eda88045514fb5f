using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// What is decided and entered, and what proves it.
public sealed partial class MotCuaDb
{
    public const string OneTargetPerDay = "ux_targets_indicator_in_force_from";
    public const string OneFigurePerPeriod = "ux_entered_figures_period";
    public const string OneCorrection = "ux_entered_figures_corrects";

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    public DbSet<Commitment> Commitments => Set<Commitment>();

    public DbSet<CommitmentEvent> CommitmentEvents => Set<CommitmentEvent>();

    public DbSet<EnteredFigure> EnteredFigures => Set<EnteredFigure>();

    static void Decided(ModelBuilder model)
    {
        model.Entity<EvidenceFile>(file =>
        {
            file.ToTable("evidence_files");
            file.Property(f => f.FileName).HasMaxLength(200);
            file.Property(f => f.Sha256).HasMaxLength(64);
            file.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Officer>().WithMany().HasForeignKey(f => f.AddedById).OnDelete(DeleteBehavior.Restrict);
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
        model.Entity<Commitment>(commitment =>
        {
            commitment.Property(c => c.Row).HasMaxLength(20);
            commitment.Property(c => c.Subject).HasMaxLength(Commitment.LongestSubject);
            commitment.Property(c => c.Notice).HasMaxLength(Commitment.LongestNotice);
            commitment.Property(c => c.Responsible).HasMaxLength(Commitment.LongestName);
            commitment.Property(c => c.ReportNumber).HasMaxLength(Commitment.LongestNumber);
            commitment.Property(c => c.Version).IsRowVersion();
            commitment.Ignore(c => c.MustReport).Ignore(c => c.IsOpen);
            commitment.HasOne<Agency>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
            commitment.HasOne<Officer>().WithMany().HasForeignKey(c => c.EnteredById).OnDelete(DeleteBehavior.Restrict);
            commitment.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.CommitmentId).OnDelete(DeleteBehavior.Restrict);
            commitment.HasIndex(c => new { c.AgencyId, c.DueOn });
            commitment.HasIndex(c => new { c.AgencyId, c.DueOn }, "ix_commitments_open").HasFilter("finished_on is null and withdrawn_at is null");
        });
        model.Entity<CommitmentEvent>(line =>
        {
            line.ToTable("commitment_events");
            line.HasOne(e => e.Evidence).WithMany().HasForeignKey(e => e.EvidenceId).OnDelete(DeleteBehavior.Restrict);
            line.HasOne<Officer>().WithMany().HasForeignKey(e => e.ById).OnDelete(DeleteBehavior.Restrict);
            line.HasIndex(e => new { e.CommitmentId, e.At });
        });
        model.Entity<EnteredFigure>(figure =>
        {
            figure.ToTable("entered_figures", table => table.HasCheckConstraint("ck_entered_figures_evidence", "numerator is null or evidence_id is not null or without_evidence is not null"));
            figure.Property(f => f.Item).HasMaxLength(60);
            figure.Ignore(f => f.IsTakenBack);
            figure.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
            figure.HasOne<Officer>().WithMany().HasForeignKey(f => f.EnteredById).OnDelete(DeleteBehavior.Restrict);
            figure.HasOne(f => f.Evidence).WithMany().HasForeignKey(f => f.EvidenceId).OnDelete(DeleteBehavior.Restrict);
            figure.HasOne<EnteredFigure>().WithMany().HasForeignKey(f => f.CorrectsId).OnDelete(DeleteBehavior.Restrict);
            figure.HasIndex(f => new { f.AgencyId, f.Item, f.From, f.To }).IsUnique().HasFilter("corrects_id is null").HasDatabaseName(OneFigurePerPeriod);
            figure.HasIndex(f => f.CorrectsId).IsUnique().HasDatabaseName(OneCorrection);
        });
    }
}
