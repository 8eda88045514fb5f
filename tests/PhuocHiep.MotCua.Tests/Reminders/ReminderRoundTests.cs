using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Rounds;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reminders;

public sealed class ReminderRoundTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task Due_soon_is_said_from_the_opening_of_the_last_working_day_before()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        Assert.Equal(0, await RunAsync(At(2024, 8, 8, 6, 59, 59)));
        Assert.Equal(1, await RunAsync(At(2024, 8, 8, 7)));
        Assert.Equal([(ReminderStage.DueSoon, Friday, At(2024, 8, 8, 7))], await SaidAsync());
    }

    [Fact]
    public async Task Due_soon_is_said_before_Tet_of_what_is_due_after_it()
    {
        await using (var db = Database.Open()) await DossierAsync(db, At(2024, 2, 5));

        Assert.Equal(0, await RunAsync(At(2024, 2, 7, 6, 59, 59)));
        Assert.Equal(1, await RunAsync(At(2024, 2, 7, 7)));
        Assert.Equal([(ReminderStage.DueSoon, At(2024, 2, 15, 17), At(2024, 2, 7, 7))], await SaidAsync());
    }

    [Fact]
    public async Task Overdue_is_said_when_the_last_day_is_over()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        Assert.Equal(1, await RunAsync(At(2024, 8, 9, 23, 59, 59)));
        Assert.Equal(1, await RunAsync(At(2024, 8, 10, 0)));
        Assert.Equal([(ReminderStage.DueSoon, Friday, At(2024, 8, 9, 23, 59, 59)), (ReminderStage.Overdue, Friday, At(2024, 8, 10, 0))], await SaidAsync());
    }

    [Fact]
    public async Task The_same_round_twice_says_nothing_new()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await RunAsync(Friday);
        await RunAsync(Monday);

        Assert.Equal(0, await RunAsync(Monday));
        Assert.Equal(0, await RunAsync(At(2024, 8, 20)));
        Assert.Equal(2, (await SaidAsync()).Count);
    }

    [Fact]
    public async Task Five_rounds_at_once_say_it_once_of_each_dossier()
    {
        await using (var db = Database.Open())
            for (var i = 0; i < 3; i++) await DossierAsync(db);

        var raised = await Database.AtOnceAsync(5, (db, _) => new ReminderRound(db, new FakeClock(Monday)).RunAsync());

        Assert.Equal([0, 0, 0, 0, 3], raised.Order());
        Assert.Equal(3, (await SaidAsync()).Count);
    }

    [Fact]
    public async Task A_round_waits_for_the_one_under_way_and_finds_nothing_left_to_say()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await using var underWay = await db.Database.BeginTransactionAsync();
        await db.EnterRoundAsync(RoundName.Reminders, CancellationToken.None);
        db.Reminders.Add(new Reminder { AgencyId = dossier.AgencyId, DossierId = dossier.Id, Stage = ReminderStage.Overdue, DueAt = Friday, RaisedAt = Monday });
        await db.SaveChangesAsync();

        var second = RunAsync(Monday);
        await Database.UntilItWaitsAsync(second);
        await underWay.CommitAsync();

        Assert.Equal(0, await second);
        Assert.Single(await SaidAsync());
    }

    [Fact]
    public async Task After_five_days_of_silence_only_what_is_true_now_is_said()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        await RunAsync(Tuesday);
        await RunAsync(At(2024, 8, 14));

        Assert.Equal([(ReminderStage.Overdue, Friday, At(2024, 8, 14))], await SaidAsync());
    }

    [Fact]
    public async Task A_note_changes_no_deadline_and_raises_nothing_again()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await RunAsync(Friday);
        dossier.Note(DossierEventKind.LetterDrafted, "Hệ thống", null, Friday, "Đã gọi điện");
        await db.SaveChangesAsync();

        Assert.Equal(0, await RunAsync(Friday));
        Assert.Equal(1, await RunAsync(Monday));
    }

    [Fact]
    public async Task What_nobody_was_given_is_not_forgotten()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, $"""
            procedure_code,channel,applicant_name,received_at,due_at
            {MaritalStatus},post,Võ Văn Không Ai,2024-08-01T08:00:00+07:00,2024-08-05T10:30:00+07:00
            """, Tuesday);

        Assert.Null((await db.Dossiers.SingleAsync()).ReceivedById);
        Assert.Equal(1, await RunAsync(Tuesday));
        Assert.Equal([(ReminderStage.Overdue, At(2024, 8, 5, 10, 30), Tuesday)], await SaidAsync());
    }

    [Fact]
    public async Task What_is_completed_withdrawn_or_not_yet_received_is_left_in_peace()
    {
        await using var db = Database.Open();
        (await DossierAsync(db)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Monday);
        (await DossierAsync(db)).Withdraw("Không còn nhu cầu", await ClerkAsync(db), Friday);
        await DossierAsync(db, At(2024, 8, 26));
        await db.SaveChangesAsync();

        Assert.Equal(0, await RunAsync(At(2024, 8, 20)));
    }

    async Task<int> RunAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new ReminderRound(db, new FakeClock(now)).RunAsync();
    }

    async Task<List<(ReminderStage Stage, Instant DueAt, Instant RaisedAt)>> SaidAsync()
    {
        await using var db = Database.Open();
        return [.. (await db.Reminders.OrderBy(r => r.Id).ToListAsync()).Select(r => (r.Stage, r.DueAt, r.RaisedAt))];
    }
}
