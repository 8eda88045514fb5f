using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Tests.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Apologies;

/// <summary>What is away: the rounds for days, the office over Tết, the mail server for a day, the archive for a moment, the calendar of the new year.</summary>
public sealed class LongSilenceTests(TestTemplate template) : OwnDatabase(template)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task After_five_days_without_a_round_all_that_was_missed_is_made_up_for_once(int workers)
    {
        await using var server = await MailServer.OpenAsync();
        // Received on 5, 6, 7 and 8 August, three working days each: due on 8, 9, 12 and 13 August. From Thursday, 6:00, nothing runs for five days.
        var received = new List<string>();
        foreach (var day in new[] { 5, 6, 7, 8 })
            for (var i = 0; i < 3; i++) received.Add(await ReceiveAsync(At(2024, 8, day, 8, i)));
        // In the silence: of each day's three the first is ready in time, the second late, the third not at all.
        foreach (var (code, i) in received.Select((code, i) => (code, i)))
        {
            if (i % 3 == 0) await CompleteAsync(code, At(2024, 8, 8 + i / 3, 7, 30));
            if (i % 3 == 1 && i < 6) await CompleteAsync(code, At(2024, 8, 12, 9));
        }
        var back = At(2024, 8, 13, 6);

        var drafted = await Database.AtOnceAsync(workers, (db, _) => new ApologyRound(db, new NodaTime.Testing.FakeClock(back)).RunAsync());

        // Late by then: due on 8, 9 and 12 August. Due on the 13th and not ready: prepared.
        Assert.Equal((6, 2), (drafted.Sum(d => d.Drafted), drafted.Sum(d => d.Prepared)));
        await new WholeLoop(Database, server.Address).EndAsync(At(2024, 8, 14, 8));
        await Proof.OfAsync(Database, server, "detect and draft", $"five days without a round, then {workers} at once", letters: 8);
    }

    [Fact]
    public async Task Over_Tet_the_last_working_day_before_it_is_the_eve_and_nothing_is_doubled()
    {
        await using var server = await MailServer.OpenAsync();
        var loop = new WholeLoop(Database, server.Address);
        // Tết 2025: the office rests from Saturday 25/1 to Sunday 2/2. Due on Friday 24/1, on Monday 3/2 and on Tuesday 4/2.
        foreach (var day in new[] { 21, 22, 23 }) await ReceiveAsync(At(2025, 1, day));
        var (last, first) = (new LocalDate(2025, 1, 24), new LocalDate(2025, 2, 3));

        for (var now = At(2025, 1, 23, 6); now < At(2025, 2, 5, 8); now += Duration.FromHours(6))
        {
            await loop.DraftAsync(now);
            await loop.CarryAsync(now);
        }

        await using var db = Database.Open();
        var letters = await db.ApologyLetters.AsNoTracking().OrderBy(l => l.PromisedAt).ToListAsync();
        Assert.Equal([At(2025, 1, 24, 17), At(2025, 2, 3, 17), At(2025, 2, 4, 17)], letters.Select(l => l.PromisedAt));
        Assert.Equal([new LocalDate(2025, 1, 23).End(), last.End(), first.End()], letters.Select(l => l.IssueBy!.Value));
        // Steps of six hours from 6:00: the first that is past the opening of the eve, and the first past the last day.
        Assert.Equal([At(2025, 1, 23, 12), At(2025, 1, 24, 12), At(2025, 2, 3, 12)], letters.Select(l => l.DraftedAt));
        Assert.Equal([At(2025, 1, 25, 0), At(2025, 2, 4, 0), At(2025, 2, 5, 0)], letters.Select(l => l.OwedAt!.Value));
        await loop.EndAsync(At(2025, 2, 5, 9));
        await Proof.OfAsync(Database, server, "draft before the eve", "Tết 2025", letters: 3, period: (new(2025, 1, 1), new(2025, 2, 28)));
    }

    [Theory]
    [InlineData("refuses every connection", null)]
    [InlineData("accepts and says nothing", 0)]
    [InlineData("takes the whole message and never says yes", 5)]
    [InlineData("421 to every message", 421)]
    [InlineData("451 to every message", 451)]
    public async Task A_mail_server_that_is_away_for_a_day_delays_each_letter_and_doubles_none(string fault, int? answers)
    {
        await using var server = await MailServer.OpenAsync();
        await WholeLoop.ReceiveAsync(Database, 3);
        var loop = new WholeLoop(Database, server.Address);
        await loop.DraftAsync(Monday);
        await loop.ReasonAsync(Monday);
        await loop.SignAsync(Monday);
        await using var silent = SilentMailServer.Open(answers is < 100 ? answers.Value : 0);
        if (answers > 100) server.SaysToMessage = _ => MailServer.Saying(answers.Value, "4.3.2 Come back later");
        var away = Database.Settings(answers is null ? Letterbox.NobodyListens() : answers > 100 ? server.Address : silent.Address) with { MailPatience = TimeSpan.FromMilliseconds(50) };

        for (var now = Monday; now < Monday + Duration.FromDays(1); now += Duration.FromHours(4))
            Assert.Equal(new PostRound(0, 3), await Database.RoundAsync(away, now));
        Assert.Equal((0, 3), (server.Inbox.Count, await Database.AskAsync<long>("select count(*) from outgoing_messages where sent_at is null and given_up_at is null and attempts = 6")));

        server.SaysToMessage = _ => SmtpServer.Protocol.SmtpResponse.Ok;
        await loop.EndAsync(Monday + Duration.FromDays(1));
        await Proof.OfAsync(Database, server, "send", $"for a day the mail server {fault}", letters: 3);
    }

    [Fact]
    public async Task An_archive_that_is_lost_between_the_mail_servers_yes_and_the_mark_has_the_same_mail_go_again()
    {
        await using var server = await MailServer.OpenAsync();
        await WholeLoop.ReceiveAsync(Database, 2);
        var loop = new WholeLoop(Database, server.Address);
        await loop.DraftAsync(Monday);
        await loop.ReasonAsync(Monday);
        await loop.SignAsync(Monday);
        server.BeforeAnswer = _ => Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'");

        await Assert.ThrowsAnyAsync<Exception>(() => loop.CarryAsync(Monday));
        Assert.Equal((1, 2), (server.Inbox.Count, await Database.AskAsync<long>("select count(*) from outgoing_messages where sent_at is null")));

        server.BeforeAnswer = _ => Task.CompletedTask;
        await loop.EndAsync(Monday + Duration.FromMinutes(1));
        await Proof.OfAsync(Database, server, "send: the mail server said yes, our mark not written", "the database restarted", letters: 2, deliveries: 3);
    }

    [Fact]
    public async Task Where_the_calendar_has_ended_the_letter_is_there_and_counted_and_goes_out_once_a_new_one_is_loaded()
    {
        await using var server = await MailServer.OpenAsync();
        var loop = new WholeLoop(Database, server.Address);
        // Due on Friday 27/12/2024; nothing is known of 2025.
        await Database.ExecuteAsync("create table put_by as select * from holidays where date >= '2025-01-01'; delete from holidays where date >= '2025-01-01'");
        for (var i = 0; i < 2; i++) await ReceiveAsync(At(2024, 12, 24, 8, i));

        for (var now = At(2024, 12, 26, 6); now < At(2025, 1, 3, 8); now += Duration.FromHours(6)) await loop.DraftAsync(now);

        await using (var db = Database.Open())
        {
            Assert.Equal(2, await db.ApologyLetters.CountAsync(l => l.OwedAt == At(2024, 12, 28, 0)));
            await Assert.ThrowsAsync<CalendarEnded>(() => loop.ReasonAsync(At(2025, 1, 3, 8)));
        }
        await Database.ExecuteAsync("insert into holidays overriding system value select * from put_by");
        await loop.EndAsync(At(2025, 1, 3, 9));
        await Proof.OfAsync(Database, server, "draft, reason", "the calendar ended", letters: 2, period: (new(2024, 12, 1), new(2025, 1, 31)));
    }

    async Task<string> ReceiveAsync(Instant at)
    {
        await using var db = Database.Open();
        return (await DossierAsync(db, at, Application(email: "huong@example.vn"))).Code;
    }

    async Task CompleteAsync(string code, Instant at)
    {
        await using var db = Database.Open();
        (await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Code == code)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), at);
        await db.SaveChangesAsync();
    }
}
