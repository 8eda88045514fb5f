using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using NodaTime;

namespace PhuocHiep.MotCua.Reports;

/// <summary>A ZIP written from its beginning to its end, and the list of what is in it with the SHA-256 of every file. Nothing that was written stays in memory.</summary>
sealed class PackWriter : IAsyncDisposable
{
    public const string ManifestName = "MANIFEST.csv";

    readonly List<IReadOnlyList<string?>> manifest = [];
    readonly HashingStream whole;
    readonly ZipArchive zip;
    readonly Instant at;

    PackWriter(HashingStream whole, ZipArchive zip, Instant at) => (this.whole, this.zip, this.at) = (whole, zip, at);

    /// <param name="to">Stays open.</param>
    public static async Task<PackWriter> OpenAsync(Stream to, Instant at, CancellationToken ct)
    {
        var whole = new HashingStream(to);
        return new(whole, await ZipArchive.CreateAsync(whole, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct), at);
    }

    /// <param name="write">Writes the file; gives how many rows it has, or null where it has none.</param>
    /// <returns>The rows.</returns>
    public async Task<long?> AddAsync(string path, Func<Stream, Task<long?>> write, CancellationToken ct)
    {
        var entry = zip.CreateEntry(path, path.EndsWith(".pdf", StringComparison.Ordinal) || path.EndsWith(".xlsx", StringComparison.Ordinal) ? CompressionLevel.Fastest : CompressionLevel.Optimal);
        entry.LastWriteTime = at.InVietnam().ToDateTimeUnspecified();
        await using var inner = await entry.OpenAsync(ct);
        await using var file = new HashingStream(inner);
        var rows = await write(file);
        await file.FlushAsync(ct);
        manifest.Add([path, file.Length.ToString(CultureInfo.InvariantCulture), rows?.ToString(CultureInfo.InvariantCulture), file.Sha256()]);
        return rows;
    }

    /// <summary>Writes the list of files and closes the ZIP.</summary>
    public async Task<PackedFile> FinishAsync(CancellationToken ct)
    {
        await AddAsync(ManifestName, stream => CsvAsync(stream, ["tep", "so_byte", "so_dong", "sha256"], manifest.ToList().ToAsyncEnumerable(), ct), ct);
        await zip.DisposeAsync();
        return new(at, whole.Length, whole.Sha256(), manifest.Count);
    }

    public async ValueTask DisposeAsync()
    {
        await zip.DisposeAsync();
        await whole.DisposeAsync();
    }

    /// <summary>A list as UTF-8 CSV (RFC 4180) that a spreadsheet opens as Vietnamese, and in which no cell is a formula (<see cref="CsvCell"/>).</summary>
    /// <param name="to">Stays open.</param>
    /// <returns>How many rows there are under the head.</returns>
    public static async Task<long?> CsvAsync(Stream to, IReadOnlyList<string> head, IAsyncEnumerable<IReadOnlyList<string?>> rows, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(writer, CsvCell.Writing, leaveOpen: true);
        foreach (var title in head) csv.WriteField(title);
        await csv.NextRecordAsync();
        long count = 0;
        await foreach (var row in rows.WithCancellation(ct))
        {
            foreach (var cell in row) csv.WriteField(CsvCell.Guarded(cell));
            await csv.NextRecordAsync();
            count++;
        }
        return count;
    }

    /// <summary>What passes through is counted and hashed. It goes forward only.</summary>
    sealed class HashingStream(Stream inner) : Stream
    {
        readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long length;

        public string Sha256() => Convert.ToHexStringLower(hash.GetHashAndReset());

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position
        {
            get => length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Pass(buffer);
            inner.Write(buffer);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Pass(buffer.Span);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override void Flush() => inner.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => inner.FlushAsync(cancellationToken);

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing) hash.Dispose();
            base.Dispose(disposing);
        }

        void Pass(ReadOnlySpan<byte> buffer)
        {
            hash.AppendData(buffer);
            length += buffer.Length;
        }
    }
}
