using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>A year is a sum of days: the sum is the count, always, also right after a change.</summary>
public sealed class DayTotalTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Now = At(2024, 8, 12, 10);

    [Fact]
    public async Task The_sums_are_the_counts_of_every_period_and_after_every_change()
    {
        await using (var db = Database.Open()) await new Demonstration(db, Database.Settings(), seed: 134).LoadAsync(300, Now);
        Assert.True(await SameAsync() > 0);
        while (await RoundAsync(Now) > 0) { }
        Assert.True(await Database.AskAsync<long>("select count(*) from day_totals") > 500);
        Assert.Equal(0, await Database.AskAsync<long>("select count(*) from stale_days"));
        Assert.Equal(1, await SameAsync());

        // Everything that an indicator asks for, on dossiers of long ago.
        foreach (var change in new[]
                 {
                     Change("dossiers", "electronic_result = not electronic_result", "completed_at is not null"),
                     Change("dossiers", "components_digitized = components_total", "components_digitized < components_total"),
                     Change("dossiers", "payment_method = 'Online'", "payment_method = 'Cash'"),
                     Change("dossiers", "handed_over_at = null", "handed_over_at is not null"),
                     Change("procedures", "online_level = 'Full'", "online_level <> 'Full'"),
                     Change("apology_letters", "handed_over_at = signed_at, handed_over_to = 'A'", "signed_at is not null and handed_over_at is null"),
                     Change("apology_letters", "published_at = signed_at, posted_until = current_date", "signed_at is not null and published_at is null"),
                 })
        {
            await Database.ExecuteAsync(change);
            Assert.True(await Database.AskAsync<long>("select count(*) from stale_days") > 0, change);
            await SameAsync();
            await RoundAsync(Now);
            await SameAsync();
        }
    }

    [Fact]
    public async Task Right_after_an_intake_and_a_result_the_figures_are_exact()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RoundAsync(Now);
        var completed = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
        completed.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 9, 9));
        await db.SaveChangesAsync();
        await DossierAsync(db, Now);

        Assert.Equal(new Halves(1, 1), (await FiguresAsync(db, summed: true))["on-time-rate"]);
        Assert.Equal(await FiguresAsync(db, summed: false), await FiguresAsync(db, summed: true));
    }

    [Fact]
    public async Task What_becomes_stale_while_the_round_runs_stays_stale()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RoundAsync(Now);

        await using (var officer = Database.Open())
        {
            await using var act = await officer.Database.BeginTransactionAsync();
            await officer.Database.ExecuteSqlAsync($"update dossiers set electronic_result = true where id = {dossier.Id}");
            await RoundAsync(Now);
            await act.CommitAsync();
        }
        Assert.True(await Database.AskAsync<long>("select count(*) from stale_days") > 0);
        await SameAsync();
    }

    [Fact]
    public async Task Counted_by_another_formula_a_day_is_asked_anew()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RoundAsync(Now);
        await Database.ExecuteAsync("update day_totals set formula = 'old', counts = '{\"online-dossier-rate\": [9, 9]}'");

        await SameAsync();
        Assert.True(await RoundAsync(Now) > 0);
        Assert.Equal(0, await Database.AskAsync<long>("select count(*) from day_totals where formula = 'old'"));
        Assert.Equal(Tuesday, dossier.ReceivedAt);
    }

    [Fact]
    public async Task A_month_that_is_over_is_frozen_as_it_stood_and_never_rewritten()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db, At(2024, 7, 29));
        while (await RoundAsync(Now) > 0) { }
        var july = await db.FrozenFigures.AsNoTracking().Where(f => f.From == new LocalDate(2024, 7, 1) && f.To == new LocalDate(2024, 7, 31)).ToListAsync();
        Assert.Equal(Indicators.All.Count, july.Count);
        Assert.Equal((0L, 0L, 100m, Now), july.Where(f => f.Indicator == "on-time-rate").Select(f => (f.Numerator!.Value, f.Denominator!.Value, f.Target!.Value, f.FrozenAt)).Single());
        Assert.Null(july.Single(f => f.Indicator == "satisfaction-rate").Halves);
        Assert.Empty(await db.FrozenFigures.Where(f => f.To >= new LocalDate(2024, 8, 12)).ToListAsync());

        var late = await db.Dossiers.SingleAsync(d => d.Id == dossier.Id);
        late.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Now);
        await db.SaveChangesAsync();
        await RoundAsync(Now + Duration.FromHours(1));
        Assert.Equal(july.Count, await db.FrozenFigures.CountAsync(f => f.From == new LocalDate(2024, 7, 1) && f.To == new LocalDate(2024, 7, 31)));
        foreach (var sql in new[] { "update frozen_figures set numerator = 5", "delete from frozen_figures" })
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    [Theory]
    [InlineData("2024-07-31", "2024-07-01")]
    [InlineData("2024-06-30", "2024-06-01 2024-04-01")]
    [InlineData("2024-12-31", "2024-12-01 2024-10-01 2024-01-01")]
    [InlineData("2024-02-29", "2024-02-01")]
    [InlineData("2024-05-14", "2024-04-15")]
    [InlineData("2024-03-14", "2024-02-15 2023-12-15")]
    [InlineData("2024-06-14", "2024-05-15 2024-03-15 2023-12-15")]
    [InlineData("2024-12-14", "2024-11-15 2024-09-15 2024-06-15 2023-12-15")]
    [InlineData("2024-08-12", "")]
    public void Periods_end_with_the_calendar_and_with_the_reports(string day, string from) =>
        Assert.Equal(from, string.Join(' ', ClosedPeriods.EndingOn(NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).Select(p => NodaTime.Text.LocalDatePattern.Iso.Format(p.From))));

    /// <summary>Of every result by itself; NaN where there was none.</summary>
    static async Task<double> ExactDaysAsync(MotCuaDb db, KpiPeriod period)
    {
        var all = await period.Completed(db).Select(d => new { d.ReceivedAt, d.CompletedAt }).ToListAsync();
        return all.Count == 0 ? double.NaN : all.Average(d => (d.CompletedAt!.Value - d.ReceivedAt).TotalDays);
    }

    static string Change(string table, string set, string where) => $"update {table} set {set} where id in (select id from {table} where {where} order by id limit 3)";

    /// <returns>How many runs of days were still asked of the year.</returns>
    async Task<int> SameAsync()
    {
        await using var db = Database.Open();
        var rest = 0;
        foreach (var (from, to) in new[] { (new LocalDate(2024, 1, 1), new LocalDate(2024, 12, 31)), (new(2024, 3, 5), new(2024, 7, 20)), (new(2024, 8, 12), new(2024, 8, 12)), (new(2023, 1, 1), new(2024, 8, 12)) })
        {
            var period = new KpiPeriod((await AgencyAsync(db)).Id, from, to, Now);
            var summed = period with { Sums = await db.DaySumsAsync(period) };
            Assert.Equal((await db.FiguresAsync(period)).Select(f => (f.Indicator.Id, f.Halves)), (await db.FiguresAsync(summed)).Select(f => (f.Indicator.Id, f.Halves)));
            Assert.Equal((await db.FiguresAsync(Indicators.Beside, period)).Select(f => f.Halves), (await db.FiguresAsync(Indicators.Beside, summed)).Select(f => f.Halves));
            Assert.Equal(await db.BeforeAsync(period), await db.BeforeAsync(summed));
            Assert.Equal((await ApologyLedger.CountAsync(db, period)).OrderBy(c => c.Key), (await ApologyLedger.CountAsync(db, summed)).OrderBy(c => c.Key));
            Assert.Equal(await ExactDaysAsync(db, period), await QualityIndex.AverageDaysAsync(db, summed) ?? double.NaN, 1e-9);
            foreach (var indicator in DayCounting.All.OfType<DossierIndicator>())
            {
                var taken = (await indicator.CountAsync(db, summed, default))!.Denominator;
                Assert.Equal((indicator.Id, await indicator.Dossiers(db, period, FigurePart.Excluded).LongCountAsync()), (indicator.Id, await indicator.CountExcludedAsync(db, summed, taken, default)));
            }
            if (to == new LocalDate(2024, 12, 31)) rest = summed.Sums!.Rest.Count;
        }
        return rest;
    }

    static async Task<Dictionary<string, Halves?>> FiguresAsync(MotCuaDb db, bool summed)
    {
        var period = new KpiPeriod((await AgencyAsync(db)).Id, new(2024, 8, 1), new(2024, 8, 31), Now);
        return (await db.FiguresAsync(summed ? period with { Sums = await db.DaySumsAsync(period) } : period)).ToDictionary(f => f.Indicator.Id, f => f.Halves);
    }

    async Task<int> RoundAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new FiguresRound(db, new FakeClock(now)).RunAsync();
    }
}
