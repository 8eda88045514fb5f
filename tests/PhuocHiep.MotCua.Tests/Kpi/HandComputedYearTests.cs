using Microsoft.EntityFrameworkCore;
using NodaTime.Testing;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>A year of more than 300 dossiers with every kind of exception; each number was worked out with a pencil in year-2025/expected.csv and expected.md.</summary>
public sealed class HandComputedYearTests(ReplayedYear year) : IClassFixture<ReplayedYear>
{
    public static TheoryData<string> Periods => [.. YearFiles.Periods.Select(p => p.Name)];

    [Theory]
    [MemberData(nameof(Periods))]
    public void On_the_day_every_number_is_the_one_worked_out_by_hand_and_lists_what_the_hand_lists(string period) => AssertSame(period, year.OnTheDay[period]);

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Asked_a_year_later_as_of_that_day_it_is_the_same(string period) =>
        AssertSame(period, await year.AskAsync(YearFiles.Periods.Single(p => p.Name == period)));

    [Fact]
    public void Every_promise_is_the_one_worked_out_by_hand()
    {
        using var db = year.Database.Open();
        var exceptional = year.Told.Where(t => t.Value.IsExceptional).ToDictionary(t => t.Value.Code, t => (t.Key, t.Value.Due));
        Assert.Equal(YearFiles.Dossiers.Count(d => d.IsExceptional), exceptional.Count);
        foreach (var (code, (id, due)) in exceptional)
        {
            var dossier = db.Dossiers.AsNoTracking().Single(d => d.Id == id);
            var (promised, last) = due!.Length == 10 ? (YearFiles.Day(due).InstantAt(new(17, 0)), YearFiles.Day(due).End()) : (YearFiles.At(due)!.Value, YearFiles.At(due)!.Value);
            Assert.Equal((code, promised, last), (code, dossier.DueAt, dossier.OnTimeUntil));
        }
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public async Task Told_apart_by_anything_a_figure_sums_to_itself(string period)
    {
        await using var db = year.Database.Open();
        var asked = year.Kpi(YearFiles.Periods.Single(p => p.Name == period));
        foreach (var indicator in ReplayedYear.DossierIndicators)
            Assert.Equal((indicator.Id, Hand(period, $"{indicator.Id} counts"), Hand(period, $"{indicator.Id} of")), await db.CountAsync(indicator, asked) is var (counting, all) ? (indicator.Id, counting, all) : default);
    }

    [Fact]
    public async Task Added_up_from_its_days_the_year_is_the_same()
    {
        var period = YearFiles.Periods.Single(p => p.Name == "year-later");
        await using var db = year.Database.Open();
        while (await new FiguresRound(db, new FakeClock(period.AsOf)).RunAsync() > 0) db.ChangeTracker.Clear();
        var summed = year.Kpi(period) with { Sums = await db.DaySumsAsync(year.Kpi(period)) };
        Assert.Empty(summed.Sums!.Rest);

        foreach (var indicator in ReplayedYear.DossierIndicators)
            Assert.Equal((indicator.Id, new Halves(Hand(period.Name, $"{indicator.Id} counts"), Hand(period.Name, $"{indicator.Id} of"))), (indicator.Id, await indicator.CountAsync(db, summed, default)));
        foreach (var ((cause, step), count) in await ApologyLedger.CountAsync(db, summed))
            Assert.Equal((cause, step, Hand(period.Name, $"ledger {cause} {step}")), (cause, step, count));
    }

    [Fact]
    public void The_files_own_sums_add_up()
    {
        foreach (var line in YearFiles.Expected) Assert.Equal((line.Period, line.Key, line.Count), (line.Period, line.Key, YearFiles.Terms(line).Values.Sum()));
        foreach (var period in YearFiles.Periods.Select(p => p.Name))
        {
            var column = Enumerable.Range(3, 11).ToDictionary(n => n, n => Hand(period, $"II.06a ({n})"));
            Assert.Equal((period, column[4] + column[5] + column[6], column[8] + column[9] + column[10], column[12] + column[13]), (period, column[3], column[7], column[11]));
            Assert.Equal((period, column[3]), (period, column[7] + column[11]));
        }
    }

    [Fact]
    public void The_year_has_more_than_300_dossiers_and_every_exception_says_why()
    {
        Assert.True(YearFiles.Dossiers.Count >= 300);
        Assert.Equal(252, YearFiles.Dossiers.Count(d => !d.IsExceptional));
        Assert.All(YearFiles.Dossiers, d => Assert.Equal(d.IsExceptional, d.Why is not null && d.Due is not null));
    }

    static long Hand(string period, string key) => YearFiles.Terms(YearFiles.Expected.Single(line => line.Period == period && line.Key == key)).Values.Sum();

    static void AssertSame(string period, Dictionary<string, YearAnswer> answers)
    {
        var expected = YearFiles.Expected.Where(line => line.Period == period).ToList();
        Assert.Equal(answers.Keys.Order(StringComparer.Ordinal), expected.Select(line => line.Key).Order(StringComparer.Ordinal));
        var wrong = expected.SelectMany(line => Differences(line, answers[line.Key])).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    static IEnumerable<string> Differences(YearLine line, YearAnswer answer)
    {
        var hand = YearFiles.Terms(line);
        if (answer.Count != hand.Values.Sum()) yield return $"{line.Period}, {line.Key}: by hand {hand.Values.Sum()}, by the program {answer.Count}";
        foreach (var term in hand.Keys.Union(answer.Terms.Keys).Where(term => hand.GetValueOrDefault(term) != answer.Terms.GetValueOrDefault(term)))
            yield return $"{line.Period}, {line.Key}: {term} by hand {hand.GetValueOrDefault(term)}, listed {answer.Terms.GetValueOrDefault(term)}";
    }
}
