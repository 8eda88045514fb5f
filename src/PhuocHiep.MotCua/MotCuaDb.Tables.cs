using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Opinions;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua;

// The tables, room by room, and the index that each question rests on.
public sealed partial class MotCuaDb
{
    static void Staff(ModelBuilder model)
    {
        model.Entity<Officer>(officer =>
        {
            officer.ToTable("officers");
            officer.Property(o => o.FullName).HasMaxLength(200);
            officer.Property(o => o.Position).HasMaxLength(200);
            officer.Property(o => o.Unit).HasMaxLength(200);
            officer.Property(o => o.Roles).HasConversion<int>();
            officer.HasOne(o => o.Agency).WithMany().HasForeignKey(o => o.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<DutyShift>(shift =>
        {
            shift.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            shift.HasOne(s => s.Officer).WithMany().HasForeignKey(s => s.OfficerId).OnDelete(DeleteBehavior.Restrict);
            shift.HasIndex(s => new { s.AgencyId, s.On, s.Session, s.OfficerId }).IsUnique();
        });
        model.Entity<Absence>(absence =>
        {
            absence.Property(a => a.Reason).HasMaxLength(Absence.LongestReason);
            absence.HasOne(a => a.Officer).WithMany().HasForeignKey(a => a.OfficerId).OnDelete(DeleteBehavior.Restrict);
            absence.HasIndex(a => a.ToOn);
        });
        model.Entity<IdentityUserClaim<int>>().ToTable("officer_claims");
        model.Entity<IdentityUserLogin<int>>().ToTable("officer_logins");
        model.Entity<IdentityUserToken<int>>().ToTable("officer_tokens");
    }

    static void Reference(ModelBuilder model)
    {
        model.Entity<Agency>(agency =>
        {
            agency.Property(a => a.Code).HasMaxLength(50);
            agency.HasIndex(a => a.Code).IsUnique();
            agency.Ignore(a => a.Hours);
        });
        model.Entity<NumberBook>(book =>
        {
            book.ToTable("number_books").HasKey(b => new { b.AgencyId, b.Book, b.Period });
            book.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Holiday>(holiday =>
        {
            holiday.HasOne<Agency>().WithMany().HasForeignKey(h => h.AgencyId).OnDelete(DeleteBehavior.Restrict);
            holiday.HasIndex(h => new { h.AgencyId, h.Date }).IsUnique().AreNullsDistinct(false);
        });
        model.Entity<Procedure>(procedure =>
        {
            procedure.Property(p => p.Code).HasMaxLength(50);
            procedure.HasIndex(p => new { p.AgencyId, p.Code }).IsUnique();
            procedure.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            procedure.HasMany(p => p.Components).WithOne().HasForeignKey(c => c.ProcedureId);
        });
        model.Entity<ProcedureChange>(change =>
        {
            change.HasOne<Procedure>().WithMany(p => p.Changes).HasForeignKey(c => c.ProcedureId).OnDelete(DeleteBehavior.Restrict);
            change.HasIndex(c => new { c.ProcedureId, c.Id });
        });
        model.Entity<ProcedureComponent>().ToTable("procedure_components").HasIndex(c => new { c.ProcedureId, c.Ordinal });
    }

    static void Dossier(ModelBuilder model)
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
        model.Entity<OwedApology>(owed =>
        {
            owed.HasKey(o => new { o.DossierId, o.Cause });
            owed.HasOne<Dossier>().WithMany(d => d.OwedApologies).HasForeignKey(o => o.DossierId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<Supplement>(supplement =>
        {
            supplement.Property(s => s.Content).HasMaxLength(Supplement.LongestContent);
            supplement.Property(s => s.Reason).HasMaxLength(Supplement.LongestReason);
            supplement.Ignore(s => s.IsOversight);
            supplement.HasOne<Dossier>().WithMany(d => d.Supplements).HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
            supplement.HasIndex(s => new { s.AgencyId, s.RequestedAt });
        });
        model.Entity<Suspension>().ToTable("suspensions").HasOne<Dossier>().WithMany(d => d.Suspensions).HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Opinion>().ToTable("opinions").HasOne<Dossier>().WithMany(d => d.Opinions).HasForeignKey(o => o.DossierId).OnDelete(DeleteBehavior.Restrict);
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
        model.Entity<Reminder>(reminder =>
        {
            reminder.HasOne(r => r.Dossier).WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
            reminder.HasOne<Officer>().WithMany().HasForeignKey(r => r.OfficerId).OnDelete(DeleteBehavior.Restrict);
            reminder.HasIndex(r => new { r.DossierId, r.Stage, r.DueAt, r.OfficerId }).IsUnique().AreNullsDistinct(false);
            reminder.HasIndex(r => new { r.OfficerId, r.RaisedAt });
        });
    }

    static void Money(ModelBuilder model)
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

    static void Submission(ModelBuilder model)
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

    static void Files(ModelBuilder model) =>
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

    static void Rounds(ModelBuilder model)
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

    static void Figures(ModelBuilder model)
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
    }

    static void Seals(ModelBuilder model)
    {
        model.Entity<DaySeal>(seal =>
        {
            seal.Property(s => s.Hash).HasMaxLength(64);
            seal.Property(s => s.Previous).HasMaxLength(64);
            seal.HasOne<Agency>().WithMany().HasForeignKey(s => s.AgencyId).OnDelete(DeleteBehavior.Restrict);
            seal.HasIndex(s => new { s.AgencyId, s.Ordinal }).IsUnique();
        });
        // Of the dossier they name by number only: a key would have whoever seals and whoever saves meet at its row.
        model.Entity<DossierSeal>(link =>
        {
            link.Property(s => s.Head).HasMaxLength(64);
            link.Property(s => s.Previous).HasMaxLength(64);
            link.ComplexProperty(s => s.Row);
            link.HasOne(s => s.DaySeal).WithMany().HasForeignKey(s => s.DaySealId).OnDelete(DeleteBehavior.Restrict);
            link.HasIndex(s => new { s.DossierId, s.Ordinal }).IsUnique();
            link.HasIndex(s => new { s.DossierId, s.LastEventId });
            link.HasIndex(s => s.DaySealId);
        });
        model.Entity<SealCheck>(check =>
        {
            check.HasKey(c => c.DaySealId);
            check.Property(c => c.DaySealId).ValueGeneratedNever();
            check.HasIndex(c => new { c.AgencyId, c.CheckedAt });
        });
        model.Entity<SealBreach>(breach =>
        {
            breach.ToTable("seal_breaches").Ignore(b => b.Where);
            breach.Property(b => b.Review).HasMaxLength(SealBreach.LongestReview);
            breach.HasOne<Agency>().WithMany().HasForeignKey(b => b.AgencyId).OnDelete(DeleteBehavior.Restrict);
            breach.HasOne<Officer>().WithMany().HasForeignKey(b => b.ReviewedById).OnDelete(DeleteBehavior.Restrict);
            breach.HasIndex(b => new { b.AgencyId, b.DossierId, b.On, b.Text }).IsUnique().AreNullsDistinct(false);
            breach.HasIndex(b => new { b.AgencyId, b.Id }).HasFilter("reviewed_at is null").HasDatabaseName("ix_seal_breaches_open");
        });
    }

    static void Packs(ModelBuilder model) =>
        model.Entity<InspectionPack>(pack =>
        {
            pack.ToTable("inspection_packs").Ignore(p => p.State).Ignore(p => p.KeptUntil);
            pack.Property(p => p.RequestedBy).HasMaxLength(200);
            pack.Property(p => p.Sha256).HasMaxLength(64);
            pack.Property(p => p.FileName).HasMaxLength(100);
            pack.HasOne<Agency>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
            pack.HasOne<Officer>().WithMany().HasForeignKey(p => p.RequestedById).OnDelete(DeleteBehavior.Restrict);
            pack.HasIndex(p => p.RequestKey).IsUnique().HasFilter("request_key is not null").HasDatabaseName(OnePackPerForm);
            pack.HasIndex(p => new { p.AgencyId, p.Id });
            pack.HasIndex(p => p.Id).HasFilter("finished_at is null and failed_at is null").HasDatabaseName("ix_inspection_packs_unmade");
            pack.HasIndex(p => p.FinishedAt).HasFilter("file_name is not null and cleared_at is null").HasDatabaseName("ix_inspection_packs_kept");
        });

    static void Letters(ModelBuilder model)
    {
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
        model.Entity<OutgoingMessage>(mail =>
        {
            mail.HasOne(m => m.Letter).WithMany().HasForeignKey(m => m.LetterId).OnDelete(DeleteBehavior.Restrict);
            mail.HasOne<Dossier>().WithMany().HasForeignKey(m => m.DossierId).OnDelete(DeleteBehavior.Restrict);
            mail.HasIndex(m => m.MessageId).IsUnique();
            mail.HasIndex(m => m.DossierId);
            mail.HasIndex(m => m.NextAttemptAt).HasFilter("sent_at is null and given_up_at is null").HasDatabaseName("ix_outgoing_messages_unsent");
        });
    }
}
