using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MimeKit;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Messages;

public sealed class PostmanTests(TestTemplate template) : OwnDatabase(template)
{
    const string Applicant = "nguoi.nop@example.vn";

    [Fact]
    public async Task A_signed_letter_arrives_whole_and_is_marked_sent()
    {
        await using var server = await MailServer.OpenAsync();
        await using var db = Database.Open();
        var letter = await SignedLetterAsync(db, Database.Settings(), Applicant);
        var code = (await db.Dossiers.SingleAsync()).Code;

        Assert.Equal(new PostRound(1, 0), await CarryAsync(server.Address, Monday));

        var message = Assert.Single(server.Inbox);
        Assert.Equal($"Phiếu xin lỗi và hẹn lại ngày trả kết quả – hồ sơ {code}", message.Subject);
        Assert.Equal((Applicant, "Ủy ban nhân dân xã Phước Hiệp"), (message.To.Mailboxes.Single().Address, message.From.Mailboxes.Single().Name));
        Assert.Equal($"letter-{letter.Id}@motcua.phuochiep.example", message.MessageId);
        Assert.Contains("xin lỗi Ông/Bà", message.TextBody, StringComparison.Ordinal);
        Assert.Contains("số 01/PXL-UBND", message.TextBody, StringComparison.Ordinal);
        var attachment = (MimePart)Assert.Single(message.Attachments);
        Assert.Equal(("phieu-xin-loi.pdf", "application/pdf"), (attachment.FileName, attachment.ContentType.MimeType));
        Assert.Equal(await db.LetterPapers.Select(p => p.Pdf).SingleAsync(), Decoded(attachment));

        await using var archive = Database.Open();
        var mail = await archive.OutgoingMessages.Include(m => m.Letter).SingleAsync();
        Assert.Equal((Monday, Monday, 1, null), (mail.SentAt, mail.Letter!.SentAt, mail.Attempts, mail.LastError));
        var line = await archive.DossierEvents.SingleAsync(e => e.Kind == DossierEventKind.LetterSent);
        Assert.Equal((Monday, "Hệ thống", "Thư điện tử, phiếu số 01/PXL-UBND"), (line.At, line.By, line.Note));
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again()
    {
        await using var server = await MailServer.OpenAsync();
        await WriteAsync(Applicant);
        await CarryAsync(server.Address, Monday);

        Assert.Equal(new PostRound(0, 0), await CarryAsync(server.Address, At(2024, 8, 20)));
        Assert.Single(server.Inbox);
    }

    [Fact]
    public async Task While_no_server_answers_the_row_stays_and_is_tried_ever_less_often()
    {
        await WriteAsync(Applicant);
        var nobody = Letterbox.NobodyListens();
        var waits = new List<Duration>();
        for (var (i, now) = (0, Monday); i < 8; i++)
        {
            Assert.Equal(new PostRound(0, 1), await CarryAsync(nobody, now));
            var mail = await MailAsync();
            Assert.Equal((i + 1, null), (mail.Attempts, mail.SentAt));
            Assert.NotEmpty(mail.LastError!);
            waits.Add(mail.NextAttemptAt - now);

            Assert.Equal(new PostRound(0, 0), await CarryAsync(nobody, mail.NextAttemptAt - Duration.FromSeconds(1)));
            now = mail.NextAttemptAt;
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], waits.Select(w => w.TotalMinutes));
    }

    [Fact]
    public async Task When_the_server_is_back_it_is_delivered_and_the_error_forgotten()
    {
        await WriteAsync(Applicant);
        await CarryAsync(Letterbox.NobodyListens(), Monday);
        await using var server = await MailServer.OpenAsync();

        Assert.Equal(new PostRound(1, 0), await CarryAsync(server.Address, Monday + Duration.FromMinutes(1)));

        var mail = await MailAsync();
        Assert.Equal((2, null, Monday + Duration.FromMinutes(1)), (mail.Attempts, mail.LastError, mail.SentAt));
        Assert.Equal(mail.SentAt, mail.Letter!.SentAt);
        Assert.Single(server.Inbox);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Postmen_at_once_carry_each_message_once(int postmen)
    {
        await using var server = await MailServer.OpenAsync();
        for (var i = 0; i < 3; i++) await WriteAsync($"nguoi.nop.{i}@example.vn");

        var rounds = await Database.AtOnceAsync(postmen, (db, _) => new Postman(db, new FakeClock(Monday), Database.Settings(server.Address)).RunAsync());

        Assert.Equal((3, 0), (rounds.Sum(r => r.Sent), rounds.Sum(r => r.Failed)));
        Assert.Equal(["nguoi.nop.0@example.vn", "nguoi.nop.1@example.vn", "nguoi.nop.2@example.vn"], server.Inbox.Select(m => m.To.Mailboxes.Single().Address).Order());
    }

    [Theory]
    [InlineData("khong-co@example.vn")] // The server does not know it.
    [InlineData("không có")] // No address at all: an earlier register wrote it.
    [InlineData("a@b@c, d")]
    public async Task A_message_that_cannot_be_delivered_holds_up_no_other(string address)
    {
        await using var server = await MailServer.OpenAsync();
        await WriteAsync(address);
        await WriteAsync(Applicant);

        Assert.Equal(new PostRound(1, 1), await CarryAsync(server.Address, Monday));

        Assert.Equal(Applicant, Assert.Single(server.Inbox).To.Mailboxes.Single().Address);
        await using var db = Database.Open();
        var failed = await db.OutgoingMessages.Include(m => m.Letter).SingleAsync(m => m.To == address);
        Assert.Equal((1, null, null, Monday), (failed.Attempts, failed.SentAt, failed.Letter!.SentAt, failed.GivenUpAt));
        Assert.DoesNotContain(address, failed.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_no_server_is_set_each_message_is_a_file_in_the_data_folder()
    {
        await WriteAsync(Applicant);

        Assert.Equal(new PostRound(1, 0), await CarryAsync(null, Monday));

        var file = Assert.Single(Directory.GetFiles(Path.Combine(Database.Data, "mail")));
        Assert.EndsWith(".eml", file, StringComparison.Ordinal);
        using var message = await MimeMessage.LoadAsync(file);
        Assert.Equal(Applicant, message.To.Mailboxes.Single().Address);
        await using var db = Database.Open();
        Assert.Equal(await db.LetterPapers.Select(p => p.Pdf).SingleAsync(), Decoded((MimePart)message.Attachments.Single()));
        Assert.Equal(Monday, (await MailAsync()).Letter!.SentAt);
    }

    [Fact]
    public async Task Stopped_between_the_servers_yes_and_our_mark_it_goes_again_as_the_same_message()
    {
        await using var server = await MailServer.OpenAsync();
        await WriteAsync(Applicant);
        await using (var stopped = Database.Open(new Stop()))
            await Assert.ThrowsAsync<InvalidOperationException>(() => new Postman(stopped, new FakeClock(Monday), Database.Settings(server.Address)).RunAsync());
        Assert.Equal((0, null), ((await MailAsync()).Attempts, (await MailAsync()).SentAt));

        Assert.Equal(new PostRound(1, 0), await CarryAsync(server.Address, Monday));

        Assert.Equal(2, server.Inbox.Count);
        Assert.Single(server.Inbox.Select(m => m.MessageId).Distinct());
        await using var db = Database.Open();
        Assert.Equal(1, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.LetterSent));
    }

    [Fact]
    public async Task A_letter_that_somebody_changes_while_the_server_says_yes_is_marked_all_the_same_and_goes_once()
    {
        await using var server = await MailServer.OpenAsync();
        await WriteAsync(Applicant);
        await using var db = Database.Open();
        await using var handingOver = await db.Database.BeginTransactionAsync();
        server.BeforeAnswer = async _ =>
        {
            (await db.ApologyLetters.SingleAsync()).HandOver("Nguyễn Thị Hường", await ClerkAsync(db), Monday);
            await db.SaveChangesAsync();
        };

        var carrying = CarryAsync(server.Address, At(2024, 8, 12, 9));
        await Database.UntilItWaitsAsync(carrying);
        await handingOver.CommitAsync();

        Assert.Equal(new PostRound(1, 0), await carrying);
        server.BeforeAnswer = _ => Task.CompletedTask;
        Assert.Equal(new PostRound(0, 0), await CarryAsync(server.Address, At(2024, 8, 12, 10)));
        Assert.Single(server.Inbox);
        var letter = (await MailAsync()).Letter!;
        Assert.Equal((At(2024, 8, 12, 9), Monday), (letter.SentAt, letter.HandedOverAt));
    }

    [Fact]
    public async Task When_the_office_closes_the_message_under_way_is_ended_and_marked_and_no_other_begun()
    {
        await using var server = await MailServer.OpenAsync();
        await WriteAsync(Applicant);
        await WriteAsync("khac@example.vn");
        using var closing = new CancellationTokenSource();
        server.BeforeAnswer = _ => closing.CancelAsync();
        await using (var db = Database.Open())
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new Postman(db, new FakeClock(Monday), Database.Settings(server.Address)).RunAsync(closing.Token));

        Assert.Equal(Applicant, Assert.Single(server.Inbox).To.Mailboxes.Single().Address);
        Assert.Equal(new PostRound(1, 0), await CarryAsync(server.Address, Monday));
        Assert.Equal([Applicant, "khac@example.vn"], server.Inbox.Select(m => m.To.Mailboxes.Single().Address));
        await using var after = Database.Open();
        Assert.Equal((2, 2), (await after.ApologyLetters.CountAsync(l => l.SentAt != null), await after.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.LetterSent)));
    }

    [Fact]
    public async Task A_letter_handed_over_meanwhile_is_sent_all_the_same_and_keeps_both_dates()
    {
        await using var server = await MailServer.OpenAsync();
        await using (var db = Database.Open())
        {
            (await SignedLetterAsync(db, Database.Settings(), Applicant)).HandOver("Nguyễn Thị Hường", await ClerkAsync(db), Monday);
            await db.SaveChangesAsync();
        }

        await CarryAsync(server.Address, At(2024, 8, 12, 9));

        var letter = (await MailAsync()).Letter!;
        Assert.Equal((At(2024, 8, 12, 9), Monday, Monday), (letter.SentAt, letter.HandedOverAt, letter.IssuedAt));
    }

    async Task WriteAsync(string address)
    {
        await using var db = Database.Open();
        await SignedLetterAsync(db, Database.Settings(), address);
    }

    async Task<PostRound> CarryAsync(Uri? server, Instant now)
    {
        await using var db = Database.Open();
        return await new Postman(db, new FakeClock(now), Database.Settings(server)).RunAsync();
    }

    async Task<OutgoingMessage> MailAsync()
    {
        await using var db = Database.Open();
        return await db.OutgoingMessages.Include(m => m.Letter).SingleAsync();
    }

    static byte[] Decoded(MimePart part)
    {
        using var bytes = new MemoryStream();
        part.Content!.DecodeTo(bytes);
        return bytes.ToArray();
    }
}

/// <summary>The process ends before it can write that the message is gone.</summary>
sealed class Stop : SaveChangesInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("Stopped.");
}
