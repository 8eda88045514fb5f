using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>The letters of the office, by what they wait for.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/apologies")]
public sealed class LettersController(MotCuaDb db) : Controller
{
    const int PageSize = 50;

    [HttpGet]
    public async Task<IActionResult> GetAsync(string? show, string? after, CancellationToken ct)
    {
        var letters = db.ApologyLetters.AsNoTracking().Of(User.AgencyId());
        var chip = show is null && User.Has(Role.Supervisor) ? LetterChip.Named("signature") : LetterChip.Named(show);
        var key = PageKey.Parse(after);
        var rows = await chip.Filter(letters)
            .Where(l => key == null || l.DraftedAt < key.At || (l.DraftedAt == key.At && l.Id < key.Id))
            .OrderByDescending(l => l.DraftedAt).ThenByDescending(l => l.Id)
            .Take(PageSize + 1)
            .Include(l => l.Dossier)
            .ToListAsync(ct);
        var next = rows.Count > PageSize ? new PageKey(rows[PageSize - 1].DraftedAt, rows[PageSize - 1].Id) : null;

        var counts = new Dictionary<LetterChip, int>();
        foreach (var each in LetterChip.All) counts[each] = await each.Filter(letters).CountAsync(ct);
        return View("Letters", new LettersPage(chip, counts, [.. rows.Take(PageSize)], new(null, next is null ? null : Url.Action(null, new { show = chip.Name, after = next.ToString() }))));
    }
}

public sealed record LettersPage(LetterChip Chip, IReadOnlyDictionary<LetterChip, int> Counts, IReadOnlyList<ApologyLetter> Letters, Pager Pager);
