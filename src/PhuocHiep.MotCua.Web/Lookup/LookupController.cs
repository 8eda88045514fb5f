using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Lookup;

/// <summary>Tra cứu hồ sơ, by anybody: without a login, code and degree of completion and nothing else (TT 01/2018/TT-VPCP Đ16 k2 điểm d).</summary>
[AllowAnonymous]
public sealed class LookupController(MotCuaDb db, Masthead masthead) : Controller
{
    [HttpGet("/")]
    public IActionResult Ask() => View("Ask");

    [HttpGet("/lookup")]
    public IActionResult AskAgain() => LocalRedirect("/");

    [HttpPost("/lookup"), EnableRateLimiting(RateLimits.Lookup)]
    public async Task<IActionResult> ByCodeAsync(string? code, CancellationToken ct)
    {
        if (VietnameseText.Clean(code) is not { } typed)
        {
            ModelState.AddModelError("code", "Nhập mã hồ sơ ghi trên giấy hẹn.");
            return View("Ask");
        }
        var office = await masthead.OfAsync(User, ct);
        var capitals = typed.ToUpperInvariant();
        return Answer(await Progress.Of(db.Dossiers.AsNoTracking().Of(office.Id).Where(d => d.Code == typed || d.Code == capitals)).FirstOrDefaultAsync(ct), typed);
    }

    /// <summary>What the QR of a receipt opens.</summary>
    [HttpGet("/lookup/{token}"), EnableRateLimiting(RateLimits.Lookup)]
    public async Task<IActionResult> ByTokenAsync(string token, CancellationToken ct) =>
        Answer(await Progress.Of(db.Dossiers.AsNoTracking().Where(d => d.LookupToken == token)).SingleOrDefaultAsync(ct), null);

    ViewResult Answer(Progress? found, string? typed)
    {
        Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        if (found is not null) return View("Progress", found);
        Response.StatusCode = StatusCodes.Status404NotFound;
        ModelState.AddModelError("code", "Không tìm thấy hồ sơ. Hãy xem lại mã trên giấy hẹn, gồm cả các dấu chấm và gạch nối.");
        return View("Ask", typed);
    }
}

/// <summary>How far a dossier has come, as far as a stranger may know.</summary>
public sealed record Progress(string Code, DossierStatus Status)
{
    public static IQueryable<Progress> Of(IQueryable<Dossier> dossiers) => dossiers.Select(d => new Progress(d.Code, d.Status));

    public int Step => Status is DossierStatus.Completed or DossierStatus.HandedOver ? 3 : 2;

    public bool IsFinished => Status is DossierStatus.HandedOver or DossierStatus.Withdrawn or DossierStatus.Stopped;

    public string Text => Status switch
    {
        DossierStatus.Received or DossierStatus.InProcess or DossierStatus.AwaitingOpinion => "Đang giải quyết, bước 2 trên 3",
        DossierStatus.AwaitingSupplement or DossierStatus.Suspended => "Đang chờ người nộp, bước 2 trên 3",
        DossierStatus.Completed => "Đã có kết quả, bước 3 trên 3",
        DossierStatus.HandedOver => "Đã hoàn thành",
        DossierStatus.Withdrawn or DossierStatus.Stopped => "Đã kết thúc",
        _ => throw new InvalidOperationException($"No word for {Status}."),
    };
}
