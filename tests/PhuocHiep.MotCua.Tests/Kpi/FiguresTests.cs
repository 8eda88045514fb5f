using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

public sealed class FiguresTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant InSeptember = At(2024, 9, 5);

    [Fact]
    public async Task Every_indicator_of_the_contract_is_there_in_order_with_its_target()
    {
        await using var db = Database.Open();
        var figures = await db.FiguresAsync(Counted.August((await AgencyAsync(db)).Id, InSeptember));

        Assert.Equal(
            [
                ("on-time-rate", 100m), ("apology-rate", 100m), ("apology-oversight-rate", 100m), ("apology-published-rate", 100m),
                ("online-dossier-rate", 100m), ("full-online-service-rate", 100m), ("online-payment-procedure-rate", 100m),
                ("online-payment-used-rate", 100m), ("online-payment-dossier-rate", 100m), ("digitization-rate", 15m),
                ("component-digitization-rate", 15m), ("electronic-result-rate", 15m), ("procedures-published-rate", 100m),
                ("dossiers-published-rate", 100m), ("one-stop-rate", 100m), ("feedback-timely-rate", 100m),
                ("feedback-published-rate", 100m), ("satisfaction-rate", (decimal?)null),
            ],
            figures.Select(f => (f.Indicator.Id, f.Target)));
    }

    [Fact]
    public async Task Without_a_source_there_is_no_figure_and_a_note_why()
    {
        await using var db = Database.Open();
        var figures = await db.FiguresAsync(Counted.August((await AgencyAsync(db)).Id, InSeptember));

        Assert.Equal(
            ["dossiers-published-rate", "feedback-timely-rate", "feedback-published-rate", "satisfaction-rate"],
            figures.Where(f => f.Halves is null).Select(f => f.Indicator.Id));
        Assert.All(figures, f => Assert.Equal(f.Halves is null, f.Indicator.WithoutSource is not null));
    }

    [Fact]
    public async Task Where_nothing_happened_it_is_nothing_of_nothing_and_no_value()
    {
        await using var db = Database.Open();
        var onTime = (await db.FiguresAsync(Counted.August((await AgencyAsync(db)).Id, InSeptember)))[0];

        Assert.Equal((new Halves(0, 0), null, null), (onTime.Halves, onTime.Value, onTime.Met));
    }

    [Theory]
    [InlineData(2023, 6, 30, 15, "Quyết định 235/QĐ-UBND")] // Before any decision the first one is the measure.
    [InlineData(2024, 12, 31, 15, "Quyết định 235/QĐ-UBND")]
    [InlineData(2025, 1, 1, 30, "Quyết định mới")]
    [InlineData(2026, 12, 31, 30, "Quyết định mới")]
    public async Task The_target_is_the_one_in_force_on_the_last_day_of_the_period(int year, int month, int day, int target, string decision)
    {
        await using var db = Database.Open();
        db.Targets.Add(new Target { Indicator = "digitization-rate", Value = 30, InForceFrom = new(2025, 1, 1), Decision = "Quyết định mới" });
        await db.SaveChangesAsync();
        var to = new LocalDate(year, month, day);

        var figures = await db.FiguresAsync(new KpiPeriod((await AgencyAsync(db)).Id, to.PlusMonths(-1), to, to.End()));

        var figure = figures.Single(f => f.Indicator.Id == "digitization-rate");
        Assert.Equal(target, figure.Target);
        Assert.StartsWith(decision, figure.Decision, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-08-01", "2024-08-31", "2024-09-05", "2024-07-01", "2024-07-31")]
    [InlineData("2024-08-01", "2024-08-31", "2024-08-10", "2024-07-22", "2024-07-31")] // Of a month that still runs, as many days as have begun.
    [InlineData("2024-01-01", "2024-12-31", "2024-12-31", "2022-12-31", "2023-12-31")]
    [InlineData("2024-08-12", "2024-08-12", "2024-08-12", "2024-08-11", "2024-08-11")]
    [InlineData("2024-09-01", "2024-09-30", "2024-08-12", "2024-08-31", "2024-08-31")] // Not begun.
    public void Before_a_period_is_the_same_length_of_days(string from, string to, string asOf, string beforeFrom, string beforeTo)
    {
        static LocalDate Day(string text) => NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        var before = new KpiPeriod(1, Day(from), Day(to), Day(asOf).End()).Before();

        Assert.Equal((Day(beforeFrom), Day(beforeTo)), (before.From, before.To));
    }

    [Fact]
    public async Task The_stretch_before_is_told_of_its_own_days()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            late-in-July,1.004873,counter,A,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-12T09:00:00+07:00,granted
            in-July,1.004873,counter,B,2024-07-01T08:00:00+07:00,2024-07-20T17:00:00+07:00,2024-07-12T09:00:00+07:00,granted
            in-June,1.004873,counter,C,2024-06-01T08:00:00+07:00,2024-06-20T17:00:00+07:00,2024-06-30T09:00:00+07:00,granted
            open-overdue,1.004873,counter,D,2024-07-01T08:00:00+07:00,2024-07-20T17:00:00+07:00,,
            """, InSeptember);

        var before = await db.BeforeAsync(Counted.August((await AgencyAsync(db)).Id, InSeptember));

        Assert.Equal(new Halves(1, 2), before["on-time-rate"]);
        // What is overdue now is of now, and is not counted twice.
        Assert.Equal(new Halves(0, 1), before["apology-rate"]);
        Assert.Null(before["satisfaction-rate"]);
    }

    [Fact]
    public async Task Each_month_is_shown_as_it_stood_at_its_end_and_the_last_as_it_stands()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            over-the-months,1.004873,counter,A,2024-06-03T08:00:00+07:00,2024-06-20T17:00:00+07:00,2024-08-12T09:00:00+07:00,granted
            in-July,1.004873,counter,B,2024-07-01T08:00:00+07:00,2024-07-20T17:00:00+07:00,2024-07-12T09:00:00+07:00,granted
            still-open,1.004873,counter,C,2024-08-01T08:00:00+07:00,2024-08-20T17:00:00+07:00,,
            """, InSeptember);
        var period = Counted.August((await AgencyAsync(db)).Id, At(2024, 8, 19));

        Assert.Equal(
            [("2024-06", 0L, 0L), ("2024-07", 1L, 1L), ("2024-08", 0L, 1L)],
            (await db.MonthsAsync([new OnTimeRate()], period, 3)).Values.Single().Select(m => (m.Month.ToString("uuuu-MM", null), m.Figure.Halves!.Numerator, m.Figure.Halves.Denominator)));
        // over-the-months was late and open at the end of June and of July, and completed late in August; still-open was due on 20/8.
        Assert.Equal([1L, 1L, 1L], (await db.MonthsAsync([new ApologyRate()], period, 3)).Values.Single().Select(m => m.Figure.Halves!.Denominator));
        Assert.Equal([1L, 1L, 2L], (await db.MonthsAsync([new ApologyRate()], period with { AsOf = InSeptember }, 3)).Values.Single().Select(m => m.Figure.Halves!.Denominator));
    }
}
