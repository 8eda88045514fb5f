using System.Net;
using System.Net.Sockets;

namespace PhuocHiep.MotCua.Tests.Messages;

/// <summary>A mail server on loopback that answers so many times on each connection and then no more, without closing it: overloaded, or behind a broken firewall.</summary>
sealed class SilentMailServer : IAsyncDisposable
{
    /// <summary>Its greeting, then its answers to EHLO, MAIL, RCPT, DATA and the message.</summary>
    static readonly string[] Answers = ["220 localhost", "250 localhost", "250 Ok", "250 Ok", "354 Go on", "250 Taken"];

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource open = new();
    readonly Task running;

    SilentMailServer(int answers)
    {
        listener.Start();
        running = ListenAsync(answers);
    }

    /// <summary>How many answers there are before nothing is left but the farewell.</summary>
    public static int AnswersToAMessage => Answers.Length;

    public Uri Address => new($"smtp://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <param name="answers">After how many of them it falls silent.</param>
    public static SilentMailServer Open(int answers) => new(answers);

    public async ValueTask DisposeAsync()
    {
        await open.CancelAsync();
        listener.Dispose();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        open.Dispose();
    }

    async Task ListenAsync(int answers)
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(open.Token), answers));
        }
        finally
        {
            await Task.WhenAll(talks).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task TalkAsync(TcpClient client, int answers)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream());
            await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
            for (var i = 0; i < answers; i++)
            {
                // It speaks first; the message itself ends with a line of one point.
                if (i > 0) await ReadAsync(reader, until: i == Answers.Length - 1 ? "." : null);
                await writer.WriteLineAsync(Answers[i].AsMemory(), open.Token);
            }
            while (await reader.ReadLineAsync(open.Token) is not null) { }
        }
    }

    async Task ReadAsync(StreamReader reader, string? until)
    {
        while (await reader.ReadLineAsync(open.Token) is { } line)
        {
            if (until is null || line == until) return;
        }
        throw new EndOfStreamException();
    }
}
