using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>How a signed-in officer is known again, and when no longer.</summary>
public static class OfficerCookie
{
    public const int ShortestPassword = 10;

    public const int TriesBeforeLockout = 5;

    public const int LockoutMinutes = 15;

    public static void Configure(IdentityOptions identity)
    {
        // Length is what protects; forced digits and signs only make people write it down (NIST SP 800-63B).
        identity.Password = new()
        {
            RequiredLength = ShortestPassword,
            RequiredUniqueChars = 4,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
        identity.Lockout.MaxFailedAccessAttempts = TriesBeforeLockout;
        identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(LockoutMinutes);
        identity.SignIn.RequireConfirmedAccount = true;
    }

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "motcua";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.ReturnUrlParameter = "returnUrl";
        cookie.Events.OnValidatePrincipal = StillServesAsync;
        cookie.Events.OnRedirectToLogin = AskToSignInAsync;
        cookie.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    /// <summary>Asked at every page: who was deactivated, or got another password or role, is out at once and not at the next interval.</summary>
    static async Task StillServesAsync(CookieValidatePrincipalContext context)
    {
        var identity = context.HttpContext.RequestServices.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        var stamp = context.Principal?.FindFirst(identity.SecurityStampClaimType)?.Value;
        var db = context.HttpContext.RequestServices.GetRequiredService<MotCuaDb>();
        if (stamp is not null
            && int.TryParse(context.Principal?.FindFirst(identity.UserIdClaimType)?.Value, CultureInfo.InvariantCulture, out var id)
            && await db.Users.AnyAsync(o => o.Id == id && o.IsActive && o.SecurityStamp == stamp, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    static async Task AskToSignInAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, http) = (context.Request, context.HttpContext);
        var forms = http.RequestServices.GetRequiredService<KeptForms>();
        if (request.Headers.XRequestedWith == "XMLHttpRequest") context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        else if (HttpMethods.IsGet(request.Method)) context.Response.Redirect(context.RedirectUri);
        // A form sent after the session ended waits behind the password.
        else if (await forms.ReadAsync(request) is { } form) await SignInController.AskAsync(http, forms.Seal(form), SaidNo.WhereHeStood(request));
        // One that cannot be kept: its address takes no visits, the page that held it does.
        else context.Response.Redirect(context.Options.LoginPath + (SaidNo.WhereHeStood(request) is { } page ? QueryString.Create(context.Options.ReturnUrlParameter, page) : ""));
    }
}

/// <summary>A deactivated officer cannot sign in.</summary>
public sealed class OfficerIsActive : IUserConfirmation<Officer>
{
    public Task<bool> IsConfirmedAsync(UserManager<Officer> manager, Officer user) => Task.FromResult(user.IsActive);
}
