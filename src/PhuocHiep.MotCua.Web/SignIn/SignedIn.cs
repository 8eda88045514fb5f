using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>The officer who stands at the counter, as the cookie knows him.</summary>
public static class SignedIn
{
    public static bool IsOfficer(this ClaimsPrincipal user) => user.HasClaim(claim => claim.Type == OfficerClaims.Agency);

    public static int OfficerId(this ClaimsPrincipal user) => int.Parse(Value(user, ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture);

    public static int AgencyId(this ClaimsPrincipal user) => int.Parse(Value(user, OfficerClaims.Agency), CultureInfo.InvariantCulture);

    public static string FullName(this ClaimsPrincipal user) => Value(user, OfficerClaims.FullName);

    /// <summary>Holds at least one of the roles.</summary>
    public static bool Has(this ClaimsPrincipal user, Role roles) =>
        Enum.GetValues<Role>().Any(role => (roles & role) != 0 && user.IsInRole(role.ToString()));

    /// <summary>The officer's own row, for an act that is written down under his name.</summary>
    public static Task<Officer> OfficerAsync(this MotCuaDb db, ClaimsPrincipal user, CancellationToken ct = default)
    {
        var id = user.OfficerId();
        return db.Users.SingleAsync(o => o.Id == id, ct);
    }

    static string Value(ClaimsPrincipal user, string type) =>
        user.FindFirstValue(type) ?? throw new InvalidOperationException($"Nobody is signed in ({type}).");
}

/// <summary>Only those who hold one of these roles.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OnlyAttribute : AuthorizeAttribute
{
    public OnlyAttribute(Role roles)
    {
        For = roles;
        Roles = roles.ToString();
    }

    public Role For { get; }
}
