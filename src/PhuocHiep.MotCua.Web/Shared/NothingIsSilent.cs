using System.Text;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>
/// The alarms, for whoever watches the machine. They degrade and never fail: the counter stays open where the post stands still. What the
/// archive itself lacks is for <see cref="DatabaseIsReady"/> to say.
/// </summary>
public sealed class NothingIsSilent(MotCuaDb db, IClock clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var alarms = await db.AlarmsAsync(clock.GetCurrentInstant(), cancellationToken);
            return alarms.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join('\n', alarms.Select(alarm => $"{alarm.Kind}: {alarm.Text}")));
        }
        catch (Exception e) when (e is NpgsqlException or InvalidOperationException or TimeoutException)
        {
            return HealthCheckResult.Degraded();
        }
    }

    /// <summary>The word alone on the first line, then a line for each thing that is amiss.</summary>
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.WriteAsync(string.Join('\n', report.Entries.Values.Select(entry => entry.Description).OfType<string>().Prepend(report.Status.ToString())), Encoding.UTF8);
    }
}
