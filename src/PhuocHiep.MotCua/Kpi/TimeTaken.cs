using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>Thời gian giải quyết: how long the results of a day had taken, added up like a count, so that a year's average is a sum of days.</summary>
public static class TimeTaken
{
    /// <summary>Its name among the sums of a day: the numerator is microseconds from receipt to result, weekends too, the denominator results.</summary>
    public const string Id = "766-time-taken";

    /// <summary>Rises with the question.</summary>
    internal const string Formula = Id + "/1";

    /// <summary>What has nothing of a day has no line of it.</summary>
    internal static async Task<Dictionary<LocalDate, Halves>> EachDayAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct)
    {
        var (agency, start, end, asOf) = (period.AgencyId, period.Start, period.End, period.AsOf);
        return await db.Database.SqlQuery<DayTaken>($"""
            select (completed_at at time zone 'Asia/Ho_Chi_Minh')::date as "on", sum(extract(epoch from completed_at - received_at) * 1000000)::bigint as taken, count(*) as results from dossiers
            where agency_id = {agency} and completed_at >= {start} and completed_at < {end} and completed_at <= {asOf} group by 1
            """).ToDictionaryAsync(day => day.On, day => new Halves(day.Taken, day.Results), ct);
    }

    sealed record DayTaken(LocalDate On, long Taken, long Results);
}
