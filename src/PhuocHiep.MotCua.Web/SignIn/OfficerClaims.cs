using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.SignIn;

/// <summary>What the cookie says of an officer: one role claim for each role, the agency, the name.</summary>
public sealed class OfficerClaims(UserManager<Officer> officers, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Officer>(officers, options)
{
    public const string Agency = "agency";
    public const string FullName = "full-name";
    public const string MustChangePassword = "must-change-password";
    public const string Demonstration = "demonstration";

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Officer user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        foreach (var role in Enum.GetValues<Role>().Where(user.Has)) identity.AddClaim(new(identity.RoleClaimType, role.ToString()));
        identity.AddClaim(new(Agency, user.AgencyId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new(FullName, user.FullName));
        if (user.MustChangePassword) identity.AddClaim(new(MustChangePassword, ""));
        if (user.IsDemonstration) identity.AddClaim(new(Demonstration, ""));
        return identity;
    }
}
