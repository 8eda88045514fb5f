using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Đăng công khai nhiều phiếu: each by itself, in its own transaction; what cannot be posted keeps none of the others.</summary>
[Only(Role.Supervisor), Route("/apologies/postings")]
public sealed class PostingsController(MotCuaDb db, IClock clock) : Controller
{
    const string List = "/apologies?show=posting";

    /// <summary>More than this is not said in one message.</summary>
    const int MostTold = 10;

    [HttpGet]
    public IActionResult Get() => LocalRedirect(List);

    [HttpPost]
    public async Task<IActionResult> PostAsync(PicksForm form, CancellationToken ct)
    {
        var picks = (form.All ? form.OnPage : form.Picks).Select(Parse).OfType<(long Id, uint Version)>().DistinctBy(p => p.Id).Take(LettersPage.PageSize).ToList();
        if (picks.Count == 0)
        {
            TempData.Refuse("Chưa chọn phiếu nào để đăng.");
            return LocalRedirect(List);
        }
        var (posted, before, unposted) = (0, 0, new List<string>());
        foreach (var (id, version) in picks)
        {
            db.ChangeTracker.Clear();
            var officer = await db.OfficerAsync(User, ct);
            if (await db.ApologyLetters.Of(officer.AgencyId).Include(l => l.Dossier!.Agency).SingleOrDefaultAsync(l => l.Id == id, ct) is not { } letter) continue;
            // A second click, or another was quicker: it is posted.
            if (letter.PublishedAt is not null)
            {
                before++;
                continue;
            }
            db.Entry(letter).Property(l => l.Version).OriginalValue = version;
            try
            {
                letter.Post(letter.Dossier!, officer, clock.GetCurrentInstant());
                await db.SaveChangesAsync(ct);
                posted++;
            }
            catch (Exception no) when (no is RuleViolation or DbUpdateConcurrencyException)
            {
                unposted.Add($"hồ sơ {letter.Dossier!.Code}: {(no is RuleViolation ? no.Message.TrimEnd('.') : "người khác vừa sửa, hãy đọc lại")}");
            }
        }
        if (posted > 0) this.Say($"Đã đăng công khai {posted} phiếu, tên người nộp được che.{(before > 0 ? $" {before} phiếu đã được đăng trước đó." : "")}");
        else if (before > 0) this.Say($"{before} phiếu đã được đăng trước đó.");
        if (unposted.Count > 0)
            TempData.Refuse($"{unposted.Count} phiếu chưa đăng: {string.Join("; ", unposted.Take(MostTold))}{(unposted.Count > MostTold ? $"; và {unposted.Count - MostTold} phiếu khác" : "")}.");
        return LocalRedirect(List);
    }

    static (long, uint)? Parse(string pick) =>
        pick.Split('-') is [var id, var version, ""] && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var letter)
            && uint.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var seen)
            ? (letter, seen)
            : null;
}
