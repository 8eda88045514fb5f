using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
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
        var figures = await db.FiguresAsync(period, ct);
        var trends = new Dictionary<string, Chart>();
        foreach (var id in Headlines) trends[id] = new(Indicators.Find(id)!, await db.MonthsAsync(Indicators.Find(id)!, period, Months, ct));
        var charted = Headlines.Contains(query.Chart) ? query.Chart! : Headlines[0];
        return View("Kpi", new KpiPage(query, period, figures, trends, trends[charted], await TodayAsync(now, ct)));
    }

    /// <summary>What waits for somebody, counted on the small indexes of what is unfinished.</summary>
    async Task<NeedsYou> TodayAsync(Instant now, CancellationToken ct)
    {
        var agencyId = User.AgencyId();
        var letters = db.ApologyLetters.AsNoTracking().Of(agencyId);
        var calendar = await db.CalendarAsync(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, ct), ct);
        var anHourAgo = now - Duration.FromHours(1);
        return new(
            await letters.CountAsync(l => l.SignedAt == null && l.ReasonAt != null, ct),
            await letters.CountAsync(l => l.SignedAt == null && l.ReasonAt == null, ct),
            await letters.CountAsync(l => l.SignedAt != null && l.SentAt == null && l.HandedOverAt == null, ct),
            await letters.CountAsync(l => l.SignedAt != null && l.PublishedAt == null, ct),
            await db.Dossiers.Of(agencyId).Overdue(now).CountAsync(ct),
            await OwedLettersAsync(agencyId, now, ct),
            await db.OutgoingMessages.CountAsync(m => m.AgencyId == agencyId && m.SentAt == null && m.GivenUpAt == null && m.CreatedAt < anHourAgo, ct),
            (await db.RosterGapsAsync(agencyId, calendar, now.VietnamDay(), ct)).Count,
            calendar.LastDay is { } last && Period.DaysBetween(now.VietnamDay(), last) > 60 ? null : calendar.LastDay ?? now.VietnamDay());
    }

    /// <summary>Apologies owed without a draft, for whatever cause: the round has not been by.</summary>
    async Task<int> OwedLettersAsync(int agencyId, Instant now, CancellationToken ct)
    {
        var owed = 0;
        foreach (var cause in Enum.GetValues<ApologyCause>())
            owed += await db.Dossiers.Of(agencyId).OwedLetter(db.ApologyLetters, cause, now).CountAsync(ct);
        return owed;
    }
}

/// <param name="RosterGaps">Half days of the next working days without somebody at the counter or without a backup.</param>
/// <param name="CalendarEnds">The last day of the holiday calendar, where it is nearer than 60 days.</param>
public sealed record NeedsYou(int ToSign, int WithoutReason, int ToIssue, int ToPost, int Overdue, int LateWithoutLetter, int UnsentMails, int RosterGaps, LocalDate? CalendarEnds);

public sealed record KpiPage(KpiQuery Query, KpiPeriod Period, IReadOnlyList<Figure> Figures, IReadOnlyDictionary<string, Chart> Trends, Chart Chart, NeedsYou Now);
