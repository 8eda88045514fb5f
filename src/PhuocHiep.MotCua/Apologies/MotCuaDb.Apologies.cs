using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua;

// Who is owed an apology, the letters, their words and papers.
public sealed partial class MotCuaDb
{
    public const string OneLetterPerCause = "ux_apology_letters_dossier_cause";
    public const string OneFollower = "ux_apology_letters_follows";

    public DbSet<OwedApology> OwedApologies => Set<OwedApology>();

    public DbSet<ApologyLetter> ApologyLetters => Set<ApologyLetter>();

    public DbSet<LetterTemplate> LetterTemplates => Set<LetterTemplate>();

    public DbSet<LetterPaper> LetterPapers => Set<LetterPaper>();

    static void MapApologies(ModelBuilder model)
    {
        model.Entity<OwedApology>(owed =>
        {
            owed.HasKey(o => new { o.DossierId, o.Cause });
            owed.HasOne<Dossier>().WithMany(d => d.OwedApologies).HasForeignKey(o => o.DossierId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ApologyLetter>(letter =>
        {
            letter.Property(l => l.Version).IsRowVersion();
            letter.Property(l => l.Reason).HasMaxLength(ApologyLetter.LongestReason);
            letter.Property(l => l.ReturnComment).HasMaxLength(ApologyLetter.LongestComment);
            letter.Property(l => l.Token).HasMaxLength(40);
            letter.Ignore(l => l.Status).Ignore(l => l.IssuedAt).Ignore(l => l.IsPrepared).Ignore(l => l.Delivery);
            letter.HasOne<Agency>().WithMany().HasForeignKey(l => l.AgencyId).OnDelete(DeleteBehavior.Restrict);
            letter.HasOne(l => l.Dossier).WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
            letter.HasOne(l => l.Follows).WithMany().HasForeignKey(l => l.FollowsId).OnDelete(DeleteBehavior.Restrict);
            letter.HasOne<LetterTemplate>().WithMany().HasForeignKey(l => l.TemplateId).OnDelete(DeleteBehavior.Restrict);
            letter.HasIndex(l => new { l.DossierId, l.Cause }).IsUnique().HasFilter("follows_id is null and withdrawn_at is null").HasDatabaseName(OneLetterPerCause);
            letter.HasIndex(l => l.FollowsId).IsUnique().HasFilter("withdrawn_at is null").HasDatabaseName(OneFollower);
            letter.HasIndex(l => l.DossierId);
            letter.HasIndex(l => l.Token).IsUnique();
            letter.HasIndex(l => new { l.AgencyId, l.Cause, l.OwedAt });
            letter.HasIndex(l => l.AgencyId).HasFilter("owed_at is null and withdrawn_at is null").HasDatabaseName("ix_apology_letters_prepared");
            letter.HasIndex(l => new { l.AgencyId, l.NumberYear, l.Number }).IsUnique();
            letter.HasIndex(l => new { l.AgencyId, l.DraftedAt });
            letter.HasIndex(l => new { l.AgencyId, l.DraftedAt }, "ix_apology_letters_unsigned").HasFilter("signed_at is null and withdrawn_at is null");
            letter.HasIndex(l => new { l.AgencyId, l.SignedAt }).HasFilter("signed_at is not null and sent_at is null and handed_over_at is null and withdrawn_at is null").HasDatabaseName("ix_apology_letters_unissued");
            letter.HasIndex(l => new { l.AgencyId, l.SignedAt }, "ix_apology_letters_second_appointment").HasFilter("follow_kind = 'SecondAppointment'");
            letter.HasIndex(l => new { l.AgencyId, l.SignedAt }, "ix_apology_letters_unposted").HasFilter("signed_at is not null and published_at is null and withdrawn_at is null");
            letter.HasIndex(l => new { l.AgencyId, l.PublishedAt }).HasFilter("published_at is not null");
            letter.HasIndex(l => new { l.AgencyId, l.SignedAt, l.Id }, "ix_apology_letters_signed").HasFilter("signed_at is not null");
            letter.HasIndex(l => new { l.AgencyId, l.TakenDownAt }).HasFilter("taken_down_at is not null");
            letter.HasIndex(l => new { l.AgencyId, l.WithdrawnAt }, "ix_apology_letters_dropped").HasFilter("withdrawn_at is not null and follows_id is not null and signed_at is null");
        });
        model.Entity<LetterTemplate>(template =>
        {
            template.HasOne<Agency>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
            template.HasIndex(t => new { t.AgencyId, t.Cause, t.InForceFrom });
        });
        model.Entity<LetterPaper>(paper =>
        {
            paper.HasKey(p => p.LetterId);
            paper.HasOne<ApologyLetter>().WithOne().HasForeignKey<LetterPaper>(p => p.LetterId).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
