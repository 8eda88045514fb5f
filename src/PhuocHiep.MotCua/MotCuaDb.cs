using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
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

/// <summary>The archive as the rulebook sees it: every table, and the index that each question rests on.</summary>
public sealed partial class MotCuaDb(DbContextOptions<MotCuaDb> options) : IdentityUserContext<Officer, int>(options)
{
    public const string OneDossierPerForm = "ux_dossiers_request_key";
    public const string OneSubmissionPerForm = "ux_submissions_request_key";
    public const string OneFilePerPaper = "ux_documents_paper_file";
    public const string OneLetterPerCause = "ux_apology_letters_dossier_cause";
    public const string OnePackPerForm = "ux_inspection_packs_request_key";
    public const string OneFollower = "ux_apology_letters_follows";

    const string IsOpen = "completed_at is null and dropped_at is null";
    const string IsRunning = IsOpen + " and clock_stopped_at is null";

    public DbSet<Agency> Agencies => Set<Agency>();

    public DbSet<Holiday> Holidays => Set<Holiday>();

    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<ProcedureChange> ProcedureChanges => Set<ProcedureChange>();

    public DbSet<FeeRule> FeeRules => Set<FeeRule>();

    public DbSet<Dossier> Dossiers => Set<Dossier>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<Supplement> Supplements => Set<Supplement>();

    public DbSet<Submission> Submissions => Set<Submission>();

    public DbSet<OwedApology> OwedApologies => Set<OwedApology>();

    public DbSet<DossierEvent> DossierEvents => Set<DossierEvent>();

    public DbSet<Document> Documents => Set<Document>();

    public DbSet<Bundle> Bundles => Set<Bundle>();

    public DbSet<ApologyLetter> ApologyLetters => Set<ApologyLetter>();

    public DbSet<LetterTemplate> LetterTemplates => Set<LetterTemplate>();

    public DbSet<LetterPaper> LetterPapers => Set<LetterPaper>();

    public DbSet<OutgoingMessage> OutgoingMessages => Set<OutgoingMessage>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    public DbSet<DutyShift> DutyShifts => Set<DutyShift>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<DayTotal> DayTotals => Set<DayTotal>();

    public DbSet<StaleDay> StaleDays => Set<StaleDay>();

    public DbSet<FrozenFigure> FrozenFigures => Set<FrozenFigure>();

    public DbSet<DaySeal> DaySeals => Set<DaySeal>();

    public DbSet<DossierSeal> DossierSeals => Set<DossierSeal>();

    public DbSet<SealCheck> SealChecks => Set<SealCheck>();

    public DbSet<SealBreach> SealBreaches => Set<SealBreach>();

    public DbSet<Disagreement> Disagreements => Set<Disagreement>();

    public DbSet<Reconciliation> Reconciliations => Set<Reconciliation>();

    public DbSet<Target> Targets => Set<Target>();

    public DbSet<InspectionPack> InspectionPacks => Set<InspectionPack>();

    /// <summary>A context of one's own beside that which was given: what it saves is seen at once.</summary>
    internal static MotCuaDb Open(string connectionString)
    {
        var options = new DbContextOptionsBuilder<MotCuaDb>();
        Configure(options, connectionString);
        return new(options.Options);
    }

    public static DbContextOptionsBuilder Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseNpgsql(connectionString, npgsql => npgsql.UseNodaTime().MigrationsAssembly("PhuocHiep.MotCua.Db")).UseSnakeCaseNamingConvention();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Enums are words in the archive: a table read with psql says what it means.
        configurationBuilder.Properties<Channel>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DossierStatus>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Outcome>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<PaymentMethod>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<PaymentKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ResultDelivery>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Origin>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DossierEventKind>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<MediaType>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ConsentForm>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ApologyCause>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<FollowKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<MessageChannel>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<DisagreementKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<RoundName>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DelayReason>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder.Properties<SigningAuthority>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ReminderStage>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<DutySession>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<HolidayKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<OnlineLevel>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ProcedureStatus>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<ExtensionKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SuspensionGround>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SupplementStage>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<SupplementFault>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<Move>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<CommitmentEventKind>().HaveConversion<string>().HaveMaxLength(20);
        configurationBuilder.Properties<TimeLimit>().HaveConversion<TimeLimitConverter>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasPostgresExtension("pg_trgm");
        Staff(builder);
        Reference(builder);
        Dossier(builder);
        Submission(builder);
        Files(builder);
        Letters(builder);
        Rounds(builder);
        Money(builder);
        Figures(builder);
        Decided(builder);
        Seals(builder);
        Forecasts(builder);
        Packs(builder);
    }
}
