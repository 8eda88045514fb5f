using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Messages;

/// <summary>What one round of the post did.</summary>
public sealed record PostRound(int Sent, int Failed);

/// <summary>
/// Takes what is unsent to the mail server, or into the pickup folder where none is set, and marks it. A row is held while it is under
/// way, so that two workers never carry the same one; after a crash it goes again under the same Message-Id.
/// </summary>
public sealed class Postman(MotCuaDb db, IClock clock, Settings settings)
{
    /// <summary>How long a mail server may take for one step.</summary>
    const int Timeout = 20_000;

    public async Task<PostRound> RunAsync(CancellationToken ct = default)
    {
        int sent = 0, failed = 0;
        using var server = new SmtpClient { Timeout = Timeout };
        while (await CarryNextAsync(server, ct) is { } delivered)
        {
            if (delivered) sent++;
            else failed++;
        }
        if (server.IsConnected) await server.DisconnectAsync(quit: true, ct);
        db.Heartbeats.Add(new() { Round = RoundName.Post, At = clock.GetCurrentInstant(), Looked = sent + failed, Acted = sent });
        await db.SaveChangesAsync(ct);
        return new(sent, failed);
    }

    /// <returns>Whether the next message was delivered; null where none is waiting.</returns>
    async Task<bool?> CarryNextAsync(SmtpClient server, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetCurrentInstant();
        var mail = (await db.OutgoingMessages.FromSql($"""
            select * from outgoing_messages where sent_at is null and given_up_at is null and next_attempt_at <= {now}
            order by next_attempt_at, id limit 1 for update skip locked
            """).ToListAsync(ct)).SingleOrDefault();
        if (mail is null) return null;

        try
        {
            using var message = await MessageAsync(mail, ct);
            var answer = settings.Smtp is { } smtp ? await SendAsync(server, smtp, message, ct) : await DropAsync(message, ct);
            mail.MarkSent(answer, clock.GetCurrentInstant());
            if (mail.LetterId is { } letterId) await MarkLetterSentAsync(letterId, mail, ct);
        }
        catch (Exception e) when (IsOfThePost(e))
        {
            mail.MarkFailed(e.Message, now);
            // Whatever state the conversation was left in: the next message starts a new one.
            if (server.IsConnected) await server.DisconnectAsync(quit: false, CancellationToken.None);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return mail.SentAt is not null;
    }

    async Task<MimeMessage> MessageAsync(OutgoingMessage mail, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == mail.AgencyId, ct);
        var message = new MimeMessage { MessageId = mail.MessageId, Subject = mail.Subject, Date = mail.CreatedAt.InZone(VietnamTime.Zone).ToDateTimeOffset() };
        message.From.Add(new MailboxAddress(agency.Name, agency.Email.Length > 0 ? agency.Email : $"khong-tra-loi@{settings.Url.Host}"));
        message.To.Add(MailboxAddress.Parse(mail.To));
        var body = new BodyBuilder { TextBody = mail.Body };
        if (mail.LetterId is { } letterId)
        {
            var paper = await db.LetterPapers.AsNoTracking().SingleAsync(p => p.LetterId == letterId, ct);
            body.Attachments.Add("phieu-xin-loi.pdf", paper.Pdf, new ContentType("application", "pdf"));
        }
        message.Body = body.ToMessageBody();
        return message;
    }

    static async Task<string> SendAsync(SmtpClient server, Uri smtp, MimeMessage message, CancellationToken ct)
    {
        if (!server.IsConnected)
        {
            // Our own socket without Nagle: with it, each message waits some 90 ms for a delayed acknowledgement.
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            var secure = smtp.Scheme == "smtps";
            var port = smtp.IsDefaultPort || smtp.Port < 0 ? (secure ? 465 : 25) : smtp.Port;
            await socket.ConnectAsync(smtp.Host, port, ct);
            await server.ConnectAsync(socket, smtp.Host, port, secure ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, ct);
            if (smtp.UserInfo.Split(':', 2) is [var user, var password])
                await server.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), ct);
        }
        return await server.SendAsync(message, ct);
    }

    /// <summary>The same message always gets the same file name, and appears whole or not at all.</summary>
    async Task<string> DropAsync(MimeMessage message, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.MailFolder);
        var file = Path.Combine(settings.MailFolder, message.MessageId + ".eml");
        var unfinished = file + ".part";
        await message.WriteToAsync(unfinished, ct);
        File.Move(unfinished, file, overwrite: true);
        return Path.GetFileName(file);
    }

    async Task MarkLetterSentAsync(long letterId, OutgoingMessage mail, CancellationToken ct)
    {
        var letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == letterId, ct);
        if (letter.MarkSent(mail.SentAt!.Value))
            letter.Dossier!.Note(DossierEventKind.LetterSent, "Hệ thống", officer: null, mail.SentAt.Value, $"Thư điện tử, phiếu số {letter.NumberText}");
    }

    static bool IsOfThePost(Exception e) =>
        e is ProtocolException or CommandException or AuthenticationException or SslHandshakeException or ServiceNotConnectedException
            or SocketException or IOException or ParseException or OperationCanceledException { CancellationToken.IsCancellationRequested: false };
}
