using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Tests.Kpi;

public sealed class FigureTests
{
    static Figure Of(long numerator, long denominator, decimal? target) => new(new OnTimeRate(), new Halves(numerator, denominator), target, null);

    [Theory]
    [InlineData(1, 3, 33.3333)]
    [InlineData(2, 3, 66.6667)]
    [InlineData(0, 7, 0)]
    [InlineData(7, 7, 100)]
    public void The_value_is_a_percentage_to_four_decimals(long numerator, long denominator, double value) =>
        Assert.Equal((decimal)value, Of(numerator, denominator, 100).Value);

    [Fact]
    public void Of_nothing_there_is_no_value_no_gap_and_no_verdict()
    {
        foreach (var figure in new[] { Of(0, 0, 100), new Figure(new OnTimeRate(), Halves: null, 100, null) })
            Assert.Equal((null, null, null, null), (figure.Value, figure.Gap, figure.Met, figure.StillNeeded));
    }

    [Fact]
    public void One_late_in_ten_million_is_not_all_though_the_percentage_is_rounded_to_100()
    {
        var figure = Of(9_999_999, 10_000_000, 100);

        Assert.Equal((100m, false, 1L), (figure.Value, figure.Met, figure.StillNeeded));
    }

    [Theory]
    [InlineData(3, 20, true, 0, 0)]
    [InlineData(2, 20, false, -5, 1)]
    [InlineData(3, 21, false, -0.7143, 1)] // 15 % of 21 is 3.15: four are needed.
    [InlineData(20, 20, true, 85, 0)]
    public void A_minimum_is_met_when_it_is_reached(long numerator, long denominator, bool met, double gap, long stillNeeded)
    {
        var figure = Of(numerator, denominator, 15);

        Assert.Equal((met, (decimal)gap, stillNeeded), (figure.Met, figure.Gap, figure.StillNeeded));
    }

    [Fact]
    public void Without_a_target_there_is_a_value_and_no_verdict()
    {
        var figure = Of(1, 2, target: null);

        Assert.Equal((50m, null, null, null), (figure.Value, figure.Met, figure.Gap, figure.StillNeeded));
    }
}
