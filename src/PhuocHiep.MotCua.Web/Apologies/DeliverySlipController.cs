using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Phiếu giao nhận: one to look at, many to print.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class DeliverySlipController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet("/apologies/{id:long}/delivery-slip"), HttpGet("/apologies/{id:long}/delivery-slip.pdf")]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct) =>
        await LettersAsync([id], ct) is [var letter] ? this.Paper(await SlipAsync(letter, ct), LetterPage.Address(id), "Về phiếu xin lỗi") : NotFound();

    /// <summary>As they stand in the list; what is not signed has none.</summary>
    [HttpGet("/apologies/delivery-slips.pdf")]
    public async Task<IActionResult> GetManyAsync(List<long> id, CancellationToken ct)
    {
        var ids = id.Distinct().Take(LettersPage.PageSize).ToList();
        if (ids.Count == 0)
        {
            TempData.Refuse("Chưa chọn phiếu nào để in phiếu giao nhận.");
            return LocalRedirect(LettersPage.Papers);
        }
        var slips = new List<Form>();
        foreach (var letter in (await LettersAsync(ids, ct)).Where(l => l.SignedAt is not null).OrderBy(l => ids.IndexOf(l.Id))) slips.Add(await SlipAsync(letter, ct));
        return slips.Count == 0 ? NotFound() : File(Sheaf.Of("Phiếu giao nhận", slips[0].Agency.Name, clock.GetCurrentInstant(), slips.Select(slip => slip.ToPdf())), "application/pdf");
    }

    Task<List<ApologyLetter>> LettersAsync(List<long> ids, CancellationToken ct) =>
        db.ApologyLetters.AsNoTracking().Of(User.AgencyId()).Where(l => ids.Contains(l.Id)).Include(l => l.Dossier!.Procedure).Include(l => l.Dossier!.Agency).ToListAsync(ct);

    async Task<Form> SlipAsync(ApologyLetter letter, CancellationToken ct) =>
        DeliverySlip.Form(letter, letter.Dossier!, letter.HandedOverById is { } by ? await db.Users.Where(o => o.Id == by).Select(o => o.FullName).SingleAsync(ct) : null, clock.GetCurrentInstant());
}
