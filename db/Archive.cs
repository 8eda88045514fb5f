using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Db;

/// <summary>The archive as the back office opens it.</summary>
public static class Archive
{
    public static MotCuaDb Open(string connectionString) => new(Options(connectionString));

    /// <summary>Brings the database to this version, with its reference data. Running it again changes nothing.</summary>
    public static async Task MigrateAsync(MotCuaDb db, CancellationToken ct = default)
    {
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(ct)) await creator.CreateAsync(ct);
        // EF's own lock needs a table that a brand-new database does not have yet.
        await using var alone = await AloneAsync(db, RoundName.Migration, ct);
        await db.Database.MigrateAsync(ct);
        await ReferenceData.LoadAsync(db, ct);
    }

    /// <summary>Whether nothing was ever made here: no schema, no data.</summary>
    public static async Task<bool> IsBrandNewAsync(MotCuaDb db, CancellationToken ct = default) =>
        !await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct)
        || !(await db.Database.SqlQuery<bool>($"""select to_regclass('"__EFMigrationsHistory"') is not null as "Value" """).SingleAsync(ct));

    /// <summary>Waits until no other process does this; others wait until what is returned is disposed, or its process dies.</summary>
    /// <remarks>A connection of its own and not pooled: in a pool the lock would outlive the act.</remarks>
    public static async Task<IAsyncDisposable> AloneAsync(MotCuaDb db, RoundName act, CancellationToken ct = default)
    {
        var alone = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false }.ConnectionString);
        await alone.OpenAsync(ct);
        await using var take = new NpgsqlCommand("select pg_advisory_lock($1)", alone) { Parameters = { new() { Value = (long)act } }, CommandTimeout = 600 };
        await take.ExecuteNonQueryAsync(ct);
        return alone;
    }

    internal static DbContextOptions<MotCuaDb> Options(string connectionString)
    {
        var options = new DbContextOptionsBuilder<MotCuaDb>();
        MotCuaDb.Configure(options, connectionString);
        return options.Options;
    }
}
