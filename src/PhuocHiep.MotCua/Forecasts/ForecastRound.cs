using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>
/// One pass over what past days had taken: days that are over are added up, the latest first, some in each pass; on the first working day of
/// a week is written down what is said of it; weeks that are over are judged, those of which nothing was said by what was known on their
/// first morning.
/// </summary>
public sealed class ForecastRound(MotCuaDb db, IClock clock)
{
    /// <summary>How many days are added up and weeks told afterwards in one pass: a round never takes long.</summary>
    public const int MostDays = 120, MostWeeks = 2;

    /// <summary>So many days are held in memory at once.</summary>
    const int DaysAtOnce = 10;

    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many days were added up, dossiers foretold and weeks judged.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Forecasts, ct);
        var (days, acted) = (0, 0);
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(ct))
        {
            await ForgetStaleAsync(agency.Id, ct);
            if (await db.Dossiers.Of(agency.Id).MinAsync(d => (Instant?)d.ReceivedAt, ct) is not { } first) continue;
            var calendar = await db.CalendarAsync(agency, ct);
            var missing = await MissingAsync(agency.Id, first.VietnamDay(), now.VietnamDay(), ct);
            days += Period.DaysBetween(first.VietnamDay(), now.VietnamDay());
            acted += await AddUpAsync(agency.Id, missing, calendar, ct);
            await LookBackAsync(agency.Id, now.VietnamDay(), missing.Count > 0, calendar, ct);
            if (missing.Count > MostDays) continue;
            acted += await ForetellAsync(agency, calendar, now, ct);
            acted += await JudgeAsync(agency, calendar, first.VietnamDay(), now, ct);
        }
        db.Heartbeats.Add(new() { Round = RoundName.Forecasts, At = clock.GetCurrentInstant(), Looked = days, Acted = acted });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return acted;
    }

    /// <summary>What becomes stale while this runs has a row that this does not see, and stays stale. What was told afterwards of a past that has changed is told again.</summary>
    async Task ForgetStaleAsync(int agencyId, CancellationToken ct)
    {
        var stale = await db.StaleSpentDays.AsNoTracking().Where(s => s.AgencyId == agencyId).ToListAsync(ct);
        if (stale.Count == 0) return;
        var (ids, days) = (stale.ConvertAll(s => s.Id), stale.Select(s => s.On).Distinct().ToList());
        await db.StaleSpentDays.Where(s => ids.Contains(s.Id)).ExecuteDeleteAsync(ct);
        if (await db.SpentDays.Where(d => d.AgencyId == agencyId && days.Contains(d.On)).ExecuteDeleteAsync(ct) > 0)
            await db.ForecastWeeks.Where(w => w.AgencyId == agencyId && w.IsBackTest).ExecuteDeleteAsync(ct);
    }

    /// <returns>Days that are over and not added up, the latest first.</returns>
    async Task<List<LocalDate>> MissingAsync(int agencyId, LocalDate first, LocalDate today, CancellationToken ct)
    {
        var known = (await db.SpentDays.Of(agencyId).Select(d => d.On).ToListAsync(ct)).ToHashSet();
        var missing = new List<LocalDate>();
        for (var day = today.PlusDays(-1); day >= first; day = day.PlusDays(-1)) if (!known.Contains(day)) missing.Add(day);
        return missing;
    }

    async Task<int> AddUpAsync(int agencyId, List<LocalDate> missing, WorkCalendar calendar, CancellationToken ct)
    {
        var days = missing.Take(MostDays).ToList();
        // Added up in another way before: so were the weeks that were told afterwards.
        if (await db.SpentDays.Where(d => d.AgencyId == agencyId && days.Contains(d.On)).ExecuteDeleteAsync(ct) > 0)
            await db.ForecastWeeks.Where(w => w.AgencyId == agencyId && w.IsBackTest).ExecuteDeleteAsync(ct);
        for (var i = 0; i < days.Count;)
        {
            var from = i;
            while (++i < days.Count && i - from < DaysAtOnce && days[i] == days[i - 1].PlusDays(-1)) { }
            db.SpentDays.AddRange(await db.AddUpAsync(agencyId, days[i - 1], days[from], calendar, ct));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
        return days.Count;
    }

    /// <summary>The sum of the last twelve months is taken once a day, and again where a day was added to it.</summary>
    async Task LookBackAsync(int agencyId, LocalDate today, bool isChanged, WorkCalendar calendar, CancellationToken ct)
    {
        var kept = await db.YearsBehind.SingleOrDefaultAsync(y => y.AgencyId == agencyId, ct);
        if (kept is not null && kept.On == today && !isChanged) return;
        var behind = await db.YearBehindAsync(agencyId, today, calendar, ct);
        if (kept is null) db.YearsBehind.Add(behind);
        else (kept.On, kept.Times, kept.Paces) = (behind.On, behind.Times, behind.Paces);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>On the first working day of the week, at whichever hour: what is said is what was known before its work began.</summary>
    async Task<int> ForetellAsync(Agency agency, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var today = now.VietnamDay();
        if (FirstWorked(calendar, ForecastQueries.Monday(today)) != today || await db.KeptForecasts.AnyAsync(f => f.AgencyId == agency.Id && f.On == today, ct)) return 0;
        var said = await SayAsync(agency, calendar, today, now, ct);
        db.KeptForecasts.AddRange(said);
        await db.SaveChangesAsync(ct);
        return said.Count;
    }

    async Task<int> JudgeAsync(Agency agency, WorkCalendar calendar, LocalDate first, Instant now, CancellationToken ct)
    {
        var (judged, toldAfterwards) = (0, 0);
        var monday = ForecastQueries.Monday(now.VietnamDay());
        var from = monday.PlusWeeks(-ForecastQueries.WeeksJudged);
        var known = (await db.ForecastWeeks.Where(w => w.AgencyId == agency.Id && w.On >= from).Select(w => w.On).ToListAsync(ct)).ToHashSet();
        for (var week = monday.PlusWeeks(-1); week >= from; week = week.PlusWeeks(-1))
        {
            // A week without work, or before the first dossier, says nothing.
            if (FirstWorked(calendar, week) is not { } on || on <= first || known.Contains(on)) continue;
            var kept = await db.KeptForecasts.AsNoTracking().Where(f => f.AgencyId == agency.Id && f.On == on).ToListAsync(ct);
            if (kept.Count == 0 && ++toldAfterwards > MostWeeks) break;
            var said = kept.Count > 0 ? kept : await SayAsync(agency, calendar, on, now, ct);
            var ids = said.ConvertAll(f => f.DossierId);
            var fates = await db.Dossiers.Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => new Fate(d.OnTimeUntil, d.CompletedAt, d.DroppedAt, d.ClockStoppedAt), ct);
            db.ForecastWeeks.Add(ForecastWeek.Judge(agency.Id, on, isBackTest: kept.Count == 0, said, fates, now));
            judged++;
        }
        await db.SaveChangesAsync(ct);
        return judged;
    }

    /// <summary>Of all that is due until the week's end. What was moved since is not said: it would be said by the later promise.</summary>
    async Task<List<KeptForecast>> SayAsync(Agency agency, WorkCalendar calendar, LocalDate on, Instant now, CancellationToken ct) =>
        [.. (await db.ForecastThenAsync(agency, calendar, on, ForecastQueries.Monday(on).PlusDays(6), ct)).Where(f => !f.Dossier.IsMovedSince).Select(f => new KeptForecast
        {
            AgencyId = agency.Id,
            On = on,
            DossierId = f.Dossier.Id,
            OnTimeUntil = f.Dossier.OnTimeUntil,
            Probability = f.Probability,
            SaidLate = f.SaidLate,
            IsPastHalf = f.IsPastHalf,
            MadeAt = now,
        })];

    static LocalDate? FirstWorked(WorkCalendar calendar, LocalDate monday)
    {
        var day = calendar.NextWorked(monday);
        return day < monday.PlusWeeks(1) ? day : null;
    }
}
