using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
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
    [HttpGet("{id:long}"), HttpGet("{id:long}.pdf")]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        if (await db.Bundles.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.AgencyId == agency.Id, ct) is not { } bundle) return NotFound();
        var ids = bundle.Passed.ConvertAll(passed => passed.DossierId);
        var passed = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).OrderBy(d => d.DueAt).ThenBy(d => d.Id)
            .Select(d => new { d.Id, d.Code, d.ApplicantName, Procedure = d.Procedure!.Name, d.DueAt, d.Origin }).ToListAsync(ct);
        var list = HandOverList.Form(agency, bundle.GivenBy, bundle.TakenBy, bundle.Reason,
            passed.ConvertAll(d => new HandedOn(d.Code, d.ApplicantName, d.Procedure, d.DueAt, FromOf(bundle, d.Id))),
            bundle.At, passed.Exists(d => d.Origin == Origin.Demonstration));
        return Request.Path.Value!.EndsWith(".pdf", StringComparison.Ordinal) ? File(list.ToPdf(), "application/pdf") : View("Bundle", new BundlePage(bundle, list));
    }

    /// <summary>Who had it before, where it was not whoever gives it.</summary>
    static string FromOf(Bundle bundle, long dossierId) =>
        bundle.Passed.Find(passed => passed.DossierId == dossierId)?.From is not { } from ? "Mới tiếp nhận" : from == bundle.GivenBy ? "" : $"Từ {from}";
}

public sealed record BundlePage(Bundle Bundle, Form List);
