using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using static PhuocHiep.MotCua.Tests.Deadlines.Calendars;

namespace PhuocHiep.MotCua.Tests.Deadlines;

public sealed class DeadlineTests
{
    static Deadline Of(string limit, Instant received, DeadlineTerms? terms = null) => Deadline.Of(TimeLimit.Parse(limit), received, Vietnam, terms);

    [Fact]
    public void A_dossier_received_on_the_eve_of_Tet_is_due_after_it() =>
        Assert.Equal(At(2024, 2, 15, 17), Of("same-day", At(2024, 2, 7, 15, 0, 1)).DueAt);

    [Theory]
    [InlineData(14, 59, 59, 4)]
    [InlineData(15, 0, 0, 4)]
    [InlineData(15, 0, 1, 5)]
    public void The_15_00_rule_is_strictly_after(int hour, int minute, int second, int dueDay) =>
        Assert.Equal(At(2024, 3, dueDay, 17), Of("same-day", At(2024, 3, 4, hour, minute, second)).DueAt);

    [Fact]
    public void The_15_00_rule_does_not_touch_a_limit_in_working_days_unless_the_procedure_says_so()
    {
        Assert.Equal(At(2024, 3, 7, 17), Of("3 working-days", At(2024, 3, 4, 16, 30)).DueAt);
        Assert.Equal(At(2024, 3, 8, 17), Of("3 working-days", At(2024, 3, 4, 16, 30), new() { CountedFromNextDayAfter15 = true }).DueAt);
    }

    [Theory]
    [InlineData(6, 30, 0, 4, 7, 0)]
    [InlineData(12, 15, 0, 4, 12, 15)]
    [InlineData(17, 0, 0, 4, 17, 0)]
    [InlineData(17, 0, 1, 5, 7, 0)]
    public void Receipt_moves_into_office_hours(int hour, int minute, int second, int day, int countedHour, int countedMinute) =>
        Assert.Equal(At(2024, 3, day, countedHour, countedMinute), Of("1 working-days", At(2024, 3, 4, hour, minute, second)).CountedFrom);

    [Fact]
    public void A_limit_in_days_is_not_late_before_24_00_of_its_last_day()
    {
        var deadline = Of("1 working-days", At(2024, 3, 4));
        Assert.Equal(At(2024, 3, 5, 17), deadline.DueAt);
        Assert.Equal(new LocalDate(2024, 3, 6).Start() - Duration.FromTicks(10), deadline.OnTimeUntil);
    }

    [Fact]
    public void A_limit_in_hours_is_late_after_its_instant()
    {
        var working = Of("4 working-hours", At(2024, 3, 4, 16));
        Assert.Equal(At(2024, 3, 5, 10), working.DueAt);
        Assert.Equal(working.DueAt, working.OnTimeUntil);
        Assert.Equal(At(2024, 3, 3, 8), Of("12 hours", At(2024, 3, 2, 20)).DueAt);
    }

    [Fact]
    public void Working_hours_pass_over_midday_night_and_weekend() =>
        Assert.Equal(At(2024, 3, 11, 14, 0), Of("6 working-hours", At(2024, 3, 8, 16, 0)).DueAt);

    [Theory]
    [InlineData(2024, 1, 31, 2024, 2, 29)]
    [InlineData(2023, 1, 31, 2023, 2, 28)]
    [InlineData(2024, 3, 29, 2024, 5, 2)]
    public void A_month_ends_on_the_same_day_number_or_the_last_of_the_month(int y, int m, int d, int dueY, int dueM, int dueD) =>
        Assert.Equal(At(dueY, dueM, dueD, 17), Of("1 months", At(y, m, d)).DueAt);

    [Fact]
    public void The_last_supplement_restarts_the_whole_limit() =>
        Assert.Equal(At(2024, 3, 21, 17), Of("3 working-days", At(2024, 3, 4), new() { Restarts = [At(2024, 3, 8, 9), At(2024, 3, 16, 9)] }).DueAt);

    [Fact]
    public void Suspension_over_a_weekend_adds_no_working_day() =>
        Assert.Equal(Of("5 working-days", At(2024, 3, 4)).DueAt, Of("5 working-days", At(2024, 3, 4), new() { Excluded = [new(new(2024, 3, 8), new(2024, 3, 10))] }).DueAt);

    [Fact]
    public void An_extension_counts_on_from_the_last_day_and_a_total_cap_stands_in_place_of_the_limit()
    {
        Assert.Equal(At(2024, 5, 3, 17), Of("3 working-days", At(2024, 4, 22), new() { Extension = new(3, LimitUnit.WorkingDays) }).DueAt);
        Assert.Equal(At(2024, 2, 5, 17), Of("3 working-days", At(2024, 1, 12), new() { TotalCap = new(23, LimitUnit.CalendarDays) }).DueAt);
    }

    [Fact]
    public void The_explanation_names_each_day_and_why_it_does_not_count()
    {
        var days = Of("5 working-days", At(2024, 4, 24, 10)).Days;
        Assert.Equal([(24, null), (25, 1), (26, 2), (27, null), (28, null), (29, null), (30, null), (1, null), (2, 3), (3, 4), (4, (int?)5)], days.Select(d => (d.Day.Day, d.Number)));
        Assert.Equal("T7", days[3].Why);
        Assert.StartsWith("Hoán đổi", days[5].Why);
        Assert.Equal("Ngày Chiến thắng 30/4", days[6].Why);
        Assert.StartsWith("làm bù", days[10].Why);
        Assert.Contains(Of("10 working-days", At(2024, 3, 4), new() { Excluded = [new(new(2024, 3, 11), new(2024, 3, 20))] }).Days, d => d is { Number: null, Why: "tạm dừng" });
        Assert.Contains(Of("5 working-days", At(2024, 2, 6)).Days, d => d.Number is null && d.Why!.StartsWith("Tết", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("30 calendar-days", 2027, 12, 10)]
    [InlineData("1 working-days", 2011, 3, 4)]
    [InlineData("same-day", 2028, 1, 3)]
    [InlineData("3 working-days", 2018, 12, 28)]
    public void It_refuses_past_the_calendar_instead_of_guessing(string limit, int y, int m, int d) =>
        Assert.Throws<CalendarEnded>(() => Of(limit, At(y, m, d)));

    [Fact]
    public void Two_agencies_count_by_their_own_days()
    {
        var fair = new Holiday { AgencyId = 7, Date = new(2024, 3, 6), Kind = HolidayKind.Holiday, Name = "Lễ hội địa phương" };
        var other = new WorkCalendar([.. Holidays, fair], OfficeHours.Usual with { AfternoonTo = new(16, 30) });
        var limit = TimeLimit.Parse("3 working-days");
        Parallel.For(0, 200, i =>
        {
            Assert.Equal(At(2024, 3, 7, 17), Deadline.Of(limit, At(2024, 3, 4), Vietnam).DueAt);
            Assert.Equal(At(2024, 3, 8, 16, 30), Deadline.Of(limit, At(2024, 3, 4), other).DueAt);
        });
    }

    [Fact]
    public void Due_soon_begins_with_the_last_working_day_before_the_due_day()
    {
        Assert.Equal(At(2024, 2, 7, 7), Vietnam.DueSoonFrom(At(2024, 2, 15, 17)));
        Assert.Equal(At(2024, 5, 3, 7), Vietnam.DueSoonFrom(At(2024, 5, 4, 17)));
        Assert.Equal(At(2011, 11, 18, 7), Vietnam.DueSoonFrom(At(2011, 11, 21, 9)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("0 working-days")]
    [InlineData("-1 working-days")]
    [InlineData("5 days")]
    [InlineData("1.5 working-days")]
    [InlineData("99999999999 working-days")]
    public void A_limit_that_cannot_be_read_is_refused(string text) => Assert.Throws<RuleViolation>(() => TimeLimit.Parse(text));

    [Fact]
    public void Terms_that_do_not_go_together_are_refused()
    {
        Assert.Throws<RuleViolation>(() => Of("3 working-days", At(2024, 3, 8), new() { Restarts = [At(2024, 3, 4)] }));
        Assert.Throws<RuleViolation>(() => Of("3 working-days", At(2024, 3, 8), new() { Excluded = [new(new(2024, 3, 10), new(2024, 3, 9))] }));
    }
}
