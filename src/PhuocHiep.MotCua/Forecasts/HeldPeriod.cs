using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>Hồ sơ nằm ở đâu, bao lâu: who held the clock of the dossiers whose results came in a period, in office hours.</summary>
/// <param name="ByProcedure">Of dossiers brought in from another register nobody knows; they are not in it.</param>
/// <param name="MissingDays">Days of the period that are over and not added up yet.</param>
public sealed record HeldPeriod(IReadOnlyDictionary<int, HeldTime> ByProcedure, int MissingDays)
{
    public HeldTime Total => ByProcedure.Values.Aggregate(HeldTime.None, (sum, of) => sum + of);
}

public static class HeldPeriods
{
    /// <summary>So many days that are not added up yet are asked of their dossiers: today, and what the round has not come to since yesterday.</summary>
    const int AskedAnew = 3;

    /// <summary>Both days included. A sum of days; it reads no dossiers but those of the last days.</summary>
    public static async Task<HeldPeriod> HeldAsync(this MotCuaDb db, int agencyId, LocalDate from, LocalDate to, WorkCalendar calendar, Instant now, CancellationToken ct = default)
    {
        if (await db.Dossiers.Of(agencyId).MinAsync(d => (Instant?)d.ReceivedAt, ct) is not { } received) return new(new Dictionary<int, HeldTime>(), 0);
        var (first, last) = (LocalDate.Max(from, received.VietnamDay()), LocalDate.Min(to, now.VietnamDay()));
        var stale = await db.StaleSpentDays.Where(s => s.AgencyId == agencyId).Select(s => s.On).Distinct().ToListAsync(ct);
        var days = await db.SpentDays.AsNoTracking().Of(agencyId).Where(d => d.On >= first && d.On <= last && !stale.Contains(d.On)).Select(d => new { d.On, d.Held }).ToListAsync(ct);
        var known = days.Select(d => d.On).ToHashSet();
        var missing = new List<LocalDate>();
        for (var day = last; day >= first; day = day.PlusDays(-1)) if (!known.Contains(day)) missing.Add(day);
        var held = days.ConvertAll(d => d.Held);
        foreach (var day in missing.Take(AskedAnew)) held.AddRange((await db.AddUpAsync(agencyId, day, day, calendar, ct)).Select(d => d.Held));
        return new(held.SelectMany(of => of).GroupBy(of => of.Key, of => of.Value).ToDictionary(of => of.Key, of => of.Aggregate(HeldTime.None, (sum, more) => sum + more)), Math.Max(0, missing.Count - AskedAnew));
    }
}
