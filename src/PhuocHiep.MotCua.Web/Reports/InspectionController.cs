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
public sealed class InspectionController(MotCuaDb db, IClock clock, Schedule schedule) : Controller
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
        if (await UnmadeAsync(asked, key, ct) is not { } id)
        {
            var agency = await db.Agencies.SingleAsync(a => a.Id == officer.AgencyId, ct);
            try
            {
                var pack = InspectionPack.Ask(agency, asked.From, asked.To, officer, officer.FullName, key, now);
                db.InspectionPacks.Add(pack);
                await db.SaveChangesAsync(ct);
                id = pack.Id;
            }
            catch (RuleViolation no)
            {
                ModelState.AddModelError(nameof(ReportQuery.From), no.Message);
                return View("Inspection", await PageAsync(asked, now, ct));
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: MotCuaDb.OnePackPerForm })
            {
                // The other click was quicker.
                db.ChangeTracker.Clear();
                id = await db.InspectionPacks.Where(p => p.RequestKey == key).Select(p => p.Id).SingleAsync(ct);
            }
            schedule.WakePacks();
        }
        return LocalRedirect(PackPage.Address(id));
    }

    /// <summary>This form's pack, or another of the same days that is not made yet.</summary>
    async Task<long?> UnmadeAsync(ReportPeriod asked, Guid key, CancellationToken ct) => await db.InspectionPacks
        .Where(p => p.AgencyId == asked.AgencyId && (p.RequestKey == key || (p.From == asked.From && p.To == asked.To && p.FinishedAt == null && p.FailedAt == null)))
        .OrderByDescending(p => p.RequestKey == key).Select(p => (long?)p.Id).FirstOrDefaultAsync(ct);

    async Task<InspectionPage> PageAsync(ReportPeriod asked, Instant now, CancellationToken ct) =>
        new(new("/reports/inspection", asked, now, AsksAsOf: false), await db.InspectionPacks.AsNoTracking().Where(p => p.AgencyId == asked.AgencyId).OrderByDescending(p => p.Id).Take(Shown).ToListAsync(ct), Guid.NewGuid());
}

public sealed record InspectionPage(ReportHead Head, IReadOnlyList<InspectionPack> Packs, Guid Key)
{
    public string From => KpiQuery.Iso(Head.Period.From);

    public string To => KpiQuery.Iso(Head.Period.To);
}
