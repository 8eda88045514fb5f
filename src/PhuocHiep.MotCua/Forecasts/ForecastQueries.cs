using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Forecasts;

public static class ForecastQueries
{
    /// <summary>How many working days ahead is looked, today among them.</summary>
    public const int Ahead = 5;

    /// <summary>Over how many weeks the forecast is judged.</summary>
    public const int WeeksJudged = 8;

    /// <summary>The day on which is asked, a working one, and the end of the last of the coming working days; what is due today is asked of until its day ends, also after closing.</summary>
    public static (LocalDate On, Instant Until) Window(WorkCalendar calendar, Instant now)
    {
        var on = calendar.NextWorked(now.VietnamDay());
        var last = on;
        for (var i = 1; i < Ahead; i++) last = calendar.NextWorked(last.PlusDays(1));
        return (on, last.End());
    }

    /// <summary>Who will be late in the coming working days if nothing changes, the likeliest first. Reads one row of the past, and what is open.</summary>
    public static async Task<IReadOnlyList<Forecast>> ForecastAsync(this MotCuaDb db, Agency agency, WorkCalendar calendar, Instant now, CancellationToken ct = default)
    {
        var (on, until) = Window(calendar, now);
        var behind = await db.YearsBehind.AsNoTracking().SingleOrDefaultAsync(y => y.AgencyId == agency.Id, ct) ?? new YearBehind();
        var flights = await db.InFlightAsync(agency.Id, now, until, ct);
        // What was late at this instant is late already; what is due today is not.
        return [.. Forecast.Of(on, flights, new(behind.Times, await db.FieldsAsync(agency.Id, ct)), behind.Paces, calendar).Where(f => f.Dossier.OnTimeUntil >= now)];
    }

    /// <summary>The same as it would have been told on a morning in the past, of what was due until then: from what was known on that morning and nothing else.</summary>
    public static async Task<IReadOnlyList<Forecast>> ForecastThenAsync(this MotCuaDb db, Agency agency, WorkCalendar calendar, LocalDate on, LocalDate until, CancellationToken ct = default)
    {
        var behind = await db.YearBehindAsync(agency.Id, on, calendar, ct);
        var flights = await db.InFlightAsync(agency.Id, on.Start(), until.End(), ct);
        return Forecast.Of(on, flights, new(behind.Times, await db.FieldsAsync(agency.Id, ct)), behind.Paces, calendar);
    }

    /// <summary>The weeks that were judged last.</summary>
    public static async Task<TrackRecord> TrackRecordAsync(this MotCuaDb db, int agencyId, LocalDate today, CancellationToken ct = default)
    {
        var from = Monday(today).PlusWeeks(-WeeksJudged);
        return new(await db.ForecastWeeks.AsNoTracking().Where(w => w.AgencyId == agencyId && w.On >= from).OrderBy(w => w.On).ToListAsync(ct));
    }

    /// <summary>The last day of the week of a day.</summary>
    public static LocalDate SundayOf(LocalDate day) => Monday(day).PlusDays(6);

    internal static LocalDate Monday(LocalDate day) => day.PlusDays(1).Previous(IsoDayOfWeek.Monday);

    static Task<Dictionary<int, string>> FieldsAsync(this MotCuaDb db, int agencyId, CancellationToken ct) => db.Procedures.Of(agencyId).ToDictionaryAsync(p => p.Id, p => p.Field, ct);
}
