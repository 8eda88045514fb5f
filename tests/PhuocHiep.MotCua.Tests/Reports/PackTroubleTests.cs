using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using PhuocHiep.MotCua.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>What hinders a pack is said in words, is tried neither for ever nor in silence, and leaves nothing behind.</summary>
public sealed class PackTroubleTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Now = At(2024, 8, 20);

    string Folder => Database.Settings().PacksFolder;

    [Fact]
    public async Task Where_the_data_folder_cannot_be_written_it_fails_once_with_words_and_is_made_when_it_can()
    {
        await AskAsync(7);
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        await File.WriteAllTextAsync(Folder, "a file where a folder must be");

        for (var pass = 0; pass < 3; pass++) Assert.Equal(0, await RunAsync());

        var pack = await PackAsync();
        Assert.Equal((PackState.Failed, 1, "Không ghi được vào thư mục dữ liệu: báo quản trị kiểm tra ổ đĩa và quyền ghi."), (pack.State, pack.Attempts, pack.Problem));
        Assert.Equal(3, await Database.AskAsync<long>("select count(*) from heartbeats where round = 'Packs'"));

        File.Delete(Folder);
        await ChangeAsync(p => p.Restart(Now));
        Assert.Equal(1, await RunAsync());
        Assert.NotNull((await PackAsync()).FileIn(Folder));
    }

    [Fact]
    public async Task A_full_disk_is_called_by_its_name()
    {
        await using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);

        var no = await Assert.ThrowsAsync<IOException>(() => full.WriteAsync(new byte[1], TestContext.Current.CancellationToken).AsTask());

        Assert.Equal("Ổ đĩa chứa dữ liệu đã đầy: báo quản trị dọn chỗ trống.", PackTrouble.Text(no));
        Assert.Equal("Ổ đĩa của kho dữ liệu đã đầy: báo quản trị dọn chỗ trống.", PackTrouble.Text(new PostgresException("could not extend file", "ERROR", "ERROR", PostgresErrorCodes.DiskFull)));
        Assert.Equal("Danh sách 2-chi-so/danh-sach/on-time-rate/mau-so.csv có 3 dòng, con số là 4: xem trang Đối chiếu và báo quản trị.", PackTrouble.Text(new PackDisagreement("2-chi-so/danh-sach/on-time-rate/mau-so.csv", 3, 4)));
    }

    [Fact]
    public async Task Closed_in_good_order_while_it_is_made_it_waits_for_the_next_and_that_counts_as_no_attempt()
    {
        await AskAsync(8);
        await using (var seeding = Database.Open()) await SignedLetterAsync(seeding, Database.Settings());
        for (var closing = 0; closing < InspectionPack.MostAttempts + 1; closing++)
        {
            using var stop = new CancellationTokenSource();
            await using var db = Database.Open(new StopAt("letter_papers", stop));
            await Assert.ThrowsAnyAsync<Exception>(() => RoundOf(db).RunAsync(stop.Token));
            var waiting = await PackAsync();
            Assert.Equal((PackState.Waiting, 0), (waiting.State, waiting.Attempts));
            Assert.Empty(Directory.GetFiles(Folder));
        }

        Assert.Equal(1, await RunAsync());
        Assert.Equal(1, (await PackAsync()).Attempts);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_removed_and_what_is_kept_stays()
    {
        await AskAsync(7);
        await RunAsync();
        var kept = (await PackAsync()).FileIn(Folder)!.FullName;
        var whole = Path.Combine(Folder, $"1-{Guid.NewGuid():N}.zip");
        foreach (var left in new[] { whole, whole + ".half", Path.Combine(Folder, $"99-{Guid.NewGuid():N}.zip") }) await File.WriteAllTextAsync(left, "left");
        var another = Path.Combine(Folder, "ghi-chu.txt");
        await File.WriteAllTextAsync(another, "nobody's");

        await RunAsync();

        Assert.Equal([kept, another], Directory.GetFiles(Folder).Order());
    }

    [Fact]
    public async Task A_file_that_is_gone_or_shorter_than_it_was_is_no_file_and_hinders_no_other_pack()
    {
        await AskAsync(7);
        await RunAsync();
        var pack = await PackAsync();
        var file = pack.FileIn(Folder)!;
        await using (var shorter = file.OpenWrite()) shorter.SetLength(file.Length / 2);
        Assert.Null(pack.FileIn(Folder));
        Directory.Delete(Folder, recursive: true);
        Assert.Null(pack.FileIn(Folder));

        await AskAsync(8);
        await using var db = Database.Open();
        Assert.Equal(1, await new InspectionRound(db, new FakeClock(At(2024, 8, 28)), Database.Settings(), NullLogger<InspectionRound>.Instance).RunAsync());
        Assert.Equal(PackState.Cleared, (await db.InspectionPacks.AsNoTracking().OrderBy(p => p.Id).FirstAsync()).State);
    }

    [Fact]
    public async Task Of_a_period_only_one_can_be_owed()
    {
        await AskAsync(7);

        await Assert.ThrowsAsync<DbUpdateException>(() => AskAsync(7));

        await RunAsync();
        await AskAsync(7);
        Assert.Equal(2, await Database.AskAsync<long>("select count(*) from inspection_packs"));
    }

    async Task AskAsync(int month)
    {
        await using var db = Database.Open();
        LocalDate first = new(2024, month, 1);
        db.InspectionPacks.Add(InspectionPack.Ask(await AgencyAsync(db), first, first.PlusMonths(1).PlusDays(-1), await OfficerAsync(db, "vanphong"), "Văn phòng", Guid.NewGuid(), Now));
        await db.SaveChangesAsync();
    }

    async Task<int> RunAsync()
    {
        await using var db = Database.Open();
        return await RoundOf(db).RunAsync();
    }

    InspectionRound RoundOf(MotCuaDb db) => new(db, new FakeClock(Now), Database.Settings(), NullLogger<InspectionRound>.Instance);

    async Task ChangeAsync(Action<InspectionPack> change)
    {
        await using var db = Database.Open();
        change(await db.InspectionPacks.OrderByDescending(p => p.Id).FirstAsync());
        await db.SaveChangesAsync();
    }

    async Task<InspectionPack> PackAsync()
    {
        await using var db = Database.Open();
        return await db.InspectionPacks.OrderByDescending(p => p.Id).FirstAsync();
    }

    /// <summary>The program is asked to end just when it asks that.</summary>
    sealed class StopAt(string question, CancellationTokenSource stop) : DbCommandInterceptor
    {
        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (command.CommandText.Contains(question, StringComparison.Ordinal)) await stop.CancelAsync();
            return result;
        }
    }
}
