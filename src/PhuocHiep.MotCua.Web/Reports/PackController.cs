using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>One pack: how far it is, without a script. While it is being made the answer asks the browser to come again.</summary>
[Only(Role.Supervisor), Route("/reports/inspection/{id:long}")]
public sealed class PackController(MotCuaDb db) : Controller
{
    const string Seconds = "3";

    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct)
    {
        if (await db.PackAsync(id, User.AgencyId(), ct) is not { } pack) return NotFound();
        var page = new PackPage(pack, pack.State == PackState.Begun && !await db.IsEnteredAsync(RoundName.Packs, id, ct));
        if (page.IsUnderWay) Response.Headers["Refresh"] = Seconds;
        return View("Pack", page);
    }
}

/// <param name="IsCutOff">It was begun, and nobody is at it.</param>
public sealed record PackPage(InspectionPack Pack, bool IsCutOff)
{
    public bool IsUnderWay => Pack.State is PackState.Waiting or PackState.Begun && !IsCutOff;

    public static string Address(long id) => $"/reports/inspection/{id}";
}

static class PackQueries
{
    /// <summary>Not read before by this context: asked anew, it is as it is now.</summary>
    public static Task<InspectionPack?> PackAsync(this MotCuaDb db, long id, int agencyId, CancellationToken ct) => db.InspectionPacks.SingleOrDefaultAsync(p => p.Id == id && p.AgencyId == agencyId, ct);
}
