using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>In nhiều phiếu: the papers exactly as they were signed, in one file, as they stand in the list.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies/papers.pdf")]
public sealed class PapersController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(List<long> id, CancellationToken ct)
    {
        var ids = id.Distinct().Take(LettersPage.PageSize).ToList();
        if (ids.Count == 0)
        {
            TempData.Refuse("Chưa chọn phiếu nào để in.");
            return LocalRedirect(LettersPage.Papers);
        }
        var found = await db.ApologyLetters.AsNoTracking().Of(User.AgencyId()).Where(l => ids.Contains(l.Id)).Join(db.LetterPapers, l => l.Id, p => p.LetterId, (_, paper) => paper).ToListAsync(ct);
        if (found.Count == 0) return NotFound();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        return File(Sheaf.Of("Phiếu xin lỗi", agency.Name, clock.GetCurrentInstant(), found.OrderBy(p => ids.IndexOf(p.LetterId)).Select(p => p.Pdf)), "application/pdf");
    }
}
