using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua;

// Scans, results, and the files that prove a figure.
public sealed partial class MotCuaDb
{
    public const string OneFilePerPaper = "ux_documents_paper_file";

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();

    static void MapDocuments(ModelBuilder model)
    {
        model.Entity<Document>(document =>
        {
            document.ToTable("documents", table =>
            {
                table.HasCheckConstraint("ck_documents_result", "(component_id is null) = (result_number is not null and result_on is not null)");
                table.HasCheckConstraint("ck_documents_consent", "(reused_from_id is not null) = (consent_by is not null and consent_at is not null and consent_form is not null)");
                table.HasCheckConstraint("ck_documents_withdrawal", "(withdrawn_at is not null) = (withdrawal_reason is not null and withdrawn_by is not null)");
            });
            document.Property(d => d.FileName).HasMaxLength(200);
            document.Property(d => d.Sha256).HasMaxLength(64);
            document.Property(d => d.ResultNumber).HasMaxLength(100);
            document.Property(d => d.WithdrawalReason).HasMaxLength(Document.LongestReason);
            document.Ignore(d => d.IsResult).Ignore(d => d.Counts);
            document.HasOne<Agency>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<Dossier>().WithMany(d => d.Documents).HasForeignKey(d => d.DossierId).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<DossierComponent>().WithMany().HasForeignKey(d => d.ComponentId).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<Officer>().WithMany().HasForeignKey(d => d.AddedById).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<Officer>().WithMany().HasForeignKey(d => d.WithdrawnById).OnDelete(DeleteBehavior.Restrict);
            document.HasOne<Document>().WithMany().HasForeignKey(d => d.ReusedFromId).OnDelete(DeleteBehavior.Restrict);
            document.HasIndex(d => new { d.DossierId, d.ComponentId, d.Sha256 }).IsUnique().AreNullsDistinct(false).HasFilter("withdrawn_at is null").HasDatabaseName(OneFilePerPaper);
            document.HasIndex(d => d.DossierId);
        });
        model.Entity<EvidenceFile>(file =>
        {
            file.ToTable("evidence_files");
            file.Property(f => f.FileName).HasMaxLength(200);
            file.Property(f => f.Sha256).HasMaxLength(64);
            file.HasOne<Agency>().WithMany().HasForeignKey(f => f.AgencyId).OnDelete(DeleteBehavior.Restrict);
            file.HasOne<Officer>().WithMany().HasForeignKey(f => f.AddedById).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
