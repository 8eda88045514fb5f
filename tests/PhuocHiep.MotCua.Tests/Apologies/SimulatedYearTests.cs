using NodaTime;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>Months of an office from a seed, over Tết 2024: whatever happened, exactly what was late has a letter, and it was drafted before. The whole year is among the benchmarks.</summary>
public sealed class SimulatedYearTests(TestTemplate template) : OwnDatabase(template)
{
    [Theory]
    [InlineData(2024, false)]
    [InlineData(2018, true)]
    public async Task Exactly_what_was_ever_late_has_a_letter_and_its_draft_was_there_before_unless_no_round_came(int seed, bool isSilentAtTimes)
    {
        var office = new SimulatedOffice(() => Database.Open(), Database.Settings(), seed, new LocalDate(2024, 1, 8), new LocalDate(2024, 3, 8), perDay: 2.5, isSilentAtTimes);

        await office.LiveAsync();

        var problems = await office.ProblemsAsync();
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        TestContext.Current.TestOutputHelper?.WriteLine(await office.TimesAsync());
        Assert.InRange(office.Lives.Count, 80, 200);
    }
}
