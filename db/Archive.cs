using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace PhuocHiep.MotCua.Db;

/// <summary>The archive as the back office opens it.</summary>
public static class Archive
{
    public static MotCuaDb Open(string connectionString) => new(Options(connectionString));

    /// <summary>Brings the database to this version, with its reference data. Running it again changes nothing.</summary>
    public static async Task MigrateAsync(MotCuaDb db, CancellationToken ct = default)
    {
        await db.Database.MigrateAsync(ct);
        await ReferenceData.LoadAsync(db, ct);
    }

    /// <summary>Whether nothing was ever made here: no schema, no data.</summary>
    public static async Task<bool> IsBrandNewAsync(MotCuaDb db, CancellationToken ct = default) =>
        !await db.GetService<IRelationalDatabaseCreator>().ExistsAsync(ct)
        || !(await db.Database.SqlQuery<bool>($"""select to_regclass('"__EFMigrationsHistory"') is not null as "Value" """).SingleAsync(ct));

    internal static DbContextOptions<MotCuaDb> Options(string connectionString)
    {
        var options = new DbContextOptionsBuilder<MotCuaDb>();
        MotCuaDb.Configure(options, connectionString);
        return options.Options;
    }
}
