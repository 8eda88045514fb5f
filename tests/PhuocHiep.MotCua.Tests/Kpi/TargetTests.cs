using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using NodaTime.Text;
using Npgsql;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>Targets are dated: what is over keeps its own.</summary>
public sealed class TargetTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Now = At(2024, 8, 20, 10);
    static readonly TargetDecision Paper = new("Quyết định 1500/QĐ-UBND", new(2024, 8, 5), "UBND tỉnh");

    [Theory]
    [InlineData("2024-08-01", "2024-08-01")]
    [InlineData("2024-08-14", "2024-08-01")]
    [InlineData("2024-08-15", "2024-08-15")] // The reporting period from 15/7 to 14/8 is over.
    [InlineData("2024-08-31", "2024-08-15")]
    [InlineData("2025-01-01", "2025-01-01")]
    public void No_target_begins_before_the_month_or_within_a_reporting_period_that_is_over(string today, string earliest) =>
        Assert.Equal(Day(earliest), Target.EarliestOn(Day(today)));

    [Fact]
    public async Task A_new_target_keeps_who_when_and_its_paper_and_holds_from_its_day()
    {
        await using var db = Database.Open();
        await DecideAsync(db, "digitization-rate", 20, new(2024, 9, 1));

        var target = await db.Targets.SingleAsync(t => t.Indicator == "digitization-rate" && t.InForceFrom == new LocalDate(2024, 9, 1));
        Assert.Equal((20m, "Quyết định 1500/QĐ-UBND ngày 05/08/2024 của UBND tỉnh", "Võ Thị Văn Phòng (mẫu)", Now), (target.Value, target.Decision, target.SetBy, target.SetAt));
        var agency = (await AgencyAsync(db)).Id;
        async Task<decimal?> OfAsync(LocalDate to) => (await db.FigureAsync(new DigitizationRate(), new KpiPeriod(agency, to.PlusDays(-20), to, to.End()))).Target;
        Assert.Equal((15m, 20m), (await OfAsync(new(2024, 8, 31)), await OfAsync(new(2024, 9, 30))));
    }

    [Theory]
    [InlineData("digitization-rate", 20, "2024-08-14", "2024-08-05", "sớm nhất từ ngày 15/08/2024")]
    [InlineData("digitization-rate", 20, "2024-09-01", "2024-08-21", "chưa đến")]
    [InlineData("digitization-rate", 101, "2024-09-01", "2024-08-05", "từ 0 đến 100")]
    [InlineData("digitization-rate", -1, "2024-09-01", "2024-08-05", "từ 0 đến 100")]
    [InlineData("digitization-rate", 20, "2044-09-01", "2024-08-05", "10 năm")]
    [InlineData("satisfaction-rate", 90, "2024-09-01", "2024-08-05", "so với kỳ trước")]
    public async Task A_target_that_cannot_be_is_refused(string indicator, int value, string from, string decidedOn, string why)
    {
        await using var db = Database.Open();
        var no = await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(db, indicator, value, Day(from), Paper with { On = Day(decidedOn) }));
        Assert.Contains(why, no.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_day_has_one_target_and_saying_the_same_again_is_none()
    {
        await using var db = Database.Open();
        await DecideAsync(db, "digitization-rate", 20, new(2024, 9, 1));
        Assert.Contains("Đã có chỉ tiêu dùng từ ngày 01/09/2024", (await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(db, "digitization-rate", 30, new(2024, 9, 1)))).Message, StringComparison.Ordinal);
        Assert.Contains("không có gì thay đổi", (await Assert.ThrowsAsync<RuleViolation>(() => DecideAsync(db, "digitization-rate", 20, new(2024, 10, 1)))).Message, StringComparison.Ordinal);

        var known = await db.Targets.AsNoTracking().Where(t => t.Indicator == "electronic-result-rate").ToListAsync();
        var done = await Database.AtOnceAsync(6, async (own, i) =>
        {
            own.Targets.Add(Target.Decide("electronic-result-rate", 20 + i, new(2024, 9, 1), Paper, null, known, await OfficerAsync(own, "vanphong"), Now));
            try
            {
                return await own.SaveChangesAsync();
            }
            catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: MotCuaDb.OneTargetPerDay })
            {
                return 0;
            }
        });
        Assert.Equal(1, done.Sum());
    }

    [Fact]
    public async Task One_that_has_not_begun_is_withdrawn_once_and_measures_nothing()
    {
        await using var db = Database.Open();
        var target = await DecideAsync(db, "digitization-rate", 50, new(2024, 9, 1));
        var supervisor = await OfficerAsync(db, "vanphong");
        Assert.Throws<RuleViolation>(() => target.Withdraw(" ", supervisor, Now));
        Assert.Contains("đã bắt đầu dùng", Assert.Throws<RuleViolation>(() => target.Withdraw("Nhầm", supervisor, At(2024, 9, 1))).Message, StringComparison.Ordinal);
        target.Withdraw("Nhầm chỉ số", supervisor, Now);
        await db.SaveChangesAsync();
        Assert.Throws<RuleViolation>(() => target.Withdraw("Lần nữa", supervisor, Now));

        await using var later = Database.Open();
        Assert.Equal(15m, (await later.FigureAsync(new DigitizationRate(), new KpiPeriod((await AgencyAsync(later)).Id, new(2024, 9, 1), new(2024, 9, 30), At(2024, 10, 1)))).Target);
        Assert.Equal("Nhầm chỉ số", (await later.Targets.IgnoreQueryFilters().SingleAsync(t => t.Id == target.Id)).WithdrawalReason);
        // Its day is free again.
        await DecideAsync(later, "digitization-rate", 25, new(2024, 9, 1));
    }

    [Theory]
    [InlineData("update targets set value = 5")]
    [InlineData("update targets set in_force_from = '2020-01-01'")]
    [InlineData("update targets set decision = 'khác'")]
    [InlineData("update targets set withdrawn_at = now(), withdrawal_reason = 'x' where set_at is null")]
    [InlineData("update targets set withdrawn_at = '2024-08-20 10:00+07', withdrawal_reason = 'x', value = 5 where set_at is not null")]
    [InlineData("delete from targets where set_at is not null")]
    public async Task The_archive_refuses_to_rewrite_a_target(string sql)
    {
        await using var db = Database.Open();
        await DecideAsync(db, "digitization-rate", 20, new(2024, 9, 1));
        Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Whatever_is_decided_the_figures_and_months_that_ended_before_its_day_stay(int seed)
    {
        var random = new Random(seed);
        await using (var db = Database.Open()) await new Demonstration(db, Database.Settings(), seed).LoadAsync(60, At(2024, 8, 12, 10));
        var decided = 0;
        for (var day = new LocalDate(2024, 8, 12); day < new LocalDate(2025, 3, 1); day = day.PlusDays(random.Next(3, 20)))
        {
            var now = day.InstantAt(new LocalTime(random.Next(0, 24), random.Next(0, 60)));
            // Some periods are frozen by then, some are not yet.
            if (random.Next(2) == 0) await RoundAsync(now);
            await using var db = Database.Open();
            var indicator = Indicators.All[random.Next(Indicators.All.Count)];
            var from = day.PlusDays(random.Next(-40, 60));
            var before = await ToldAsync(db, indicator, from, now);
            try
            {
                await DecideAsync(db, indicator.Id, random.Next(-10, 111), from, Paper with { Number = $"Quyết định {decided}/QĐ-UBND" }, now);
                decided++;
            }
            catch (RuleViolation)
            {
                // The rule says no: then nothing changes at all.
            }
            await using var later = Database.Open();
            Assert.Equal(before, await ToldAsync(later, indicator, from, now));
        }
        Assert.True(decided > 3, $"{decided} decided");
    }

    /// <summary>What is said of periods and months that ended before a day.</summary>
    static async Task<List<string>> ToldAsync(MotCuaDb db, Indicator indicator, LocalDate before, Instant now)
    {
        var agency = (await AgencyAsync(db)).Id;
        var told = new List<string>();
        foreach (var to in new[] { before.PlusDays(-1), new LocalDate(before.Year, before.Month, 1).PlusDays(-1), new LocalDate(before.Year, before.Month, 14).PlusMonths(-1), new(2023, 12, 31) })
            told.Add(Said((await db.FigureAsync(indicator, new KpiPeriod(agency, to.PlusDays(-30), to, Instant.Min(to.End(), now)))) with { Decision = null }));
        foreach (var (month, figure) in (await db.MonthsAsync([indicator], new KpiPeriod(agency, new(before.Year, 1, 1), new(before.Year, 12, 31), now), 12))[indicator.Id])
            if (month.PlusMonths(1).PlusDays(-1) < before) told.Add(Said(figure));
        return told;
    }

    static string Said(Figure figure) => $"{figure.Halves} {figure.Target} {figure.Met} {figure.Gap} {figure.Decision}";

    async Task<int> RoundAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new FiguresRound(db, new FakeClock(now)).RunAsync();
    }

    static async Task<Target> DecideAsync(MotCuaDb db, string indicator, decimal value, LocalDate from, TargetDecision? decision = null, Instant? now = null)
    {
        var known = await db.Targets.AsNoTracking().Where(t => t.Indicator == indicator).ToListAsync();
        var target = Target.Decide(indicator, value, from, decision ?? Paper, null, known, await OfficerAsync(db, "vanphong"), now ?? Now);
        db.Targets.Add(target);
        await db.SaveChangesAsync();
        return target;
    }

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;
}
