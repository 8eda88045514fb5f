using NodaTime;
using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>NĐ 09/2019 Đ12: from the 15th to the 14th.</summary>
public sealed class OfficialPeriodTests
{
    [Theory]
    [InlineData(OfficialPeriod.Month, "2024-08-14", "2024-07-15", "2024-08-14")]
    [InlineData(OfficialPeriod.Month, "2024-08-15", "2024-08-15", "2024-09-14")]
    [InlineData(OfficialPeriod.Month, "2024-12-31", "2024-12-15", "2025-01-14")]
    [InlineData(OfficialPeriod.Month, "2024-01-31", "2024-01-15", "2024-02-14")]
    [InlineData(OfficialPeriod.Quarter, "2023-12-15", "2023-12-15", "2024-03-14")]
    [InlineData(OfficialPeriod.Quarter, "2024-03-14", "2023-12-15", "2024-03-14")]
    [InlineData(OfficialPeriod.Quarter, "2024-03-15", "2024-03-15", "2024-06-14")]
    [InlineData(OfficialPeriod.Quarter, "2024-11-01", "2024-09-15", "2024-12-14")]
    [InlineData(OfficialPeriod.HalfYear, "2024-06-14", "2023-12-15", "2024-06-14")]
    [InlineData(OfficialPeriod.HalfYear, "2024-06-15", "2024-06-15", "2024-12-14")]
    [InlineData(OfficialPeriod.Year, "2024-12-14", "2023-12-15", "2024-12-14")]
    [InlineData(OfficialPeriod.Year, "2024-12-15", "2024-12-15", "2025-12-14")]
    public void A_day_lies_in_the_period_that_ends_on_the_14th(OfficialPeriod kind, string day, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), OfficialPeriods.Of(kind, Day(day)));

    [Theory]
    [InlineData(OfficialPeriod.Month, "2024-06-15", "2024-07-14")]
    [InlineData(OfficialPeriod.Quarter, "2024-03-15", "2024-06-14")]
    [InlineData(OfficialPeriod.HalfYear, "2023-12-15", "2024-06-14")]
    [InlineData(OfficialPeriod.Year, "2022-12-15", "2023-12-14")]
    public void What_is_reported_on_6_August_is_the_period_that_was_over(OfficialPeriod kind, string from, string to) =>
        Assert.Equal((Day(from), Day(to)), OfficialPeriods.Before(kind, new(2024, 8, 6)));

    [Fact]
    public void Each_day_of_ten_years_lies_in_one_period_of_a_kind_and_the_next_begins_where_it_ends()
    {
        foreach (var kind in Enum.GetValues<OfficialPeriod>())
        {
            var period = OfficialPeriods.Of(kind, new(2020, 1, 1));
            for (var day = new LocalDate(2020, 1, 1); day.Year < 2030; day = day.PlusDays(1))
            {
                if (day > period.To) period = (period.To.PlusDays(1), period.To.PlusMonths((int)kind));
                Assert.Equal(period, OfficialPeriods.Of(kind, day));
            }
        }
    }

    static LocalDate Day(string text) => VietnamTime.TryParseIso(text, out LocalDate day) ? day : throw new ArgumentException(text, nameof(text));
}
