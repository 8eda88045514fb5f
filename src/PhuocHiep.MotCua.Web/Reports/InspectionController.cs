using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Bộ hồ sơ kiểm tra: the packs that were made, and the order for another.</summary>
[Only(Role.Supervisor), Route("/reports/inspection")]
public sealed class InspectionController(MotCuaDb db, IClock clock, Settings settings, Schedule schedule) : Controller
{
    const int Shown = 20;

    [HttpGet]
    public async Task<IActionResult> GetAsync(ReportQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (asked, problem) = query.Read(User.AgencyId(), now);
        problem?.AddTo(ModelState);
        return View("Inspection", await PageAsync(asked, now, ct));
    }

    /// <param name="key">Of the form: sent twice, it asks for one pack.</param>
    [HttpPost]
    public async Task<IActionResult> PostAsync(ReportQuery query, Guid key, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (asked, problem) = query.Read(User.AgencyId(), now);
        if (problem is not null || key == Guid.Empty) return BadRequest();
        var officer = await db.OfficerAsync(User, ct);
        var pack = await OwedAsync(asked, key, ct);
        if (pack is null)
        {
            var agency = await db.Agencies.SingleAsync(a => a.Id == officer.AgencyId, ct);
            try
            {
                pack = InspectionPack.Ask(agency, asked.From, asked.To, officer, officer.FullName, key, now);
                db.InspectionPacks.Add(pack);
                await db.SaveChangesAsync(ct);
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError(nameof(ReportQuery.From), no.Message);
                return View("Inspection", await PageAsync(asked, now, ct));
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: MotCuaDb.OnePackPerForm or MotCuaDb.OneOwedPackPerPeriod })
            {
                // The other click, or the other supervisor, was quicker.
                db.ChangeTracker.Clear();
                if (await OwedAsync(asked, key, ct) is not { } other) throw;
                pack = other;
            }
            schedule.WakePacks();
        }
        else if (pack.State == PackState.Failed)
        {
            pack.Restart(now);
            await db.SaveChangesAsync(ct);
            schedule.WakePacks();
        }
        return LocalRedirect(PackPage.Address(pack.Id));
    }

    /// <summary>This form's pack, or the one of the same days that is not made yet.</summary>
    Task<InspectionPack?> OwedAsync(ReportPeriod asked, Guid key, CancellationToken ct) => db.InspectionPacks
        .Where(p => p.AgencyId == asked.AgencyId && (p.RequestKey == key || (p.From == asked.From && p.To == asked.To && p.FinishedAt == null && p.DroppedAt == null)))
        .OrderByDescending(p => p.RequestKey == key).FirstOrDefaultAsync(ct);

    async Task<InspectionPage> PageAsync(ReportPeriod asked, Instant now, CancellationToken ct)
    {
        var packs = await db.InspectionPacks.AsNoTracking().Where(p => p.AgencyId == asked.AgencyId).OrderByDescending(p => p.Id).Take(Shown).ToListAsync(ct);
        var pages = new List<PackPage>();
        foreach (var pack in packs) pages.Add(await db.PackPageAsync(pack, settings, now, ct));
        return new(new("/reports/inspection", asked, now, AsksAsOf: false), pages, Guid.NewGuid());
    }
}

public sealed record InspectionPage(ReportHead Head, IReadOnlyList<PackPage> Packs, Guid Key)
{
    public string From => KpiQuery.Iso(Head.Period.From);

    public string To => KpiQuery.Iso(Head.Period.To);
}
