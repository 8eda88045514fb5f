using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Forecasts;

/// <summary>Hồ sơ nằm ở đâu, bao lâu: who held the clock of the dossiers of a period, and how long.</summary>
[Only(Role.Supervisor), Route("/kpi/custody")]
public sealed class CustodyController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(KpiQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (period, problem) = query.Read(User.AgencyId(), now);
        problem?.AddTo(ModelState);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == period.AgencyId, ct);
        var held = await db.HeldAsync(agency.Id, period.From, period.To, await db.CalendarAsync(agency, ct), now, ct);
        var ids = held.ByProcedure.Keys.ToList();
        var procedures = await db.Procedures.AsNoTracking().Where(p => ids.Contains(p.Id)).Select(p => new HeldProcedure(p.Id, p.Code, p.Name, p.Field)).ToListAsync(ct);
        return View("Custody", new CustodyPage(query, period.From, period.To, held, procedures, agency.Hours));
    }
}
