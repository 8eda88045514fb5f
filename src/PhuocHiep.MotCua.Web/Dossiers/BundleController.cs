using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Bàn giao hồ sơ: many at once to one officer with a reason, and the list that both sign.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/holder")]
public sealed class BundleController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the queue.</summary>
    [HttpGet]
    public IActionResult Get() => LocalRedirect("/dossiers");

    [HttpPost]
    public async Task<IActionResult> PostAsync([Bind(Prefix = nameof(QueuePage.HandOn))] HandOnForm form, QueueQuery query, CancellationToken ct)
    {
        var (now, officer) = (clock.GetCurrentInstant(), await db.OfficerAsync(User, ct));
        var (chosen, reason) = (form.Chosen(), VietnameseText.Clean(form.Reason));
        if (chosen.Count == 0) ModelState.AddModelError("HandOn.All", "Chọn ít nhất một hồ sơ trong danh sách.");
        var to = form.Officer is { } id ? await db.Users.AsNoTracking().WhoSettle(officer.AgencyId).SingleOrDefaultAsync(o => o.Id == id, ct) : null;
        if (to is null) ModelState.AddModelError("HandOn.Officer", "Chọn người nhận.");
        if (reason is null) ModelState.AddModelError("HandOn.Reason", "Ghi lý do chuyển.");
        else if (reason.Length > Bundle.LongestReason) ModelState.AddModelError("HandOn.Reason", $"Lý do dài quá {Bundle.LongestReason.ToString("N0", VietnamTime.Culture)} ký tự.");
        if (ModelState.IsValid)
        {
            var bundle = await new HandingOn(db).RunAsync(chosen, to!, reason!, officer, now, ct);
            if (bundle.Passed.Count > 0) return LocalRedirect($"/dossiers/holder/{bundle.Id}");
            foreach (var kept in bundle.Kept) ModelState.AddModelError("", $"{kept.Code}: {kept.Why}");
            if (bundle.Kept.Count == 0) ModelState.AddModelError("HandOn.All", "Không còn hồ sơ nào trong số đã chọn.");
        }
        var page = await QueuePage.ReadAsync(db, officer, query, now, ct);
        return View("Queue", page with { HandOn = form, Rows = page.Rows with { Chosen = form.All ? form.OnPage : form.Picks } });
    }

    /// <summary>What passed and what did not, and the list to print.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        if (await db.Bundles.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.AgencyId == agency.Id, ct) is not { } bundle) return NotFound();
        var ids = bundle.Passed.ConvertAll(passed => passed.DossierId);
        var dossiers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.DueAt).ThenBy(d => d.Id)
            .Select(d => new BundleLine(d.Id, d.Code, d.ApplicantName, d.Procedure!.Name, d.DueAt, d.Origin == Origin.Demonstration)).ToListAsync(ct);
        return View("Bundle", new BundlePage(bundle, agency, dossiers));
    }
}

public sealed record BundleLine(long Id, string Code, string Applicant, string Procedure, Instant DueAt, bool IsDemonstration);

public sealed record BundlePage(Bundle Bundle, Agency Agency, IReadOnlyList<BundleLine> Dossiers)
{
    /// <summary>Who had it before, where it was not whoever gives it.</summary>
    public string FromOf(BundleLine line) => Bundle.Passed.Find(passed => passed.DossierId == line.Id)?.From is not { } from ? "Mới tiếp nhận" : from == Bundle.GivenBy ? "" : $"Từ {from}";
}
