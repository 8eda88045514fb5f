using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Submissions;

namespace PhuocHiep.MotCua;

// What was handed in and is no dossier yet.
public sealed partial class MotCuaDb
{
    public const string OneSubmissionPerForm = "ux_submissions_request_key";

    public DbSet<Submission> Submissions => Set<Submission>();

    static void MapSubmissions(ModelBuilder model)
    {
        model.Entity<Submission>(submission =>
        {
            submission.Property(s => s.ApplicantName).HasMaxLength(Applicant.LongestName);
            submission.Property(s => s.Version).IsRowVersion();
            submission.Ignore(s => s.IsOpen);
            submission.OwnsMany(s => s.Papers, papers => papers.ToJson());
            submission.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            submission.HasOne(s => s.Procedure).WithMany().HasForeignKey(s => s.ProcedureId).OnDelete(DeleteBehavior.Restrict);
            submission.HasOne(s => s.Dossier).WithOne().HasForeignKey<Submission>(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
            submission.HasMany(s => s.Events).WithOne().HasForeignKey(e => e.SubmissionId).OnDelete(DeleteBehavior.Restrict);
            submission.HasIndex(s => new { s.AgencyId, s.RequestKey }).IsUnique().HasFilter("request_key is not null").HasDatabaseName(OneSubmissionPerForm);
            submission.HasIndex(s => new { s.AgencyId, s.SubmittedAt }).HasFilter("status in ('Registered', 'SentBack')").HasDatabaseName("ix_submissions_open");
        });
        model.Entity<SubmissionEvent>().ToTable("submission_events").HasIndex(e => new { e.SubmissionId, e.At });
    }
}
