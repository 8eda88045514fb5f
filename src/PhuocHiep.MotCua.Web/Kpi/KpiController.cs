using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Chỉ số: first what needs her now, then every figure with its target, its gap and the way to its dossiers.</summary>
[Only(Role.Supervisor), Route("/kpi")]
public sealed class KpiController(MotCuaDb db, IClock clock) : Controller
{
    const int Months = 12;

    /// <summary>The figures with a card and a trend; every other one has its row.</summary>
    public static readonly IReadOnlyList<string> Headlines = ["on-time-rate", "apology-rate", "apology-published-rate", "online-payment-dossier-rate", "digitization-rate"];

    [HttpGet]
    public async Task<IActionResult> GetAsync(KpiQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var (period, problem) = query.Read(User.AgencyId(), now);
        if (problem is not null) ModelState.AddModelError(nameof(KpiQuery.From), problem);
        // One snapshot: an intake between two questions would make the page contradict itself.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (period.AsOf == now) period = period with { Sums = await db.DaySumsAsync(period, ct) };
        var figures = await db.FiguresAsync(period, ct);
        var trends = new Dictionary<string, Chart>();
        foreach (var id in Headlines) trends[id] = new(Indicators.Find(id)!, await db.MonthsAsync(Indicators.Find(id)!, period, Months, ct));
        var charted = Headlines.Contains(query.Chart) ? query.Chart! : Headlines[0];
        var officer = await db.OfficerAsync(User, ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == officer.AgencyId, ct);
        var reminders = await db.RemindersOfAsync(officer, await db.CalendarAsync(agency, ct), now, ct);
        return View("Kpi", new KpiPage(query, period, figures, trends, trends[charted], await db.NeedsYouAsync(agency, now, ct), reminders.Count, now)
        {
            Ledger = await LedgerTable.ReadAsync(db, period, ct),
        });
    }
}

/// <param name="Reminders">Of how many dossiers the officer was told and still stands so.</param>
public sealed record KpiPage(KpiQuery Query, KpiPeriod Period, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, Chart> Trends, Chart Chart, NeedsYou Needs, int Reminders, Instant Now)
{
    public required LedgerTable Ledger { get; init; }
}
