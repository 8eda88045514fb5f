using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using SmtpServer;
using SmtpServer.ComponentModel;
using SmtpServer.Mail;
using SmtpServer.Net;
using SmtpServer.Storage;
using SmtpReplyCode = SmtpServer.Protocol.SmtpReplyCode;
using SmtpResponse = SmtpServer.Protocol.SmtpResponse;
using SmtpResponseException = SmtpServer.Protocol.SmtpResponseException;

namespace PhuocHiep.MotCua.Tests.Messages;

/// <summary>
/// A real mail server on loopback: what it accepted is in <see cref="Inbox"/>. An address that begins with `khong-co` it does not know; what else
/// it says of an address or a message may be told it.
/// </summary>
sealed class MailServer : MessageStore, IMailboxFilter, IAsyncDisposable
{
    readonly CancellationTokenSource open = new();
    readonly Task running;

    MailServer(Func<MailServer, CancellationToken, Task> run) => running = run(this, open.Token);

    public ConcurrentQueue<MimeMessage> Inbox { get; } = [];

    /// <summary>Answers to a recipient, by the part before the @.</summary>
    public ConcurrentDictionary<string, SmtpResponse> SaysToRecipient { get; } = [];

    /// <summary>The answer to each message; what is not 250 is not in the inbox.</summary>
    public Func<MimeMessage, SmtpResponse> SaysToMessage { get; set; } = _ => SmtpResponse.Ok;

    /// <summary>What happens between a message's arrival, by then in the inbox or not, and the answer to it.</summary>
    public Func<MimeMessage, Task> BeforeAnswer { get; set; } = _ => Task.CompletedTask;

    public static SmtpResponse Saying(int code, string words) => new((SmtpReplyCode)code, words);

    public Uri Address { get; private set; } = new("smtp://127.0.0.1");

    public static async Task<MailServer> OpenAsync()
    {
        var listening = new TaskCompletionSource<IPEndPoint>(TaskCreationOptions.RunContinuationsAsynchronously);
        var endpoints = new EndpointListenerFactory();
        endpoints.EndpointStarted += (_, started) => listening.TrySetResult((IPEndPoint)started.LocalEndPoint);
        var options = new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0))).Build();
        var server = new MailServer((store, closed) =>
        {
            var services = new ServiceProvider();
            services.Add(endpoints);
            services.Add((IMessageStore)store);
            services.Add((IMailboxFilterFactory)new DelegatingMailboxFilterFactory(_ => store));
            return new SmtpServer.SmtpServer(options, services).StartAsync(closed);
        });
        server.Address = new($"smtp://127.0.0.1:{(await listening.Task).Port}");
        return server;
    }

    public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var received = new MemoryStream(buffer.ToArray());
        var message = await MimeMessage.LoadAsync(received, cancellationToken);
        var answer = SaysToMessage(message);
        if (answer.ReplyCode == SmtpReplyCode.Ok) Inbox.Enqueue(message);
        await BeforeAnswer(message).WaitAsync(cancellationToken);
        return answer;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        SaysToRecipient.TryGetValue(to.User, out var answer) ? throw new SmtpResponseException(answer) : Task.FromResult(!to.User.StartsWith("khong-co", StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        await open.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        open.Dispose();
    }
}
