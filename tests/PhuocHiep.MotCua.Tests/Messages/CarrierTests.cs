using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Messages;

/// <summary>Each channel by itself; what is refused for good, what only passes, and what an officer is told of it.</summary>
public sealed class CarrierTests(TestTemplate template) : OwnDatabase(template)
{
    const string Applicant = "nguoi.nop@example.vn";

    [Theory]
    [InlineData(550, "5.1.1 User unknown", "Địa chỉ thư điện tử không tồn tại hoặc không nhận thư", true)]
    [InlineData(553, "5.1.3 Bad address", "Địa chỉ thư điện tử không tồn tại hoặc không nhận thư", true)]
    [InlineData(552, "5.2.2 Over quota", "Hộp thư của người nhận đã đầy", true)]
    [InlineData(550, "5.7.1 Blocked", "Máy chủ thư không cho gửi tới địa chỉ này", true)]
    [InlineData(452, "4.2.2 Mailbox full", "Hộp thư của người nhận đã đầy", false)]
    [InlineData(450, "4.2.0 Greylisted, come back", "Máy chủ thư hẹn gửi lại sau", false)]
    [InlineData(451, "4.3.0 Local error", "Máy chủ thư hẹn gửi lại sau", false)]
    public async Task What_the_server_says_of_a_recipient_decides(int code, string words, string problem, bool isForGood)
    {
        await using var server = await MailServer.OpenAsync();
        server.SaysToRecipient["nguoi.nop"] = MailServer.Saying(code, words);
        await using (var db = Database.Open()) await SignedLetterAsync(db, Database.Settings(), Applicant);

        Assert.Equal(new PostRound(0, 1), await Database.RoundAsync(Database.Settings(server.Address), Monday));

        await using (var db = Database.Open())
        {
            var mail = await db.OutgoingMessages.Include(m => m.Letter).SingleAsync();
            Assert.Equal(problem, mail.Problem);
            Assert.StartsWith($"{code} {words}", mail.ProblemLiterally, StringComparison.Ordinal);
            Assert.Equal((1, null, null, isForGood ? Monday : (Instant?)null), (mail.Attempts, mail.SentAt, mail.Letter!.SentAt, mail.GivenUpAt));
            var lines = await db.DossierEvents.Where(e => e.Kind == DossierEventKind.LetterUndelivered).Select(e => e.Note).ToListAsync();
            Assert.Equal(isForGood ? [$"Phiếu số 01/PXL-UBND: {problem}. In phiếu và trao tận tay"] : [], lines);
        }

        // Once the server takes it: a passing no is forgotten, one for good stays.
        server.SaysToRecipient.Clear();
        Assert.Equal(new PostRound(isForGood ? 0 : 1, 0), await Database.RoundAsync(Database.Settings(server.Address), Monday + Duration.FromDays(1)));
        Assert.Equal(isForGood ? 0 : 1, server.Inbox.Count);
    }

    [Fact]
    public async Task A_message_that_the_server_will_not_have_is_given_up_and_the_next_goes()
    {
        await using var server = await MailServer.OpenAsync();
        server.SaysToMessage = m => m.To.Mailboxes.Single().Address == Applicant ? MailServer.Saying(554, "5.6.0 No") : MailServer.Saying(250, "Taken as A1B2");
        await Database.WriteAsync(MessageChannel.Email, Applicant, "khac@example.vn");

        Assert.Equal(new PostRound(1, 1), await Database.RoundAsync(Database.Settings(server.Address), Monday));

        await using var db = Database.Open();
        var (refused, taken) = (await db.OutgoingMessages.SingleAsync(m => m.To == Applicant), await db.OutgoingMessages.SingleAsync(m => m.To == "khac@example.vn"));
        Assert.Equal((Monday, "Máy chủ thư không nhận thư này", "554 5.6.0 No"), (refused.GivenUpAt, refused.Problem, refused.ProblemLiterally));
        Assert.Contains("A1B2", taken.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dead_mail_server_holds_up_no_text_message_and_is_asked_once_for_all()
    {
        await Database.WriteAsync(MessageChannel.Email, [.. Enumerable.Range(0, 200).Select(i => $"nguoi.{i}@example.vn")]);
        await Database.WriteAsync(MessageChannel.Sms, "0905123456");
        await Database.WriteAsync(MessageChannel.Zalo, "0905123456");
        var settings = Database.Everywhere(Letterbox.NobodyListens());

        Assert.Equal(new PostRound(2, 200), await Database.RoundAsync(settings, Monday));

        Assert.Equal(["supplement-1-0-sms@motcua.phuochiep.example.json"], Letterbox.Files(settings.SmsFolder));
        Assert.Equal(["supplement-1-0-zalo@motcua.phuochiep.example.json"], Letterbox.Files(settings.ZaloFolder));
        await using (var db = Database.Open())
            Assert.Equal(["Không nối được máy chủ thư"], (await db.OutgoingMessages.Where(m => m.Channel == MessageChannel.Email).Select(m => m.LastError).Distinct().ToListAsync()).Select(e => e!.Split('\n')[0]));

        // Back after a day: each arrives once.
        await using var server = await MailServer.OpenAsync();
        Assert.Equal(new PostRound(200, 0), await Database.RoundAsync(Database.Everywhere(server.Address), Monday + Duration.FromDays(1)));
        Assert.Equal((200, 200), (server.Inbox.Count, server.Inbox.Select(m => m.MessageId).Distinct().Count()));
        Assert.Equal(new PostRound(0, 0), await Database.RoundAsync(Database.Everywhere(server.Address), Monday + Duration.FromDays(2)));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_holds_up_no_mail()
    {
        await Database.WriteAsync(MessageChannel.Sms, "0905123456", "0905123457");
        await Database.WriteAsync(MessageChannel.Email, Applicant);
        await using var server = await MailServer.OpenAsync();
        Directory.CreateDirectory(Database.Data);
        var notAFolder = Path.Combine(Database.Data, "sms");
        await File.WriteAllTextAsync(notAFolder, "");

        Assert.Equal(new PostRound(1, 2), await Database.RoundAsync(Database.Everywhere(server.Address), Monday));
        Assert.Single(server.Inbox);

        File.Delete(notAFolder);
        Assert.Equal(new PostRound(2, 0), await Database.RoundAsync(Database.Everywhere(server.Address), Monday + Duration.FromHours(1)));
    }

    [Fact]
    public async Task A_text_message_is_one_whole_file_of_json_also_after_a_crash()
    {
        await Database.WriteAsync(MessageChannel.Sms, "0905123456");
        var settings = Database.Everywhere();
        await using (var stopped = Database.Open(new Stop()))
            await Assert.ThrowsAsync<InvalidOperationException>(() => new Postman(stopped, new FakeClock(Monday), settings).RunAsync());
        Assert.Single(Letterbox.Files(settings.SmsFolder));

        Assert.Equal(new PostRound(1, 0), await Database.RoundAsync(settings, Monday));

        var name = Assert.Single(Letterbox.Files(settings.SmsFolder));
        Assert.Equal("supplement-1-0-sms@motcua.phuochiep.example.json", name);
        var text = await File.ReadAllTextAsync(Path.Combine(settings.SmsFolder!, name));
        Assert.Contains("Nội dung tiếng Việt", text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(text);
        Assert.Equal(["supplement-1-0-sms@motcua.phuochiep.example", "0905123456", "Nội dung tiếng Việt", "2024-08-12T08:00:00+07:00"], json.RootElement.EnumerateObject().Select(p => p.Value.GetString()));
        Assert.Equal(["id", "to", "text", "createdAt"], json.RootElement.EnumerateObject().Select(p => p.Name));
        await using var db = Database.Open();
        Assert.Equal((name, Monday), ((await db.OutgoingMessages.SingleAsync()).Answer, (await db.OutgoingMessages.SingleAsync()).SentAt));
    }

    [Fact]
    public async Task Two_postmen_at_once_carry_two_hundred_messages_of_all_channels_once()
    {
        await using var server = await MailServer.OpenAsync();
        var phones = Enumerable.Range(0, 50).Select(i => $"0905{i:000000}").ToArray();
        await Database.WriteAsync(MessageChannel.Email, [.. Enumerable.Range(0, 100).Select(i => $"nguoi.{i}@example.vn")]);
        await Database.WriteAsync(MessageChannel.Sms, phones);
        await Database.WriteAsync(MessageChannel.Zalo, phones);
        var settings = Database.Everywhere(server.Address);

        var rounds = await Database.AtOnceAsync(2, (db, _) => new Postman(db, new FakeClock(Monday), settings).RunAsync());

        Assert.Equal((200, 0), (rounds.Sum(r => r.Sent), rounds.Sum(r => r.Failed)));
        Assert.Equal((100, 100, 50, 50), (server.Inbox.Count, server.Inbox.Select(m => m.MessageId).Distinct().Count(), Letterbox.Files(settings.SmsFolder).Length, Letterbox.Files(settings.ZaloFolder).Length));
        await using var after = Database.Open();
        Assert.Equal(200, await after.OutgoingMessages.CountAsync(m => m.SentAt != null && m.Attempts == 1 && m.Answer != null));
    }

    [Fact]
    public async Task A_channel_no_longer_connected_sends_nothing_and_says_so()
    {
        await Database.WriteAsync(MessageChannel.Sms, "0905123456");

        Assert.Equal(new PostRound(0, 1), await Database.RoundAsync(Database.Settings(), Monday));

        await using var db = Database.Open();
        var message = await db.OutgoingMessages.SingleAsync();
        Assert.Equal((null, null, "Kênh “Tin nhắn” chưa được nối với cơ quan"), (message.SentAt, message.GivenUpAt, message.Problem));
    }

    [Theory]
    [InlineData(0)] // Not even a greeting.
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)] // Whole, and no yes: it has to go again.
    public async Task A_server_that_falls_silent_keeps_the_post_no_longer_than_its_patience(int answers)
    {
        await Database.WriteAsync(MessageChannel.Email, Applicant);
        await using var silent = SilentMailServer.Open(answers);

        Assert.Equal(new PostRound(0, 1), await Database.RoundAsync(Database.Settings(silent.Address) with { MailPatience = TimeSpan.FromMilliseconds(200) }, Monday));
        Assert.Equal(("Máy chủ thư không trả lời", null), ((await MessageAsync()).Problem, (await MessageAsync()).SentAt));

        await using var server = await MailServer.OpenAsync();
        Assert.Equal(new PostRound(1, 0), await Database.RoundAsync(Database.Settings(server.Address), Monday + Duration.FromMinutes(1)));
        Assert.Single(server.Inbox);
    }

    [Fact]
    public async Task A_server_that_takes_the_message_and_does_not_say_goodbye_has_taken_it()
    {
        await Database.WriteAsync(MessageChannel.Email, Applicant);
        await using var silent = SilentMailServer.Open(SilentMailServer.AnswersToAMessage);

        Assert.Equal(new PostRound(1, 0), await Database.RoundAsync(Database.Settings(silent.Address) with { MailPatience = TimeSpan.FromMilliseconds(200) }, Monday));
        Assert.Equal(new PostRound(0, 0), await Database.RoundAsync(Database.Settings(silent.Address), Monday + Duration.FromMinutes(1)));
    }

    [Fact]
    public async Task After_three_days_in_vain_it_is_given_up_and_becomes_a_paper_and_not_before()
    {
        await using (var db = Database.Open()) await SignedLetterAsync(db, Database.Settings(), Applicant);
        var nobody = Database.Settings(Letterbox.NobodyListens());
        var (now, end, message) = (Monday, Monday + OutgoingMessage.LongestInVain, await MessageAsync());
        while (message.GivenUpAt is null)
        {
            Assert.Equal(new PostRound(0, 1), await Database.RoundAsync(nobody, now));
            message = await MessageAsync();
            if (message.GivenUpAt is null) now = message.NextAttemptAt;
            Assert.True(message.Attempts < 100);
        }
        Assert.InRange(message.GivenUpAt.Value, end, end + Duration.FromHours(1));

        await using var server = await MailServer.OpenAsync();
        Assert.Equal(new PostRound(0, 0), await Database.RoundAsync(Database.Settings(server.Address), now + Duration.FromDays(1)));
        Assert.Empty(server.Inbox);
        await using var after = Database.Open();
        Assert.Equal("Phiếu số 01/PXL-UBND: Không nối được máy chủ thư. In phiếu và trao tận tay", await after.DossierEvents.Where(e => e.Kind == DossierEventKind.LetterUndelivered).Select(e => e.Note).SingleAsync());
    }

    [Fact]
    public async Task An_office_that_was_switched_off_for_nine_days_does_not_give_up_at_its_first_try()
    {
        await using (var db = Database.Open()) await SignedLetterAsync(db, Database.Settings(), Applicant);
        var now = Monday + Duration.FromDays(9);
        await Database.RoundAsync(Database.Settings(Letterbox.NobodyListens()), now);

        await using var server = await MailServer.OpenAsync();
        Assert.Equal(new PostRound(1, 0), await Database.RoundAsync(Database.Settings(server.Address), now + Duration.FromMinutes(1)));
        Assert.Single(server.Inbox);
    }

    async Task<OutgoingMessage> MessageAsync()
    {
        await using var db = Database.Open();
        return await db.OutgoingMessages.AsNoTracking().SingleAsync();
    }
}
