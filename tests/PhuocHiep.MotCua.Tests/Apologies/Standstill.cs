using Npgsql;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>A lock held from outside: whoever comes to the step that needs it stands there, until it is let go. So a process is killed at exactly that step and not by luck.</summary>
sealed class Standstill : IAsyncDisposable
{
    /// <summary>What else happens on the machine in the meantime.</summary>
    static readonly TimeSpan Blink = TimeSpan.FromMilliseconds(20);

    readonly TestDatabase database;
    readonly NpgsqlConnection connection;
    readonly NpgsqlTransaction transaction;

    Standstill(TestDatabase database, NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (this.database, this.connection, this.transaction) = (database, connection, transaction);

    /// <param name="sql">What takes the lock: `lock table …`, `select … for update`.</param>
    public static async Task<Standstill> AtAsync(TestDatabase database, string sql)
    {
        var connection = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var taking = new NpgsqlCommand(sql, connection, transaction);
        await taking.ExecuteNonQueryAsync();
        return new(database, connection, transaction);
    }

    /// <summary>Until that many of the office's connections wait for a lock with this statement.</summary>
    /// <param name="statement">A part of it, as `ilike` reads it.</param>
    /// <param name="round">Within which round, as its own lock tells; null: any act.</param>
    public Task HoldsAsync(OfficeProcess office, string statement, RoundName? round = null, int times = 1) =>
        UntilAsync(office, times, $"""
            select count(*) from pg_stat_activity a where application_name = '{office.Name}' and wait_event_type = 'Lock' and query ilike '%{statement}%'
            and ({(int?)round ?? 0} = 0 or exists (select from pg_locks l where l.pid = a.pid and l.locktype = 'advisory' and l.objid = {(int?)round ?? 0} and l.granted))
            """);

    public async Task LetGoAsync()
    {
        await transaction.RollbackAsync();
        await connection.CloseAsync();
    }

    /// <summary>kill -9 where it stands; then the lock is let go, and what the archive did not have from it for good is gone.</summary>
    public async Task KillAsync(OfficeProcess office)
    {
        await office.KillAsync();
        await LetGoAsync();
        await GoneAsync(database, office);
    }

    /// <summary>Until the archive has noticed that the process is no more.</summary>
    public static Task GoneAsync(TestDatabase database, OfficeProcess office) =>
        WhileAsync(database, $"select count(*) from pg_stat_activity where application_name = '{office.Name}'", left => left > 0);

    /// <summary>Until the question, asked of the archive, is answered so or higher; the office must be alive all the time.</summary>
    public static async Task UntilAsync(TestDatabase database, OfficeProcess office, string question, long atLeast) =>
        await WhileAsync(database, question, answer =>
        {
            Assert.False(office.HasExited, office.Errors);
            return answer < atLeast;
        });

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await connection.DisposeAsync();
    }

    Task UntilAsync(OfficeProcess office, long atLeast, string question) => UntilAsync(database, office, question, atLeast);

    static async Task WhileAsync(TestDatabase database, string question, Func<long, bool> goesOn)
    {
        using var patience = new CancellationTokenSource(OfficeProcess.Patience);
        while (goesOn(await database.AskAsync<long>(question))) await Task.Delay(Blink, patience.Token);
    }
}
