using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua;

/// <summary>The archive as the rulebook sees it: the tables of each room stand in its own folder (<c>MotCuaDb.Dossiers.cs</c>, …), with the index that each question rests on.</summary>
public sealed partial class MotCuaDb(DbContextOptions<MotCuaDb> options) : IdentityUserContext<Officer, int>(options)
{
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
        // A table is named before others point at it: their keys take its name into theirs.
        MapStaff(builder);
        MapAgencies(builder);
        MapDeadlines(builder);
        MapProcedures(builder);
        MapDossiers(builder);
        MapSupplements(builder);
        MapOpinions(builder);
        MapReminders(builder);
        MapSubmissions(builder);
        MapDocuments(builder);
        MapApologies(builder);
        MapMessages(builder);
        MapRounds(builder);
        MapPayments(builder);
        MapKpi(builder);
        MapCommitments(builder);
        MapSeals(builder);
        MapForecasts(builder);
        MapReports(builder);
    }
}
