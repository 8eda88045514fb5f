using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Tests;

[assembly: AssemblyFixture(typeof(TestTemplate))]
[assembly: SuppressMessage("Usage", "xUnit1051", Scope = "module", Justification = "No test is stopped half-way; the run is ended whole.")]

namespace PhuocHiep.MotCua.Tests;

/// <summary>
/// The database from which all others are cloned: migrated, with the reference data and at least one officer of each role (<see cref="FirstOfficers"/>).
/// Made once a run, by the first test that asks; a test of the law alone needs none.
/// </summary>
public sealed class TestTemplate : IAsyncLifetime
{
    /// <summary>A connection string to the maintenance database of a throw-away cluster.</summary>
    public const string Variable = "MOTCUA_TEST_DATABASE";

    /// <summary>Set where the cluster itself ends with the run: to drop a thousand databases one by one would take minutes for nothing.</summary>
    public const string EndsWithTheRun = "MOTCUA_TEST_DATABASE_ENDS";

    readonly string run = $"motcua_test_{Guid.NewGuid():N}"[..24];
    readonly Lazy<Task<string>> template;
    readonly Lazy<NpgsqlDataSource> maintenance = new(() => NpgsqlDataSource.Create(Maintenance));
    readonly ConcurrentQueue<string> left = [];
    int clones;

    public TestTemplate() => template = new(MakeAsync);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <returns>The connection string of a new database: a clone of the template, or one in which nothing was ever made.</returns>
    internal async Task<string> CreateAsync(bool empty)
    {
        var name = $"{run}_{Interlocked.Increment(ref clones)}";
        // Files copied as they are cost a third less than pages that go through the log.
        await MaintainAsync(empty ? $"create database {name}" : $"create database {name} template {await template.Value} strategy file_copy");
        return To(name);
    }

    /// <summary>
    /// No longer needed: its connections end (EF's pool is not ours to clear), and it is dropped with all others at the end, for a file
    /// system that has just deleted much is slow to create; or it ends with its cluster.
    /// </summary>
    internal async Task LeaveAsync(string connectionString)
    {
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database!;
        left.Enqueue(name);
        await MaintainAsync($"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}'");
    }

    public async ValueTask DisposeAsync()
    {
        if (Environment.GetEnvironmentVariable(EndsWithTheRun) is null or "")
        {
            if (template is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) left.Enqueue(await template.Value);
            await Parallel.ForEachAsync(left, async (name, _) => await MaintainAsync($"drop database if exists {name} with (force)"));
        }
        if (maintenance.IsValueCreated) await maintenance.Value.DisposeAsync();
    }

    async Task<string> MakeAsync()
    {
        await MaintainAsync($"create database {run}");
        // No pool: a database that somebody is still connected to cannot be cloned.
        await using var db = Archive.Open(To(run) + ";Pooling=false");
        await db.Database.OpenConnectionAsync();
        await Archive.MigrateAsync(db);
        await FirstOfficers.DemonstrationAsync(db, await db.Agencies.Select(a => a.Id).SingleAsync());
        return run;
    }

    async Task MaintainAsync(string sql)
    {
        await using var command = maintenance.Value.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    static string Maintenance => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
        ? text
        : throw new InvalidOperationException($"{Variable} is not set: run ./ops/test, or set it to the database `postgres` of a throw-away PostgreSQL cluster.");

    static string To(string name) => new NpgsqlConnectionStringBuilder(Maintenance) { Database = name, IncludeErrorDetail = true }.ConnectionString;
}

/// <summary>A database of one's own and a folder beside it: as a class fixture for the tests of one class, or as <see cref="OwnDatabase"/> for each test.</summary>
public sealed class TestDatabase(TestTemplate template) : IAsyncLifetime
{
    /// <summary>For one plain statement: to ask first which types there are would take longer than the statement.</summary>
    const string Once = ";Pooling=false;Server Compatibility Mode=NoTypeLoading";

    public string ConnectionString { get; private set; } = "";

    /// <summary>What `MOTCUA_DATA` would be.</summary>
    public string Data { get; } = Path.Combine(Path.GetTempPath(), $"motcua-data-{Guid.NewGuid():N}");

    public async ValueTask InitializeAsync() => ConnectionString = await template.CreateAsync(empty: false);

    /// <summary>One in which nothing was ever made: no schema, no data.</summary>
    public static async Task<TestDatabase> BrandNewAsync(TestTemplate template) => new(template) { ConnectionString = await template.CreateAsync(empty: true) };

    public MotCuaDb Open(params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<MotCuaDb>();
        MotCuaDb.Configure(options, ConnectionString).AddInterceptors(interceptors);
        return new(options.Options);
    }

    public Settings Settings(Uri? smtp = null) =>
        new(new("http://motcua.phuochiep.example"), Data, ConnectionString, smtp, Now: null, ProcessRole.All, IsProduction: false);

    /// <summary>Runs one statement as whoever has psql could.</summary>
    public async Task<int> ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + Once);
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Asks for one value in the same way.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + Once);
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Until somebody in this database waits for a lock, or has no need to.</summary>
    public async Task UntilItWaitsAsync(Task act)
    {
        while (!act.IsCompleted && await AskAsync<long>("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'") == 0)
            await Task.Yield();
    }

    /// <summary>The same act by many at once, each with a context of its own; nobody begins before all stand at the line.</summary>
    public async Task<T[]> AtOnceAsync<T>(int count, Func<MotCuaDb, int, Task<T>> act)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var missing = count;
        return await Task.WhenAll(Enumerable.Range(0, count).Select(i => Task.Run(async () =>
        {
            await using var db = Open();
            try
            {
                await db.Database.OpenConnectionAsync();
                if (Interlocked.Decrement(ref missing) == 0) go.TrySetResult();
            }
            catch (Exception e)
            {
                go.TrySetException(e);
                throw;
            }
            await go.Task;
            return await act(db, i);
        })));
    }

    public async ValueTask DisposeAsync()
    {
        if (ConnectionString.Length > 0) await template.LeaveAsync(ConnectionString);
        if (Directory.Exists(Data)) Directory.Delete(Data, recursive: true);
    }
}

/// <summary>A class whose every test has a database to itself: rounds and indicators speak of all there is.</summary>
public abstract class OwnDatabase(TestTemplate template) : IAsyncLifetime
{
    protected TestDatabase Database { get; } = new(template);

    protected TestTemplate Template { get; } = template;

    public ValueTask InitializeAsync() => Database.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
