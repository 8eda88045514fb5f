using NodaTime.Testing;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

public sealed class BreakdownTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task Fields_are_told_apart_and_the_one_that_misses_most_comes_first()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            a,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-06T10:00:00+07:00,granted
            b,1.004873,counter,B,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-07T10:00:00+07:00,granted
            c,2.000815,counter,C,2024-08-01T08:00:00+07:00,2024-08-01T17:00:00+07:00,2024-08-02T10:00:00+07:00,granted
            d,2.000815,counter,D,2024-08-01T08:00:00+07:00,2024-08-01T17:00:00+07:00,2024-08-02T10:00:00+07:00,granted
            e,2.000815,counter,E,2024-08-01T08:00:00+07:00,2024-08-01T17:00:00+07:00,2024-08-01T10:00:00+07:00,granted
            """, At(2024, 8, 20));

        var fields = await db.BreakdownAsync(new OnTimeRate(), Counted.August((await AgencyAsync(db)).Id, At(2024, 8, 20)), BreakdownBy.Field, new());

        Assert.Equal([("Chứng thực", 1L, 3L), ("Hộ tịch", 1L, 2L)], fields.Select(f => (f.Key, f.Halves.Numerator, f.Halves.Denominator)));
    }

    [Fact]
    public async Task The_fields_of_every_indicator_add_up_to_its_figure()
    {
        var now = At(2024, 8, 12, 10);
        await using var db = Database.Open();
        await new Demonstration(db, Database.Settings(), seed: 5).LoadAsync(300, now);
        await new ApologyRound(db, new FakeClock(now)).RunAsync();
        var agency = (await AgencyAsync(db)).Id;
        var told = 0;
        foreach (var period in new KpiPeriod[] { new(agency, new(2024, 1, 1), new(2024, 12, 31), now), new(agency, new(2024, 3, 5), new(2024, 6, 20), At(2024, 6, 1)) })
        {
            foreach (var indicator in Indicators.All.OfType<DossierIndicator>())
            {
                var figure = await db.FigureAsync(indicator, period);
                var fields = await db.BreakdownAsync(indicator, period, BreakdownBy.Field, new());
                Assert.Equal((indicator.Id, figure.Halves), (indicator.Id, fields.Aggregate(Halves.None, (sum, of) => sum + of.Halves)));
                Assert.Equal(fields.Count, fields.Select(f => f.Key).Distinct().Count());
                told += fields.Count;
            }
        }
        Assert.True(told > 20);
    }
}
