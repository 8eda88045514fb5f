using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
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
        Assert.Equal([("DueSoon", "vanphong", Friday, At(2024, 8, 8, 7))], await SaidAsync());
    }

    [Fact]
    public async Task Due_soon_is_said_before_Tet_of_what_is_due_after_it()
    {
        await using (var db = Database.Open()) await DossierAsync(db, At(2024, 2, 5));

        Assert.Equal(0, await RunAsync(At(2024, 2, 7, 6, 59, 59)));
        Assert.Equal(1, await RunAsync(At(2024, 2, 7, 7)));
        Assert.Equal([("DueSoon", "vanphong", At(2024, 2, 15, 17), At(2024, 2, 7, 7))], await SaidAsync());
    }

    [Fact]
    public async Task Overdue_is_said_when_the_last_day_is_over()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        Assert.Equal(1, await RunAsync(At(2024, 8, 9, 23, 59, 59)));
        Assert.Equal(2, await RunAsync(At(2024, 8, 10, 0)));
        Assert.Equal([("DueSoon", "vanphong", Friday, At(2024, 8, 9, 23, 59, 59)), ("Overdue", "vanphong", Friday, At(2024, 8, 10, 0)), ("Overdue", "chutich", Friday, At(2024, 8, 10, 0))], await SaidAsync());
    }

    [Fact]
    public async Task The_same_round_twice_says_nothing_new()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await RunAsync(Friday);
        await RunAsync(Monday);

        Assert.Equal(0, await RunAsync(Monday));
        Assert.Equal(0, await RunAsync(At(2024, 8, 20)));
        Assert.Equal(3, (await SaidAsync()).Count);
    }

    [Fact]
    public async Task Five_rounds_at_once_say_it_once_of_each_dossier()
    {
        await using (var db = Database.Open())
            for (var i = 0; i < 3; i++) await DossierAsync(db);

        var raised = await Database.AtOnceAsync(5, (db, _) => new ReminderRound(db, new FakeClock(Monday), Database.Settings()).RunAsync());

        Assert.Equal([0, 0, 0, 0, 6], raised.Order());
        Assert.Equal(6, (await SaidAsync()).Count);
    }

    [Fact]
    public async Task A_round_waits_for_the_one_under_way_and_finds_nothing_left_to_say()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        await using var underWay = await db.Database.BeginTransactionAsync();
        await db.EnterRoundAsync(RoundName.Reminders, CancellationToken.None);
        foreach (var userName in new[] { "vanphong", "chutich" })
            db.Reminders.Add(new Reminder { AgencyId = dossier.AgencyId, DossierId = dossier.Id, Stage = ReminderStage.Overdue, OfficerId = (await OfficerAsync(db, userName)).Id, DueAt = Friday, RaisedAt = Monday });
        await db.SaveChangesAsync();

        var second = RunAsync(Monday);
        await Database.UntilItWaitsAsync(second);
        await underWay.CommitAsync();

        Assert.Equal(0, await second);
        Assert.Equal(2, (await SaidAsync()).Count);
    }

    [Fact]
    public async Task After_five_days_of_silence_only_what_is_true_now_is_said()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        await RunAsync(Tuesday);
        await RunAsync(At(2024, 8, 14));

        Assert.Equal([("Overdue", "vanphong", Friday, At(2024, 8, 14)), ("Overdue", "chutich", Friday, At(2024, 8, 14))], await SaidAsync());
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
        Assert.Equal(2, await RunAsync(Monday));
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
        Assert.Equal(2, await RunAsync(Tuesday));
        Assert.Equal([("Overdue", "vanphong", At(2024, 8, 5, 10, 30), Tuesday), ("Overdue", "chutich", At(2024, 8, 5, 10, 30), Tuesday)], await SaidAsync());
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

    [Fact]
    public async Task Officer_head_of_the_desk_chairman_each_in_his_turn_and_once()
    {
        await AssignedAsync();

        await RoundsAsync(At(2024, 8, 8, 7), At(2024, 8, 8, 7, 5), At(2024, 8, 8, 13, 30), At(2024, 8, 8, 17), At(2024, 8, 9, 9), At(2024, 8, 10, 0), Monday);

        Assert.Equal(
            [
                ("DueSoon", "chuyenmon", Friday, At(2024, 8, 8, 7)),
                ("LetterWaits", "chuyenmon", Friday, At(2024, 8, 8, 13, 30)),
                ("LetterWaits", "vanphong", Friday, At(2024, 8, 8, 13, 30)),
                ("LetterUnsigned", "chuyenmon", Friday, At(2024, 8, 8, 17)),
                ("LetterUnsigned", "vanphong", Friday, At(2024, 8, 8, 17)),
                ("LetterUnsigned", "chutich", Friday, At(2024, 8, 8, 17)),
                ("Overdue", "chuyenmon", Friday, At(2024, 8, 10, 0)),
                ("Overdue", "vanphong", Friday, At(2024, 8, 10, 0)),
                ("Overdue", "chutich", Friday, At(2024, 8, 10, 0)),
            ], await SaidAsync());
    }

    [Fact]
    public async Task Who_is_away_is_told_and_the_next_above_as_well()
    {
        await AssignedAsync();
        await using (var db = Database.Open())
        {
            db.Absences.Add(new() { OfficerId = (await ExpertAsync(db)).Id, FromOn = new(2024, 8, 8), ToOn = new(2024, 8, 8), Reason = "Nghỉ phép" });
            await db.SaveChangesAsync();
        }

        await RoundsAsync(At(2024, 8, 8, 7));

        Assert.Equal([("DueSoon", "chuyenmon", Friday, At(2024, 8, 8, 7)), ("DueSoon", "vanphong", Friday, At(2024, 8, 8, 7))], await SaidAsync());
    }

    [Fact]
    public async Task Who_is_given_it_later_is_told_too()
    {
        var id = await AssignedAsync();
        await RunAsync(At(2024, 8, 8, 7));
        await using (var db = Database.Open())
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == id);
            dossier.Assign(await db.Users.SingleAsync(o => o.UserName == "tuphap"), "Nghỉ phép", await ClerkAsync(db), At(2024, 8, 8, 9));
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await RunAsync(At(2024, 8, 8, 9)));
        Assert.Equal(["chuyenmon", "tuphap"], (await SaidAsync()).Select(r => r.Officer));
    }

    [Fact]
    public async Task With_its_cause_a_reminder_is_gone_for_everybody()
    {
        var id = await AssignedAsync();
        await RoundsAsync(At(2024, 8, 8, 7), At(2024, 8, 8, 17));
        Assert.Equal([ReminderStage.LetterUnsigned], await StandingAsync("chutich", At(2024, 8, 8, 17)));
        Assert.Equal([ReminderStage.LetterUnsigned], await StandingAsync("chuyenmon", At(2024, 8, 8, 17)));
        Assert.Empty(await StandingAsync("tuphap", At(2024, 8, 8, 17)));

        await using (var db = Database.Open())
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == id);
            dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 9, 9));
            await db.SaveChangesAsync();
        }
        await RoundsAsync(At(2024, 8, 9, 9));

        foreach (var officer in new[] { "chuyenmon", "vanphong", "chutich" }) Assert.Empty(await StandingAsync(officer, At(2024, 8, 9, 9)));
    }

    [Fact]
    public async Task Where_nobody_is_there_to_be_told_it_is_written_down_all_the_same()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await Database.ExecuteAsync("update officers set is_active = false");

        Assert.Equal(1, await RunAsync(Monday));
        Assert.Equal(0, await RunAsync(Monday));
        Assert.Equal([("Overdue", null, Friday, Monday)], await SaidAsync());
    }

    [Fact]
    public async Task An_officer_with_an_address_gets_one_message_a_round_with_codes_and_nothing_of_a_person()
    {
        await Database.ExecuteAsync("update officers set email = 'vanphong@phuochiep.example' where user_name = 'vanphong'");
        string[] codes;
        await using (var db = Database.Open()) codes = [(await DossierAsync(db)).Code, (await DossierAsync(db)).Code];

        await Database.AtOnceAsync(2, (db, _) => new ReminderRound(db, new FakeClock(Monday), Database.Settings()).RunAsync());
        await RunAsync(Monday);

        await using var later = Database.Open();
        var message = await later.OutgoingMessages.SingleAsync();
        Assert.Equal(("vanphong@phuochiep.example", "2 hồ sơ cần xử lý"), (message.To, message.Subject));
        Assert.Contains("Quá hạn (2):", message.Body, StringComparison.Ordinal);
        Assert.All(codes, code => Assert.Contains($"- {code}, hẹn trả 17 giờ 00, 09/08/2024\n", message.Body, StringComparison.Ordinal));
        foreach (var personal in new[] { "Hường", "052190000123", "0905123456" }) Assert.DoesNotContain(personal, message.Body, StringComparison.Ordinal);
        Assert.StartsWith("reminder-", message.MessageId, StringComparison.Ordinal);
    }

    async Task<long> AssignedAsync()
    {
        await using var db = Database.Open();
        var dossier = await DossierAsync(db);
        dossier.Assign(await db.Users.SingleAsync(o => o.UserName == "chuyenmon"), null, await ClerkAsync(db), Tuesday);
        await db.SaveChangesAsync();
        return dossier.Id;
    }

    /// <summary>The rounds as they come, one after the other.</summary>
    async Task RoundsAsync(params Instant[] at)
    {
        foreach (var now in at)
        {
            await using var db = Database.Open();
            await new ApologyRound(db, new FakeClock(now)).RunAsync();
            await RunAsync(now);
        }
    }

    async Task<IEnumerable<ReminderStage>> StandingAsync(string userName, Instant now)
    {
        await using var db = Database.Open();
        return (await db.RemindersOfAsync(await OfficerAsync(db, userName), await db.CalendarAsync(await AgencyAsync(db)), now)).Select(r => r.Stage);
    }

    async Task<int> RunAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new ReminderRound(db, new FakeClock(now), Database.Settings()).RunAsync();
    }

    async Task<List<(string Stage, string? Officer, Instant DueAt, Instant RaisedAt)>> SaidAsync()
    {
        await using var db = Database.Open();
        var names = await db.Users.ToDictionaryAsync(o => o.Id, o => o.UserName);
        return [.. (await db.Reminders.OrderBy(r => r.RaisedAt).ThenBy(r => r.DossierId).ThenBy(r => r.OfficerId).ToListAsync())
            .Select(r => (r.Stage.ToString(), r.OfficerId is { } id ? names[id] : null, r.DueAt, r.RaisedAt))];
    }
}
