using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>One commitment: what it is, what may be done, what happened.</summary>
[Only(Role.Supervisor), Route("/commitments/{id:long}")]
public sealed class CommitmentController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct)
    {
        var commitment = await db.Commitments.AsNoTracking().Of(User.AgencyId()).Include(c => c.Events.OrderBy(e => e.At).ThenBy(e => e.Id)).ThenInclude(e => e.Evidence).SingleOrDefaultAsync(c => c.Id == id, ct);
        return commitment is null ? NotFound() : View("Commitment", new CommitmentPage(commitment, new() { Version = commitment.Version }, clock.GetCurrentInstant().VietnamDay()));
    }
}
