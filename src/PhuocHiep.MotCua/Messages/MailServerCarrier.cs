using System.Net.Sockets;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace PhuocHiep.MotCua.Messages;

/// <summary>To a mail server: one connection for all that goes in a round, a new one after whatever went wrong.</summary>
/// <param name="patience">How long the server may take for one step.</param>
public sealed class MailServerCarrier(Uri smtp, string host, TimeSpan patience) : ICarrier
{
    readonly SmtpClient server = new() { Timeout = (int)patience.TotalMilliseconds };

    public async Task<string> CarryAsync(Parcel parcel, CancellationToken ct)
    {
        using var mail = Mail.Of(parcel, host);
        if (!server.IsConnected) await ConnectAsync(ct);
        return await SendAsync(mail);
    }

    public async ValueTask DisposeAsync()
    {
        await LeaveAsync(quit: true);
        server.Dispose();
    }

    async Task ConnectAsync(CancellationToken ct)
    {
        using var connecting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        connecting.CancelAfter(patience);
        // Our own socket without Nagle: with it, each message waits some 90 ms for a delayed acknowledgement.
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            var secure = smtp.Scheme == "smtps";
            var port = smtp.IsDefaultPort || smtp.Port < 0 ? (secure ? 465 : 25) : smtp.Port;
            await socket.ConnectAsync(smtp.Host, port, connecting.Token);
            await server.ConnectAsync(socket, smtp.Host, port, secure ? SecureSocketOptions.SslOnConnect : SecureSocketOptions.StartTlsWhenAvailable, connecting.Token);
            if (smtp.UserInfo.Split(':', 2) is [var user, var password])
                await server.AuthenticateAsync(Uri.UnescapeDataString(user), Uri.UnescapeDataString(password), connecting.Token);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            await LeaveAsync(quit: false);
            socket.Dispose();
            throw MailTrouble.Connecting(e);
        }
    }

    async Task<string> SendAsync(MimeMessage mail)
    {
        try
        {
            return await server.SendAsync(mail, CancellationToken.None);
        }
        catch (Exception e)
        {
            await LeaveAsync(quit: false);
            throw MailTrouble.Sending(e);
        }
    }

    /// <summary>What it took is taken: a farewell that fails changes nothing.</summary>
    async Task LeaveAsync(bool quit)
    {
        try
        {
            if (server.IsConnected) await server.DisconnectAsync(quit, CancellationToken.None);
        }
        catch (Exception e) when (e is IOException or SocketException or TimeoutException or MailKit.ProtocolException or MailKit.CommandException)
        {
            // Gone before we were, or silent.
        }
    }
}
