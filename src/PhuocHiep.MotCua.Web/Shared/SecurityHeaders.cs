namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>What a browser may do with our pages: load from here, post to here, be framed nowhere; no script or style inside a page.</summary>
public static class SecurityHeaders
{
    const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Hangfire's own pages carry one inline style.</summary>
    const string JobsPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>
    /// A file from outside, shown by itself: it loads nothing and runs nothing. A picture has no origin either; Chromium's PDF viewer
    /// refuses to work in such a sandbox.
    /// </summary>
    public static string ForeignFile(bool isPicture) =>
        "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'" + (isPicture ? "; sandbox" : "");

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        var policy = context.Request.Path.StartsWithSegments("/jobs", StringComparison.Ordinal) ? JobsPolicy : Policy;
        // At the last moment: the error page starts its answer anew.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            // What an action said of its own answer is stricter.
            if (headers.ContentSecurityPolicy.Count == 0) headers.ContentSecurityPolicy = policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            // A page with personal data is not kept by the browser of a shared machine.
            if (context.User.Identity?.IsAuthenticated == true) headers.CacheControl = "private, no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
