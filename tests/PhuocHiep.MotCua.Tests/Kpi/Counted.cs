using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>Counts one indicator, and sees that what is listed behind it are the dossiers or procedures that were counted.</summary>
static class Counted
{
    /// <summary>The whole of August 2024.</summary>
    public static KpiPeriod August(int agencyId, Instant asOf) => new(agencyId, new(2024, 8, 1), new(2024, 8, 31), asOf);

    public static async Task<(long Numerator, long Denominator)> CountAsync(this MotCuaDb db, Indicator indicator, KpiPeriod period)
    {
        var halves = (await indicator.CountAsync(db, period, CancellationToken.None))!;
        // What is left out is of the same kind, and is not what was counted.
        if (indicator is DossierIndicator of)
        {
            var (excluded, counted) = (await of.Dossiers(db, period, FigurePart.Excluded).Select(d => d.Id).ToListAsync(), await of.Dossiers(db, period, FigurePart.Denominator).Select(d => d.Id).ToListAsync());
            Assert.Equal((excluded.Count, 0), (excluded.Distinct().Count(), excluded.Intersect(counted).Count()));
            foreach (var by in Enum.GetValues<BreakdownBy>())
                Assert.Equal(halves, (await db.BreakdownAsync(of, period, by, new())).Aggregate(Halves.None, (sum, line) => sum + line.Halves));
        }
        foreach (var (part, expected) in new[] { (FigurePart.Numerator, halves.Numerator), (FigurePart.Denominator, halves.Denominator), (FigurePart.Missing, halves.Denominator - halves.Numerator) })
        {
            var listed = indicator switch
            {
                DossierIndicator dossiers => await dossiers.Dossiers(db, period, part).Select(d => (long)d.Id).ToListAsync(),
                ProcedureIndicator procedures => await procedures.Procedures(db, period, part).Select(p => (long)p.Id).ToListAsync(),
                _ => throw new ArgumentException($"{indicator.Id} lists nothing.", nameof(indicator)),
            };
            Assert.Equal((part, expected, expected), (part, listed.Count, listed.Distinct().LongCount()));
        }
        return (halves.Numerator, halves.Denominator);
    }
}
