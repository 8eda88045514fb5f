using System.Net;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>The figures of the machine are for the machine: to anybody from outside, /metrics does not exist.</summary>
public static class LoopbackOnly
{
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        // Null: a Unix socket, or a test inside the process. A proxy on this machine was replaced by its caller before (UseForwardedHeaders).
        var inside = context.Connection.RemoteIpAddress is not { } caller || IPAddress.IsLoopback(caller);
        if (inside || !context.Request.Path.StartsWithSegments("/metrics", StringComparison.OrdinalIgnoreCase)) return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
