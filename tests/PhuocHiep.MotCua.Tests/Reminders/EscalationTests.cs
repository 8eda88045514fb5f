using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Tests.Deadlines;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reminders;

/// <summary>Who is told, when and why: the table itself, each reading literal.</summary>
public sealed class EscalationTests
{
    const int Clerk = 1, Expert = 2, Head = 3, Chairman = 4, Vice = 5, Other = 6;

    static readonly WorkCalendar Calendar = Calendars.Vietnam;

    [Fact]
    public void The_table_of_the_escalation()
    {
        Assert.Equal(
            [
                "DueSoon: Holder (NĐ 61/2018 Đ19 k9)",
                "LetterWaits: Holder, DeskHead (NĐ 61/2018 Đ12 k5)",
                "LetterUnsigned: Holder, DeskHead, Chairman (NĐ 61/2018 Đ19 k9)",
                "Overdue: Holder, DeskHead, Chairman (NĐ 61/2018 Đ9 k1)",
            ],
            Escalation.Steps.Select(step => $"{step.Stage}: {string.Join(", ", step.Whom)} ({step.Article})"));
    }

    // Received on Tuesday 06/8/2024, promised for Friday 09/8, 17:00; the letter goes out by the end of Thursday, prepared at its opening.
    [Theory]
    [InlineData("2024-08-08T06:59:59+07:00", false, false, null)]
    [InlineData("2024-08-08T07:00:00+07:00", false, false, ReminderStage.DueSoon)]
    [InlineData("2024-08-08T13:29:59+07:00", false, false, ReminderStage.DueSoon)]
    [InlineData("2024-08-08T13:30:00+07:00", false, false, ReminderStage.LetterWaits)]
    [InlineData("2024-08-08T13:30:00+07:00", true, false, ReminderStage.DueSoon)]
    [InlineData("2024-08-08T16:59:59+07:00", false, false, ReminderStage.LetterWaits)]
    [InlineData("2024-08-08T17:00:00+07:00", false, false, ReminderStage.LetterUnsigned)]
    [InlineData("2024-08-08T17:00:00+07:00", true, false, ReminderStage.LetterUnsigned)]
    [InlineData("2024-08-08T17:00:00+07:00", true, true, ReminderStage.DueSoon)]
    [InlineData("2024-08-09T17:00:00+07:00", true, true, ReminderStage.DueSoon)]
    [InlineData("2024-08-09T23:59:59+07:00", false, false, ReminderStage.LetterUnsigned)]
    [InlineData("2024-08-10T00:00:00+07:00", false, false, ReminderStage.Overdue)]
    [InlineData("2024-08-10T00:00:00+07:00", true, true, ReminderStage.Overdue)]
    public void A_promise_of_three_working_days(string at, bool reasoned, bool signed, ReminderStage? stage)
    {
        var thursday = At(2024, 8, 8, 7);
        var dossier = Standing(Tuesday, Friday, thursday) with { Letters = signed ? [] : [new(thursday, new LocalDate(2024, 8, 8).End(), reasoned)] };
        Assert.Equal(stage, Escalation.StageOf(dossier, Calendar, Read(at)));
    }

    // Due on Thursday 15/2/2024, the first day after Tết: the last working day before is Wednesday 07/2.
    [Theory]
    [InlineData("2024-02-07T06:59:59+07:00", null)]
    [InlineData("2024-02-07T07:00:00+07:00", ReminderStage.DueSoon)]
    [InlineData("2024-02-07T13:30:00+07:00", ReminderStage.LetterWaits)]
    [InlineData("2024-02-07T17:00:00+07:00", ReminderStage.LetterUnsigned)]
    [InlineData("2024-02-12T09:00:00+07:00", ReminderStage.LetterUnsigned)]
    [InlineData("2024-02-16T00:00:00+07:00", ReminderStage.Overdue)]
    public void A_promise_over_Tet_is_seen_to_before_it(string at, ReminderStage? stage)
    {
        var before = At(2024, 2, 7, 7);
        var dossier = Standing(At(2024, 2, 5), At(2024, 2, 15, 17), before) with { Letters = [new(before, new LocalDate(2024, 2, 7).End(), false)] };
        Assert.Equal(stage, Escalation.StageOf(dossier, Calendar, Read(at)));
    }

    // Received on the eve, at ten: its draft is made at the close, so its letter has until the next working day.
    [Theory]
    [InlineData("2024-08-08T16:59:59+07:00", null)]
    [InlineData("2024-08-08T17:00:00+07:00", ReminderStage.DueSoon)]
    [InlineData("2024-08-09T13:30:00+07:00", ReminderStage.LetterWaits)]
    [InlineData("2024-08-09T17:00:00+07:00", ReminderStage.LetterUnsigned)]
    public void What_came_in_on_the_eve_is_told_of_at_its_close(string at, ReminderStage? stage)
    {
        var closing = At(2024, 8, 8, 17);
        var now = Read(at);
        var dossier = Standing(At(2024, 8, 8, 10), Friday, At(2024, 8, 8, 7)) with { Letters = now < closing ? [] : [new(closing, new LocalDate(2024, 8, 8).End(), false)] };
        Assert.Equal(stage, Escalation.StageOf(dossier, Calendar, now));
    }

    [Theory]
    [InlineData("2024-08-09T08:00:00+07:00", "2024-08-09T17:00:00+07:00", "2024-08-09T13:29:59+07:00", null)]
    [InlineData("2024-08-09T08:00:00+07:00", "2024-08-09T17:00:00+07:00", "2024-08-09T13:30:00+07:00", ReminderStage.DueSoon)]
    [InlineData("2024-08-09T07:00:00+07:00", "2024-08-09T11:00:00+07:00", "2024-08-09T09:59:59+07:00", null)]
    [InlineData("2024-08-09T07:00:00+07:00", "2024-08-09T11:00:00+07:00", "2024-08-09T10:00:00+07:00", ReminderStage.DueSoon)]
    public void What_came_in_on_the_due_day_is_told_of_in_the_afternoon_or_an_hour_before(string received, string due, string at, ReminderStage? stage) =>
        Assert.Equal(stage, Escalation.StageOf(Standing(Read(received), Read(due), At(2024, 8, 8, 7)), Calendar, Read(at)));

    [Fact]
    public void A_letter_of_another_cause_is_seen_to_on_the_day_by_which_it_goes_out_though_the_clock_stands()
    {
        var dossier = Standing(Tuesday, At(2024, 9, 10, 17), At(2024, 9, 9, 7)) with { IsRunning = false, Letters = [new(Tuesday, new LocalDate(2024, 8, 9).End(), false)] };

        Assert.Null(Escalation.StageOf(dossier, Calendar, At(2024, 8, 9, 13, 29)));
        Assert.Equal(ReminderStage.LetterWaits, Escalation.StageOf(dossier, Calendar, At(2024, 8, 9, 13, 30)));
        Assert.Equal(ReminderStage.LetterUnsigned, Escalation.StageOf(dossier, Calendar, At(2024, 8, 9, 17)));
    }

    [Fact]
    public void A_letter_drafted_after_five_days_of_silence_is_seen_to_on_the_day_it_was_drafted()
    {
        // Completed late meanwhile: only its letter is left.
        var dossier = Standing(Tuesday, Friday, At(2024, 8, 8, 7)) with { IsRunning = false, Letters = [new(At(2024, 8, 16, 14), new LocalDate(2024, 8, 8).End(), true)] };

        Assert.Null(Escalation.StageOf(dossier, Calendar, At(2024, 8, 16, 17)));
        Assert.Null(Escalation.StageOf(dossier, Calendar, At(2024, 8, 19, 16)));
        Assert.Equal(ReminderStage.LetterUnsigned, Escalation.StageOf(dossier, Calendar, At(2024, 8, 19, 17)));
    }

    [Theory]
    [InlineData(ReminderStage.DueSoon, Expert, "", "2")]
    [InlineData(ReminderStage.DueSoon, null, "", "3")]
    [InlineData(ReminderStage.DueSoon, Expert, "2", "2 3")]
    [InlineData(ReminderStage.DueSoon, Expert, "2 3", "2 3 4")]
    [InlineData(ReminderStage.DueSoon, Expert, "2 3 4", "2 3 4 5")]
    [InlineData(ReminderStage.DueSoon, 99, "", "3")]
    [InlineData(ReminderStage.LetterWaits, Expert, "", "2 3")]
    [InlineData(ReminderStage.LetterWaits, Expert, "3", "2 3 4")]
    [InlineData(ReminderStage.LetterWaits, null, "", "3")]
    [InlineData(ReminderStage.LetterUnsigned, Expert, "", "2 3 4")]
    [InlineData(ReminderStage.LetterUnsigned, Expert, "4", "2 3 4 5")]
    [InlineData(ReminderStage.Overdue, Expert, "", "2 3 4")]
    [InlineData(ReminderStage.Overdue, null, "", "3 4")]
    public void Officer_head_of_the_desk_chairman(ReminderStage stage, int? holder, string away, string told) =>
        Assert.Equal(told, Told(new(Staff(), Set(away)), stage, holder));

    [Fact]
    public void Where_nobody_heads_the_desk_every_supervisor_is_told()
    {
        var staff = Staff();
        staff.Single(o => o.Id == Head).HeadsDesk = false;
        Assert.Equal("3 4 5", Told(new(staff, Set("")), ReminderStage.DueSoon, null));
    }

    [Fact]
    public void Where_there_is_no_chairman_his_deputy_is_told_and_where_nobody_is_there_nobody()
    {
        Assert.Equal("2 3 5", Told(new(Staff().FindAll(o => o.Id != Chairman), Set("")), ReminderStage.Overdue, Expert));
        Assert.Equal("", Told(new([], Set("")), ReminderStage.Overdue, Expert));
    }

    static Standing Standing(Instant receivedAt, Instant dueAt, Instant dueSoonFrom) =>
        new(1, "H08.1-240806-0001", Expert, receivedAt, dueAt, dueAt.VietnamDay().End(), dueSoonFrom, IsRunning: true);

    static string Told(Staffing staffing, ReminderStage stage, int? holder) => string.Join(' ', staffing.Told(stage, holder));

    static HashSet<int> Set(string ids) => [.. ids.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(id => id[0] - '0')];

    static List<Officer> Staff() =>
    [
        new() { Id = Clerk, Roles = Role.Clerk },
        new() { Id = Expert, Roles = Role.Officer },
        new() { Id = Head, Roles = Role.Supervisor, HeadsDesk = true },
        new() { Id = Chairman, Roles = Role.Supervisor, SigningAuthority = SigningAuthority.Chairman },
        new() { Id = Vice, Roles = Role.Supervisor, SigningAuthority = SigningAuthority.ViceChairman },
        new() { Id = Other, Roles = Role.Officer },
    ];

    static Instant Read(string at) => VietnamTime.TryParseIso(at, out Instant read) ? read : throw new FormatException(at);
}
