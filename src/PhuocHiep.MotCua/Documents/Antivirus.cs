using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhuocHiep.MotCua.Documents;

public interface IAntivirus
{
    /// <summary>True: it looked and found nothing. False: nothing looks here.</summary>
    /// <exception cref="RuleViolation">It found something, or does not answer: the file is not taken.</exception>
    Task<bool> LooksCleanAsync(Stream file, CancellationToken ct);
}

public static class Antivirus
{
    public static IAntivirus Of(Settings settings) => settings.Clamav is { } address ? new Clamd(address) : new NoAntivirus();
}

/// <summary>None was set up: every row says so by having no time of scanning.</summary>
public sealed class NoAntivirus : IAntivirus
{
    public Task<bool> LooksCleanAsync(Stream file, CancellationToken ct) => Task.FromResult(false);
}

/// <summary>The daemon of ClamAV, spoken to as clamd(8) says: `zINSTREAM`, chunks each after its length, an empty one, then the answer.</summary>
public sealed class Clamd(EndPoint address) : IAntivirus
{
    const int Chunk = 65536;

    /// <summary>For the whole conversation.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public async Task<bool> LooksCleanAsync(Stream file, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            return Read(await AskAsync(file, patience.Token));
        }
        catch (Exception e) when (e is SocketException or IOException || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new RuleViolation("máy quét vi-rút không trả lời nên chưa nhận tệp; hãy thử lại, nếu vẫn vậy thì báo người quản trị.");
        }
    }

    async Task<string> AskAsync(Stream file, CancellationToken ct)
    {
        using var socket = address is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address, ct);
        await using var line = new NetworkStream(socket);
        await line.WriteAsync("zINSTREAM\0"u8.ToArray(), ct);
        var chunk = new byte[4 + Chunk];
        for (int read; (read = await file.ReadAsync(chunk.AsMemory(4), ct)) > 0;)
        {
            BinaryPrimitives.WriteInt32BigEndian(chunk, read);
            await line.WriteAsync(chunk.AsMemory(0, 4 + read), ct);
        }
        await line.WriteAsync(new byte[4], ct);
        var answer = new byte[1024];
        var length = 0;
        for (int read; length < answer.Length && Array.IndexOf(answer, (byte)0, 0, length) < 0 && (read = await line.ReadAsync(answer.AsMemory(length), ct)) > 0;) length += read;
        return Encoding.UTF8.GetString(answer, 0, length).TrimEnd('\0', '\n');
    }

    /// <summary>`stream: OK`, `stream: Eicar-Test-Signature FOUND`, or what went wrong.</summary>
    static bool Read(string answer) =>
        answer.EndsWith(" OK", StringComparison.Ordinal) ? true
        : answer.EndsWith(" FOUND", StringComparison.Ordinal) ? throw new RuleViolation($"tệp có mã độc ({answer["stream: ".Length..^" FOUND".Length]}); không nhận.")
        : answer.Length == 0 ? throw new IOException("clamd closed the connection.")
        : throw new RuleViolation("máy quét vi-rút không quét được tệp này nên chưa nhận; hãy báo người quản trị.");
}
