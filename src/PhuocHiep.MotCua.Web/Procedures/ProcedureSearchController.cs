using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Procedures;
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

public static class ProceduresToReceive
{
    const int Most = 12;

    /// <summary>Those in force that match, the exact code first; none where nothing was typed.</summary>
    public static async Task<IReadOnlyList<ProcedureHit>> ProceduresToReceiveAsync(this MotCuaDb db, int agencyId, string? text, LocalDate day, CancellationToken ct)
    {
        if (VietnameseText.Clean(text) is not { } typed) return [];
        var procedures = db.Procedures.AsNoTracking().Of(agencyId).InForceOn(day).Matching(typed);
        return await ProcedureHit.Of(procedures.OrderByDescending(p => p.Code == typed).ThenBy(p => p.Name).Take(Most)).ToListAsync(ct);
    }
}
