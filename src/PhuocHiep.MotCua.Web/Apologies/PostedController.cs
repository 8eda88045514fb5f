using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>What a public page says of a letter: the least that makes an apology public (TT 01/2018 Đ16 k2d; NĐ 13/2023 Đ3).</summary>
/// <param name="Applicant">Initials.</param>
/// <param name="Procedure">Null for sensitive fields: with date and initials a neighbour would know.</param>
public sealed record PostedLetter(
    string DossierCode, ApologyCause Cause, string Applicant, string? Procedure, Instant ReceivedAt, Instant PromisedAt, DelayReason? Reason,
    Instant? NewDueAt, Instant? CompletedAt, string? Number, string? Signer, Instant PublishedAt, LocalDate? PostedUntil, bool IsDemonstration);

/// <summary>Công khai xin lỗi: the office's page on the wall.</summary>
[AllowAnonymous, Route("/apologies/posted")]
public sealed class PostedController(MotCuaDb db, IClock clock, Masthead masthead) : Controller
{
    const int PageSize = 30;

    [HttpGet]
    public async Task<IActionResult> GetAsync(string? after, CancellationToken ct)
    {
        // For the searchers that read no page, as the page itself says it.
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        var office = await masthead.OfAsync(User, ct);
        var key = PageKey.Parse(after);
        var rows = await db.ApologyLetters.AsNoTracking().Of(office.Id).Posted(clock.GetCurrentInstant().VietnamDay()).LatestPosted(db.ApologyLetters)
            .Where(l => key == null || l.PublishedAt < key.At || (l.PublishedAt == key.At && l.Id < key.Id))
            .OrderByDescending(l => l.PublishedAt).ThenByDescending(l => l.Id)
            .Take(PageSize + 1)
            .Select(l => new
            {
                l.Id,
                Posted = new PostedLetter(
                    l.Dossier!.Code, l.Cause, l.Dossier.ApplicantName, l.Dossier.Procedure!.Sensitive ? null : l.Dossier.Procedure.Name, l.Dossier.ReceivedAt, l.PromisedAt,
                    l.ReasonKind, l.NewDueAt, l.Dossier.CompletedAt, l.NumberText, l.SignerName, l.PublishedAt!.Value, l.PostedUntil, l.Dossier.Origin == Origin.Demonstration),
            })
            .ToListAsync(ct);
        var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].Posted.PublishedAt, rows[PageSize - 1].Id) : null;
        var letters = rows.Take(PageSize).Select(r => r.Posted with { Applicant = VietnameseText.Initials(r.Posted.Applicant) }).ToList();
        return View("Posted", new PostedPage(letters, new(null, next is null ? null : Url.Action(null, new { after = next.ToString() }))));
    }
}

public sealed record PostedPage(IReadOnlyList<PostedLetter> Letters, Pager Pager);
