using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>How often one address may knock: passwords and dossier codes are not to be guessed by trying.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";

    public const string Lookup = "lookup";

    public static void Configure(RateLimiterOptions limits)
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.OnRejected = (rejected, _) =>
        {
            if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                rejected.HttpContext.Response.Headers.RetryAfter = ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        PerMinute(limits, SignIn, 30);
        PerMinute(limits, Lookup, 60);
    }

    static void PerMinute(RateLimiterOptions limits, string name, int times) =>
        limits.AddPolicy(name, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = times, Window = TimeSpan.FromMinutes(1) }));
}
