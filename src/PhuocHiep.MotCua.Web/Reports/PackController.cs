using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>One pack: how far it is, without a script. While it is being made the answer asks the browser to come again.</summary>
[Only(Role.Supervisor), Route("/reports/inspection/{id:long}")]
public sealed class PackController(MotCuaDb db, IClock clock, Settings settings) : Controller
{
    const string Seconds = "3";

    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct)
    {
        if (await db.PackAsync(id, User.AgencyId(), ct) is not { } pack) return NotFound();
        var page = await db.PackPageAsync(pack, settings, clock.GetCurrentInstant(), ct);
        if (page.IsUnderWay) Response.Headers["Refresh"] = Seconds;
        return View("Pack", page);
    }
}

/// <param name="IsCutOff">It was begun, and nobody is at it.</param>
/// <param name="IsThere">Its file is there, whole.</param>
/// <param name="StandsSince">Since when it has not moved, where that is too long.</param>
public sealed record PackPage(InspectionPack Pack, bool IsCutOff, bool IsThere, Instant? StandsSince)
{
    /// <summary>It is for a person to say what becomes of it.</summary>
    public bool IsStuck => IsCutOff || Pack.State == PackState.Failed;

    /// <summary>`Đang làm`, `Bị ngắt giữa chừng`.</summary>
    public string StateText => IsCutOff ? "Bị ngắt giữa chừng" : Pack.State == PackState.Ready && Pack.FileName is not null && !IsThere ? "Không còn tệp" : Pack.State.Text();

    /// <summary>Why it is not there, and what happens next; null where all is well.</summary>
    public string? Trouble =>
        IsCutOff ? "Máy chủ dừng khi đang làm. Việc được làm lại trong vài phút; muốn làm ngay thì bấm Làm lại."
        : Pack.State == PackState.Failed ? Pack.Problem
        : StandsSince is { } since ? $"Đứng yên từ {since.Text()}: báo quản trị kiểm tra máy chủ."
        : null;

    public bool IsUnderWay => Pack.State is PackState.Waiting or PackState.Begun && !IsCutOff;

    public static string Address(long id) => $"/reports/inspection/{id}";
}

static class PackQueries
{
    public static async Task<PackPage> PackPageAsync(this MotCuaDb db, InspectionPack pack, Settings settings, Instant now, CancellationToken ct) =>
        new(pack, pack.State == PackState.Begun && !await db.IsEnteredAsync(RoundName.Packs, pack.Id, ct), pack.FileIn(settings.PacksFolder) is not null, pack.StandsSince(now));

    /// <summary>Not read before by this context: asked anew, it is as it is now.</summary>
    public static Task<InspectionPack?> PackAsync(this MotCuaDb db, long id, int agencyId, CancellationToken ct) => db.InspectionPacks.SingleOrDefaultAsync(p => p.Id == id && p.AgencyId == agencyId, ct);
}
