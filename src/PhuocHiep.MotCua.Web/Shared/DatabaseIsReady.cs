using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>The archive answers, and has every table and column that this version asks for: an archive that was not migrated is not ready.</summary>
public sealed class DatabaseIsReady(MotCuaDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync(string.Join('\n', db.Model.GetEntityTypes().Where(entity => !entity.IsMappedToJson()).Select(Look)), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UndefinedTable or PostgresErrorCodes.UndefinedColumn)
        {
            return HealthCheckResult.Unhealthy("The database was not migrated to this version.");
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.");
        }
    }

    static string Look(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!, entity.GetSchema());
        return $"select {string.Join(", ", entity.GetProperties().Select(p => $"\"{p.GetColumnName(table)}\""))} from \"{table.Name}\" limit 0;";
    }
}
