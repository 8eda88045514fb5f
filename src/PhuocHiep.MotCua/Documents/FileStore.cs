using System.Buffers;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PhuocHiep.MotCua.Documents;

/// <summary>
/// Where file contents lie, each under its own SHA-256 (`documents/ab/abcd…`): the same content is kept once, and a name from outside never
/// becomes a path. A file is whole and on the disk before it has its place; what a power cut leaves besides is at most a file without a row.
/// </summary>
public sealed class FileStore(string folder)
{
    const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    string Arrivals => Path.Combine(folder, "arriving");

    /// <summary>Where this content lies, or would.</summary>
    public string PathOf(string sha256) => IsSha256(sha256) ? Path.Combine(folder, sha256[..2], sha256) : throw new ArgumentException("Not a SHA-256.", nameof(sha256));

    /// <summary>Writes what arrives beside the store, hashing it on its way.</summary>
    /// <param name="limit">Bytes.</param>
    /// <exception cref="RuleViolation">It is larger than the limit.</exception>
    public async Task<Arrival> ArriveAsync(Stream content, long limit, CancellationToken ct)
    {
        MakeFolder(Arrivals);
        var path = Path.Combine(Arrivals, Guid.NewGuid().ToString("N"));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Private;
        var file = new FileStream(path, options);
        var arrival = new Arrival(path, file);
        var buffer = ArrayPool<byte>.Shared.Rent(81920);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                if (file.Length + read > limit) throw TooLarge(limit);
                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            arrival.Sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return arrival;
        }
        catch
        {
            arrival.Dispose();
            throw;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    /// <summary>Gives what arrived its place, and comes back once the disk has it.</summary>
    public void Keep(Arrival arrival)
    {
        arrival.File.Flush(flushToDisk: true);
        var path = PathOf(arrival.Sha256);
        var shelf = Path.GetDirectoryName(path)!;
        if (!Directory.Exists(shelf))
        {
            MakeFolder(shelf);
            FlushFolder(folder);
        }
        File.Move(arrival.Path, path, overwrite: true);
        FlushFolder(shelf);
    }

    public static RuleViolation TooLarge(long limit) => new(string.Create(VietnamTime.Culture, $"tệp lớn hơn {limit.Size()}; hãy quét ở độ phân giải thấp hơn hoặc chia thành nhiều tệp."));

    static bool IsSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);

    static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Private | UnixFileMode.UserExecute);
    }

    /// <summary>The new name in a folder is on the disk only once the folder is (fsync(2)).</summary>
    static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        using var handle = new SafeFileHandle(Open(Encoding.UTF8.GetBytes(path + "\0"), 0), ownsHandle: true);
        if (handle.IsInvalid) throw new IOException(string.Create(CultureInfo.InvariantCulture, $"Cannot open {path}: error {Marshal.GetLastPInvokeError()}."));
        RandomAccess.FlushToDisk(handle);
    }

    // .NET opens no folder by itself.
    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    static extern nint Open(byte[] path, int flags);
}

/// <summary>A file that has arrived and has no place yet; gone when it is not kept.</summary>
public sealed class Arrival : IDisposable
{
    internal Arrival(string path, FileStream file) => (Path, File) = (path, file);

    public string Sha256 { get; internal set; } = "";

    public long Length => File.Length;

    internal string Path { get; }

    internal FileStream File { get; }

    /// <summary>The content from its beginning.</summary>
    internal FileStream FromStart()
    {
        File.Position = 0;
        return File;
    }

    public void Dispose()
    {
        File.Dispose();
        System.IO.File.Delete(Path);
    }
}
