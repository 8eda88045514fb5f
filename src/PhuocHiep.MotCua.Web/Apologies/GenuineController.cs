using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>
/// Kiểm tra phiếu: what the QR of a letter opens. It confirms the paper in the reader's hand, by what a forger would change: number, day,
/// signer, dossier and the new date. Nothing about the person, the procedure or the reason.
/// </summary>
[AllowAnonymous, EnableRateLimiting(RateLimits.Lookup), Route("/apologies/genuine/{token}")]
public sealed class GenuineController(MotCuaDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(string token, CancellationToken ct)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var letter = await db.ApologyLetters.AsNoTracking().Where(l => l.Token == token)
            .Select(l => new GenuineLetter(
                l.Dossier!.Agency!.Name, l.NumberText!, l.SignedAt!.Value, l.SignerName!, l.SigningAuthority!.Value, l.Dossier.Code, l.NewDueAt!.Value, l.WithdrawnAt,
                db.ApologyLetters.Where(next => next.FollowsId == l.Id && next.SignedAt != null && next.WithdrawnAt == null).Select(next => next.NumberText).FirstOrDefault()))
            .SingleOrDefaultAsync(ct);
        if (letter is null) Response.StatusCode = StatusCodes.Status404NotFound;
        return View("Genuine", letter);
    }
}

/// <param name="Next">The number of the letter that took its place; null where none did.</param>
public sealed record GenuineLetter(
    string Agency, string Number, Instant SignedAt, string Signer, SigningAuthority Authority, string DossierCode, Instant NewDueAt, Instant? WithdrawnAt, string? Next);
