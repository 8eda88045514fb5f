using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// What is promised to those who inspect, and the figures that no dossier tells.
public sealed partial class MotCuaDb
{
    public const string OneFigurePerPeriod = "ux_entered_figures_period";
    public const string OneCorrection = "ux_entered_figures_corrects";

    public DbSet<Commitment> Commitments => Set<Commitment>();

    public DbSet<CommitmentEvent> CommitmentEvents => Set<CommitmentEvent>();

    public DbSet<EnteredFigure> EnteredFigures => Set<EnteredFigure>();

    static void MapCommitments(ModelBuilder model)
    {
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
