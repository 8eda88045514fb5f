using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Procedures;

/// <summary>The procedures that match while the clerk types: a fragment of a page, or JSON to whom asks for it.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/procedures/search")]
public sealed class ProcedureSearchController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string? q, CancellationToken ct)
    {
        var hits = await db.ProceduresToReceiveAsync(User.AgencyId(), q, clock.GetCurrentInstant().VietnamDay(), ct);
        return Request.Headers.Accept.ToString().Contains("application/json", StringComparison.Ordinal)
            ? Json(hits.Select(hit => new { hit.Code, hit.Name, hit.Field, limit = hit.Limit?.InWords() }))
            : PartialView("_Hits", hits);
    }
}
