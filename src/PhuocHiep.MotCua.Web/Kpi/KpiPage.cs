using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Commitments;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <param name="Problem">What was wrong with the days that were typed.</param>
/// <param name="Reminders">Of how many dossiers the officer was told and still stands so.</param>
public sealed record KpiPage(
    KpiPeriod Period, PeriodProblem? Problem, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, Halves?> Before, IReadOnlyDictionary<string, Chart> Trends, Chart Chart, LedgerTable Ledger, EnteredRowsShown Entered, NeedsYou Needs, int Reminders, Instant Now)
{
    const int Months = 12;

    /// <summary>The figures with a card and a trend; every other one has its row.</summary>
    public static readonly IReadOnlyList<string> Headlines = ["on-time-rate", "apology-rate", "apology-published-rate", "online-payment-dossier-rate", "digitization-rate"];

    public Figure Figure(string id) => Figures.Single(f => f.Indicator.Id == id);

    /// <summary>All that the page says, read in one snapshot: an intake between two questions would make it contradict itself.</summary>
    public static async Task<KpiPage> ReadAsync(MotCuaDb db, Officer officer, KpiQuery query, Instant now, CancellationToken ct = default)
    {
        var (period, problem) = query.Read(officer.AgencyId, now);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (period.AsOf == now) period = period with { Sums = (await db.DayBookAsync(period.AgencyId, LocalDate.Min(period.Before().From, period.FirstMonth(1)), period.To, now, ct)).Of(period) };
        var figures = await db.FiguresAsync([.. Indicators.All, .. Indicators.Beside], period, ct);
        var trends = (await db.MonthsAsync([.. Headlines.Select(id => Indicators.Find(id)!)], period, Months, ct)).ToDictionary(of => of.Key, of => new Chart(Indicators.Find(of.Key)!, of.Value));
        var charted = Headlines.Contains(query.Chart) ? query.Chart! : Headlines[0];
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == officer.AgencyId, ct);
        var reminders = await db.RemindersOfAsync(officer, await db.CalendarAsync(agency, ct), now, ct);
        return new(period, problem, figures, await db.BeforeAsync(period, ct), trends, trends[charted], await LedgerTable.ReadAsync(db, period, ct),
            new(await db.EnteredRowsAsync(period, ct), await db.EnteredRowsAsync(period.Before(), ct)), await db.NeedsYouAsync(agency, now, ct), reminders.Count, now);
    }
}
