using System.Linq.Expressions;
using Hangfire;
using Hangfire.PostgreSql;
using Hangfire.Storage;
using Npgsql;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;

namespace PhuocHiep.MotCua.Web;

/// <summary>Everything that happens when nobody presses a button: this list and no other. Hangfire only wakes the rounds; what is to do they read from the archive.</summary>
public sealed class Schedule(Settings settings, JobStorage storage, JobActivator activator, IRecurringJobManager jobs, IHostEnvironment environment) : IHostedLifecycleService, IDisposable
{
    const string Schema = "hangfire";

    /// <summary>Any fixed number: two processes that start at once prepare the tables one after the other.</summary>
    const long PreparingLock = 6_108_2018;

    /// <summary>
    /// Hangfire's locks are rows, held for milliseconds; a process that was killed leaves its own behind, and by default the next one could
    /// for ten minutes neither start nor schedule. Taken from a living process by mistake they cost nothing: a round may run twice.
    /// </summary>
    static readonly TimeSpan ForgottenLock = TimeSpan.FromSeconds(5);

    static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    readonly HashSet<string> listed = [];

    BackgroundJobServer? server;

    void List()
    {
        Every(RoundName.Reminders, (ReminderRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.Apologies, (ApologyRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.LateNotices, (LateNoticeRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.Post, (Postman postman) => postman.RunAsync(CancellationToken.None));
        Every(RoundName.Figures, (FiguresRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.Seals, (SealRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.Forecasts, (ForecastRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.Reconcile, (ReconcileRound round) => round.RunAsync(CancellationToken.None));
        // Woken besides when somebody asks for a pack (WakePacks).
        Every(RoundName.Packs, (InspectionRound round) => round.RunAsync(CancellationToken.None));
        Every(RoundName.Digest, (DigestRound round) => round.RunAsync(CancellationToken.None));
    }

    /// <summary>A pack was asked for: whoever works begins at once, or with the next pass.</summary>
    public void WakePacks()
    {
        if (!environment.IsEnvironment("Testing")) jobs.Trigger(Rhythm.Of(RoundName.Packs).Id);
    }

    /// <summary>Who may open it is asked at the door (Program); here nothing is asked twice.</summary>
    public static DashboardOptions Dashboard => new()
    {
        Authorization = [],
        AppPath = "/staff",
        DashboardTitle = "Việc chạy nền",
        DisplayStorageConnectionString = false,
    };

    /// <remarks>A connection string of its own: a data source with NodaTime would answer Hangfire's DateTime questions with Instants.</remarks>
    public static void Configure(IServiceProvider office, IGlobalConfiguration hangfire)
    {
        // A round that failed is not tried again for itself: the next one comes in minutes and finds the same work.
        GlobalJobFilters.Filters.Remove<AutomaticRetryAttribute>();
        hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseFilter(new AutomaticRetryAttribute { Attempts = 0 })
            .UsePostgreSqlStorage(
                postgres => postgres.UseNpgsqlConnection(office.GetRequiredService<Settings>().Database),
                new PostgreSqlStorageOptions { SchemaName = Schema, PrepareSchemaIfNecessary = false, DistributedLockTimeout = ForgottenLock });
    }

    /// <summary>Before the doors open: Hangfire's tables. Tests wake the rounds themselves.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => environment.IsEnvironment("Testing") ? Task.CompletedTask : PrepareAsync(cancellationToken);

    /// <summary>Once they are open: a process that could not open them does no work either.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (environment.IsEnvironment("Testing") || settings.Role == ProcessRole.Web) return Task.CompletedTask;
        List();
        RemoveUnlisted();
        server = new BackgroundJobServer(
            new BackgroundJobServerOptions { WorkerCount = 2, SchedulePollingInterval = TimeSpan.FromSeconds(15), Activator = activator },
            storage);
        // What fell due while nothing ran is not left until the next full minute.
        foreach (var job in listed) jobs.Trigger(job);
        return Task.CompletedTask;
    }

    /// <summary>Before the site ends what it is asked: no round is begun any more, and those that run come to their end meanwhile.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken)
    {
        server?.SendStop();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => server?.WaitForShutdownAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => server?.Dispose();

    async Task PrepareAsync(CancellationToken ct)
    {
        // Held by a transaction: a lock of the session would outlive this method in the connection pool.
        await using var connection = new NpgsqlConnection(settings.Database);
        await connection.OpenAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var alone = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection, transaction) { Parameters = { new() { Value = PreparingLock } } })
            await alone.ExecuteNonQueryAsync(ct);
        await using var tables = new NpgsqlConnection(settings.Database);
        await tables.OpenAsync(ct);
        PostgreSqlObjectsInstaller.Install(tables, Schema);
        await transaction.CommitAsync(ct);
    }

    /// <summary>As often as <see cref="Rhythm"/> says, by which its silence is counted too.</summary>
    void Every<T>(RoundName name, Expression<Func<T, Task>> round)
    {
        var rhythm = Rhythm.Of(name);
        listed.Add(rhythm.Id);
        jobs.AddOrUpdate(rhythm.Id, round, rhythm.Cron, new RecurringJobOptions { TimeZone = Vietnam });
    }

    void RemoveUnlisted()
    {
        using var connection = storage.GetConnection();
        foreach (var job in connection.GetRecurringJobs().Where(job => !listed.Contains(job.Id))) jobs.RemoveIfExists(job.Id);
    }
}
