using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>Name, address and telephone of an office, as a page shows them.</summary>
public sealed record Office(int Id, string Name, string Address, string Phone, string Email);

/// <summary>The office under whose name a page is shown: the officer's own, and to a citizen the one whose site this is.</summary>
public sealed class Masthead(MotCuaDb db)
{
    Office? office;

    public async Task<Office> OfAsync(ClaimsPrincipal user, CancellationToken ct = default)
    {
        if (office is not null) return office;
        var agencies = db.Agencies.AsNoTracking();
        if (user.IsOfficer())
        {
            var own = user.AgencyId();
            agencies = agencies.Where(a => a.Id == own);
        }
        office = await agencies.OrderBy(a => a.Id).Select(a => new Office(a.Id, a.Name, a.Address, a.Phone, a.Email)).FirstOrDefaultAsync(ct)
            ?? new Office(0, "Bộ phận Tiếp nhận và Trả kết quả", "", "", "");
        return office;
    }
}
