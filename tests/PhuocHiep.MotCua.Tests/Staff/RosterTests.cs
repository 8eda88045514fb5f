using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Tests.Deadlines;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Staff;

public sealed class RosterTests(TestTemplate template) : OwnDatabase(template)
{
    /// <summary>Tuesday.</summary>
    static readonly LocalDate Today = new(2024, 8, 6);

    static readonly LocalDate Monday = new(2024, 8, 5);

    static readonly WorkCalendar Calendar = Calendars.Vietnam;

    [Fact]
    public void Without_anybody_both_halves_of_a_day_are_gaps()
    {
        var day = Assert.Single(Roster.Of([Today], Calendar, [], []));
        Assert.Equal([DutySession.Morning, DutySession.Afternoon], day.Turns.Select(t => t.Session));
        Assert.All(day.Turns, turn => Assert.Equal(["chưa có người trực", "chưa có người dự phòng"], turn.Gaps()));
    }

    [Fact]
    public void Somebody_and_a_backup_leave_no_gap_and_leave_makes_one()
    {
        DutyShift[] shifts = [Shift(1, false), Shift(2, true)];
        Assert.False(Morning(shifts).HasGap);
        Assert.Equal(["chưa có người dự phòng"], Morning([shifts[0]]).Gaps());
        Assert.Equal(["chưa có người trực"], Morning([shifts[1]]).Gaps());
        Assert.Equal(["chưa có người trực"], Morning(shifts, new Absence { OfficerId = 1, FromOn = Today, ToOn = Today }).Gaps());
        Assert.Equal(["chưa có người dự phòng"], Morning(shifts, new Absence { OfficerId = 2, FromOn = Today.PlusDays(-3), ToOn = Today.PlusDays(3) }).Gaps());
        Assert.False(Morning(shifts, new Absence { OfficerId = 1, FromOn = Today.PlusDays(1), ToOn = Today.PlusDays(2) }).HasGap);
        Assert.False(Morning([.. shifts, Shift(3, false)], new Absence { OfficerId = 1, FromOn = Today, ToOn = Today }).HasGap);
    }

    [Fact]
    public void Who_has_left_the_office_is_a_gap() =>
        Assert.True(Morning([Shift(1, false, isActive: false), Shift(2, true)]).IsUnmanned);

    [Fact]
    public void Only_worked_days_have_turns_and_a_holiday_says_which()
    {
        // 02/9/2024 is a Monday and the national day; 04/5/2024 a Saturday that was worked.
        var (holiday, swapped, sunday) = (new LocalDate(2024, 9, 2), new LocalDate(2024, 5, 4), new LocalDate(2024, 8, 11));
        var days = Roster.Of([holiday, swapped, sunday], Calendar, [], []);
        Assert.Equal([0, 2, 0], days.Select(day => day.Turns.Count));
        Assert.Contains("Quốc khánh", days[0].Rest, StringComparison.Ordinal);
        Assert.Equal("CN", days[2].Rest);
    }

    [Fact]
    public void The_next_working_days_skip_what_is_not_worked_and_end_with_the_calendar()
    {
        Assert.Equal([new(2024, 8, 30), new(2024, 9, 4), new(2024, 9, 5)], Roster.WorkingDays(Calendar, new(2024, 8, 30), 3));
        Assert.Empty(Roster.WorkingDays(Calendar, Calendar.LastDay!.Value.PlusDays(1), 3));
        Assert.Throws<CalendarEnded>(() => Roster.Of([Calendar.LastDay!.Value.PlusDays(1)], Calendar, [], []));
    }

    [Fact]
    public async Task A_plan_is_set_changed_and_repeated()
    {
        await using var db = Database.Open();
        var (agency, clerk, expert) = (await AgencyAsync(db), await ClerkAsync(db), await ExpertAsync(db));
        var plan = new RosterPlan(db);
        await plan.SetAsync(agency.Id, [Today], [new(Today, DutySession.Morning, clerk.Id, false), new(Today, DutySession.Morning, expert.Id, true)], Calendar, Today);
        await db.SaveChangesAsync();
        await plan.SetAsync(agency.Id, [Today], [new(Today, DutySession.Morning, clerk.Id, false), new(Today, DutySession.Afternoon, expert.Id, false)], Calendar, Today);
        await db.SaveChangesAsync();
        Assert.Equal([(DutySession.Morning, clerk.Id), (DutySession.Afternoon, expert.Id)], (await db.DutyShifts.OrderBy(s => s.Id).ToListAsync()).Select(s => (s.Session, s.OfficerId)));

        Assert.Equal(2, await plan.RepeatAsync(agency.Id, Monday.PlusDays(7), Calendar, Today));
        await db.SaveChangesAsync();
        Assert.Equal(0, await plan.RepeatAsync(agency.Id, Monday.PlusDays(7), Calendar, Today));
        Assert.Equal(2, await db.DutyShifts.CountAsync(s => s.On == Today.PlusDays(7)));
    }

    [Fact]
    public async Task Repeated_over_a_holiday_and_over_days_that_are_past_nothing_is_put_down()
    {
        await using var db = Database.Open();
        var (agency, clerk) = (await AgencyAsync(db), await ClerkAsync(db));
        LocalDate[] week = [.. Enumerable.Range(0, 5).Select(new LocalDate(2024, 8, 26).PlusDays)];
        var plan = new RosterPlan(db);
        await plan.SetAsync(agency.Id, week, [.. week.Select(day => new PlannedDuty(day, DutySession.Morning, clerk.Id, false))], Calendar, Today);
        await db.SaveChangesAsync();

        // Monday and Tuesday are the national day; on Thursday, Wednesday is past.
        Assert.Equal(2, await plan.RepeatAsync(agency.Id, new(2024, 9, 2), Calendar, new(2024, 9, 5)));
    }

    [Fact]
    public async Task Neither_a_past_day_nor_a_day_of_rest_nor_one_person_twice()
    {
        await using var db = Database.Open();
        var (agency, clerk) = (await AgencyAsync(db), await ClerkAsync(db));
        Task Set(LocalDate day, params PlannedDuty[] plan) => new RosterPlan(db).SetAsync(agency.Id, [day], plan, Calendar, Today);

        Assert.Contains("đã qua", (await Assert.ThrowsAsync<RuleViolation>(() => Set(Monday))).Message, StringComparison.Ordinal);
        Assert.Contains("ngày nghỉ", (await Assert.ThrowsAsync<RuleViolation>(() => Set(new(2024, 8, 10)))).Message, StringComparison.Ordinal);
        Assert.Contains("được xếp hai lần", (await Assert.ThrowsAsync<RuleViolation>(() => Set(Today, new(Today, DutySession.Morning, clerk.Id, false), new(Today, DutySession.Morning, clerk.Id, true)))).Message, StringComparison.Ordinal);
        Assert.Contains("người đang làm việc", (await Assert.ThrowsAsync<RuleViolation>(() => Set(Today, new PlannedDuty(Today, DutySession.Morning, 999_999, false)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gaps_are_looked_for_in_the_next_ten_working_days()
    {
        await using var db = Database.Open();
        var (agency, clerk, expert) = (await AgencyAsync(db), await ClerkAsync(db), await ExpertAsync(db));
        var calendar = await db.CalendarAsync(agency);
        Assert.Equal(20, (await db.RosterGapsAsync(agency.Id, calendar, Today)).Count);

        var days = Roster.WorkingDays(calendar, Today, 10);
        await new RosterPlan(db).SetAsync(agency.Id, days, [.. days.SelectMany(day => Enum.GetValues<DutySession>().SelectMany(session => new PlannedDuty[] { new(day, session, clerk.Id, false), new(day, session, expert.Id, true) }))], calendar, Today);
        db.Absences.Add(new Absence { OfficerId = expert.Id, FromOn = new(2024, 8, 8), ToOn = new(2024, 8, 9) });
        await db.SaveChangesAsync();
        Assert.Equal([8, 8, 9, 9], (await db.RosterGapsAsync(agency.Id, calendar, Today)).Select(turn => turn.On.Day));
    }

    static DutyTurn Morning(IReadOnlyCollection<DutyShift> shifts, params Absence[] absences) => Roster.Of([Today], Calendar, shifts, absences)[0].Turns[0];

    static DutyShift Shift(int officer, bool isBackup, bool isActive = true) =>
        new() { On = Today, Session = DutySession.Morning, OfficerId = officer, Officer = new() { Id = officer, FullName = $"Người {officer}", IsActive = isActive }, IsBackup = isBackup };
}
