using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PhuocHiep.MotCua.Documents;

namespace PhuocHiep.MotCua.Tests.Documents;

public sealed class ClamdTests
{
    [Fact]
    public async Task A_clean_file_is_sent_whole_and_passes()
    {
        await using var daemon = new Daemon(_ => "stream: OK\0");
        var content = new byte[300_000];
        Random.Shared.NextBytes(content);

        Assert.True(await new Clamd(daemon.Address).LooksCleanAsync(new MemoryStream(content), CancellationToken.None));
        Assert.Equal(content, daemon.Received);
    }

    [Fact]
    public async Task A_unix_socket_does_as_well()
    {
        var path = Path.Combine(Path.GetTempPath(), $"clamd-{Guid.NewGuid():N}");
        await using var daemon = new Daemon(_ => "stream: OK\0", new UnixDomainSocketEndPoint(path));

        Assert.True(await new Clamd(daemon.Address).LooksCleanAsync(new MemoryStream(Files.Png), CancellationToken.None));
        Assert.Equal(Files.Png, daemon.Received);
        File.Delete(path);
    }

    [Fact]
    public async Task What_it_finds_is_said_and_the_file_refused()
    {
        await using var daemon = new Daemon(file => Encoding.ASCII.GetString(file).Contains("EICAR", StringComparison.Ordinal) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");

        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new Clamd(daemon.Address).LooksCleanAsync(new MemoryStream("…EICAR…"u8.ToArray()), CancellationToken.None));
        Assert.Equal("tệp có mã độc (Eicar-Test-Signature); không nhận.", refused.Message);
    }

    [Theory]
    [InlineData("INSTREAM size limit exceeded. ERROR\0")]
    [InlineData("")]
    [InlineData("stream: O")]
    public async Task Without_a_clear_answer_the_file_is_refused(string answer)
    {
        await using var daemon = new Daemon(_ => answer);
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new Clamd(daemon.Address).LooksCleanAsync(new MemoryStream(Files.Png), CancellationToken.None));
        Assert.StartsWith("máy quét vi-rút không", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nobody_answers_the_file_is_refused()
    {
        EndPoint address;
        await using (var daemon = new Daemon(_ => "")) address = daemon.Address;
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => new Clamd(address).LooksCleanAsync(new MemoryStream(Files.Png), CancellationToken.None));
        Assert.StartsWith("máy quét vi-rút không trả lời", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Speaks INSTREAM on a real socket, one caller after the other.</summary>
    public sealed class Daemon : IAsyncDisposable
    {
        readonly Socket listener;
        readonly Task running;

        public Daemon(Func<byte[], string> answer, EndPoint? at = null)
        {
            listener = at is UnixDomainSocketEndPoint ? new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified) : new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            listener.Bind(at ?? new IPEndPoint(IPAddress.Loopback, 0));
            listener.Listen();
            Address = listener.LocalEndPoint!;
            running = ServeAsync(answer);
        }

        public EndPoint Address { get; }

        public byte[]? Received { get; private set; }

        async Task ServeAsync(Func<byte[], string> answer)
        {
            while (true)
            {
                Socket caller;
                try
                {
                    caller = await listener.AcceptAsync();
                }
                catch (SocketException)
                {
                    return;
                }
                await using var line = new NetworkStream(caller, ownsSocket: true);
                var command = new byte[10];
                await line.ReadExactlyAsync(command);
                Assert.Equal("zINSTREAM\0", Encoding.ASCII.GetString(command));
                using var file = new MemoryStream();
                var length = new byte[4];
                while (true)
                {
                    await line.ReadExactlyAsync(length);
                    if (BinaryPrimitives.ReadInt32BigEndian(length) is var size && size == 0) break;
                    var chunk = new byte[size];
                    await line.ReadExactlyAsync(chunk);
                    file.Write(chunk);
                }
                Received = file.ToArray();
                await line.WriteAsync(Encoding.ASCII.GetBytes(answer(Received)));
            }
        }

        public async ValueTask DisposeAsync()
        {
            listener.Dispose();
            await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
