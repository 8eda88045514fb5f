using System.Security.Cryptography;
using PhuocHiep.MotCua.Documents;

namespace PhuocHiep.MotCua.Tests.Documents;

public sealed class FileStoreTests : IDisposable
{
    readonly string folder = Path.Combine(Path.GetTempPath(), $"motcua-store-{Guid.NewGuid():N}");
    readonly FileStore store;

    public FileStoreTests() => store = new(folder);

    public void Dispose()
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_content_lies_under_its_hash_and_only_once()
    {
        for (var i = 0; i < 3; i++)
        {
            using var arrival = await ArriveAsync(Files.Png);
            Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(Files.Png)), Files.Png.LongLength), (arrival.Sha256, arrival.Length));
            store.Keep(arrival);
        }
        var kept = Assert.Single(All());
        Assert.Equal(Files.Png, await File.ReadAllBytesAsync(kept));
        Assert.Equal(Path.Combine(folder, Path.GetFileName(kept)[..2], Path.GetFileName(kept)), kept);
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(kept));
    }

    [Fact]
    public async Task What_is_not_kept_leaves_nothing()
    {
        using (await ArriveAsync(Files.Png)) Assert.Single(All());
        Assert.Empty(All());
    }

    [Fact]
    public async Task What_is_too_large_leaves_nothing()
    {
        var refused = await Assert.ThrowsAsync<RuleViolation>(() => store.ArriveAsync(new MemoryStream(new byte[2 * Settings.Megabyte + 1]), 2 * Settings.Megabyte, CancellationToken.None));
        Assert.StartsWith("tệp lớn hơn 2 MB", refused.Message, StringComparison.Ordinal);
        Assert.Empty(All());
        using var largest = await store.ArriveAsync(new MemoryStream(new byte[2 * Settings.Megabyte]), 2 * Settings.Megabyte, CancellationToken.None);
        Assert.Equal(2 * Settings.Megabyte, largest.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("ABCDEF")]
    public void Only_a_hash_becomes_a_path(string name) => Assert.Throws<ArgumentException>(() => store.PathOf(name));

    [Fact]
    public async Task Many_who_keep_the_same_content_at_once_keep_it_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 32), async (_, _) =>
        {
            using var arrival = await ArriveAsync(Files.Jpeg);
            store.Keep(arrival);
        });
        Assert.Equal(Files.Jpeg, await File.ReadAllBytesAsync(Assert.Single(All())));
    }

    Task<Arrival> ArriveAsync(byte[] content) => store.ArriveAsync(new MemoryStream(content), Settings.Megabyte, CancellationToken.None);

    string[] All() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
}
