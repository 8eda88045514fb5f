using CsCheck;
using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>TT 01/2018/TT-VPCP Đ13–15 by literal cases at every cut, and by properties.</summary>
public sealed class RatingRulesTests
{
    [Theory]
    [InlineData(-5, 2)]
    [InlineData(-1, 2)]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(9, 0)]
    public void A_result_before_its_day_is_two_points_on_the_day_one_after_it_none(int order, int points) => Assert.Equal(points, RatingRules.Time(order));

    [Theory]
    [InlineData(0, 2)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(7, 0)]
    public void No_contact_is_two_points_one_is_one_more_are_none_and_so_with_offices(int times, int points) =>
        Assert.Equal((points, points), (RatingRules.Contacts(times), RatingRules.Agencies(times)));

    [Theory]
    [InlineData(true, true, 2)]
    [InlineData(false, true, 1)]
    [InlineData(true, false, 0)]
    [InlineData(false, false, 0)]
    public void Everything_settled_at_the_desk_is_two_points_everything_returned_there_one(bool settled, bool returned, int points) => Assert.Equal(points, RatingRules.Desk(settled, returned));

    [Theory]
    [InlineData(true, true, 2)]
    [InlineData(true, false, 1)]
    [InlineData(false, true, 1)]
    [InlineData(false, false, 0)]
    public void Publicity_is_a_point_for_the_board_and_a_point_for_the_net(bool posted, bool online, int points) => Assert.Equal(points, RatingRules.Publicity(posted, online));

    [Theory]
    [InlineData(20, 100, 30, 100, false, 2)]
    [InlineData(20, 100, 30, 100, true, 0)] // Any overdue: nothing.
    [InlineData(19, 100, 30, 100, false, 1)] // Fewer procedures with more dossiers is not named: never two.
    [InlineData(20, 100, 29, 100, false, 1)]
    [InlineData(20, 100, 299, 1000, false, 1)]
    [InlineData(20, 100, 15, 100, false, 1)]
    [InlineData(20, 100, 149, 1000, false, 0)]
    [InlineData(100, 100, 14, 100, false, 0)]
    [InlineData(1, 5, 3, 10, false, 2)]
    public void Online_service_is_cut_at_twenty_thirty_and_fifteen_percent(long procedures, long allProcedures, long dossiers, long allDossiers, bool overdue, int points) =>
        Assert.Equal(points, RatingRules.Online(procedures, allProcedures, dossiers, allDossiers, overdue));

    [Theory]
    [InlineData(0, 0, null)]
    [InlineData(0, 7, "0.0")]
    [InlineData(13, 7, "1.9")] // 1,857
    [InlineData(5, 4, "1.3")] // 1,25: halves away from nought.
    [InlineData(1, 20, "0.1")] // 0,05
    [InlineData(49, 1000, "0.0")] // 0,049
    [InlineData(14, 7, "2.0")]
    public void An_indicator_is_the_sum_of_points_by_the_number_of_dossiers_to_one_decimal(long points, long dossiers, string? mean) =>
        Assert.Equal(mean, RatingRules.Mean(points, dossiers)?.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("10", OfficerGrade.Full)]
    [InlineData("5.0", OfficerGrade.Full)]
    [InlineData("4.9", OfficerGrade.Partly)]
    [InlineData("3.5", OfficerGrade.Partly)]
    [InlineData("3.4", OfficerGrade.Short)]
    [InlineData("0", OfficerGrade.Short)]
    public void An_officer_is_cut_at_five_and_three_and_a_half(string points, OfficerGrade grade) => Assert.Equal(grade, RatingRules.OfficerGradeOf(Number(points)));

    [Theory]
    [InlineData("18", UnitGrade.Excellent)]
    [InlineData("15.0", UnitGrade.Excellent)]
    [InlineData("14.9", UnitGrade.Good)]
    [InlineData("12.0", UnitGrade.Good)]
    [InlineData("11.9", UnitGrade.Fair)]
    [InlineData("9.0", UnitGrade.Fair)]
    [InlineData("8.9", UnitGrade.Average)]
    [InlineData("6.0", UnitGrade.Average)]
    [InlineData("5.9", UnitGrade.Weak)]
    [InlineData("0", UnitGrade.Weak)]
    public void A_unit_is_cut_at_fifteen_twelve_nine_and_six(string points, UnitGrade grade) => Assert.Equal(grade, RatingRules.UnitGradeOf(Number(points)));

    [Fact]
    public void Points_are_never_outside_nought_to_two_and_what_is_better_never_gets_fewer() =>
        Gen.Select(Gen.Long[0, 300], Gen.Long[1, 300], Gen.Long[0, 300], Gen.Long[1, 300]).Sample((procedures, allProcedures, dossiers, allDossiers) =>
        {
            (procedures, dossiers) = (Math.Min(procedures, allProcedures), Math.Min(dossiers, allDossiers));
            var points = RatingRules.Online(procedures, allProcedures, dossiers, allDossiers, anyOverdue: false);
            Assert.InRange(points, 0, RatingRules.MostPoints);
            Assert.True(RatingRules.Online(procedures, allProcedures, Math.Min(dossiers + 1, allDossiers), allDossiers, anyOverdue: false) >= points);
            Assert.True(RatingRules.Online(Math.Min(procedures + 1, allProcedures), allProcedures, dossiers, allDossiers, anyOverdue: false) >= points);
            Assert.InRange(RatingRules.Mean(2 * dossiers, allDossiers)!.Value, 0, 2);
        });

    [Fact]
    public void A_grade_never_falls_with_more_points() =>
        Gen.Select(Gen.Int[0, 180], Gen.Int[0, 40]).Sample((tenths, more) =>
        {
            Assert.True(RatingRules.UnitGradeOf((tenths + more) / 10m) >= RatingRules.UnitGradeOf(tenths / 10m));
            Assert.True(RatingRules.OfficerGradeOf((tenths + more) / 10m) >= RatingRules.OfficerGradeOf(tenths / 10m));
        });

    [Fact]
    public void What_points_are_told_from_has_a_number_of_its_own()
    {
        Assert.Equal(RatedFacts.All.Count, RatedFacts.All.Select(f => f.Key).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 72), RatedFacts.All.Select(f => f.Key).Order());
    }

    [Theory]
    [InlineData(2, 2, "chưa xác định: từ “hoàn thành từ 70 % đến dưới 100 % nhiệm vụ” đến “hoàn thành 100 % nhiệm vụ”")] // 4 of 4, six points are not measured.
    [InlineData(0, 0, "chưa xác định: từ “hoàn thành dưới 70 % nhiệm vụ” đến “hoàn thành 100 % nhiệm vụ”")]
    public void Where_indicators_are_left_out_the_grade_is_said_between_two_and_not_guessed(int first, int third, string text)
    {
        var officer = new Rated("A", 1, 1, [.. RatingIndicator.All.Where(i => i.IsOfOfficers).Select(i => new Score(i, i.Number switch { 1 => first, 3 => third, _ => 0 }, i.Number is 1 or 3 ? 1 : 0))]);

        Assert.Equal((text, 4, 10, 3), (officer.GradeText, officer.Reachable, officer.Full, officer.Missing));
        Assert.Equal("hoàn thành 100 % nhiệm vụ", (officer with { Scores = [.. officer.Scores.Select(s => s with { Points = 1, Count = 1 })] }).GradeText);
        Assert.Equal("không phát sinh", (officer with { Scores = [.. officer.Scores.Select(s => s with { Count = 0 })] }).GradeText);
    }

    static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
