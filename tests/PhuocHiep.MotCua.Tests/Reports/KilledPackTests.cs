using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests.Apologies;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>kill -9 while a pack is being made: the next process makes it, once and whole, or it is said to have failed; never half, never two.</summary>
public sealed class KilledPackTests(TestTemplate template) : OwnDatabase(template)
{
    const string Ready = "select count(*) from inspection_packs where finished_at is not null";

    /// <summary>Locks at which the pack stands: where half of its files are written, and where its file is whole and has only to be written down.</summary>
    const string Middle = "select pg_advisory_xact_lock(1)", End = "select pg_advisory_xact_lock(2)";

    const string Update = "update inspection_packs";

    static readonly LocalDate First = new(2024, 8, 1), Last = new(2024, 8, 31);

    string Folder => Database.Settings().PacksFolder;

    [Theory]
    [InlineData("asked for, not begun", "select 1 from inspection_packs for update", 0, 1)]
    [InlineData("half of its files are written", Middle, 1, 2)]
    [InlineData("its file is whole, not written down", End, 1, 2)]
    public async Task Killed_at_any_step_it_is_made_once_and_whole_by_the_next(string step, string locks, int filesLeft, int attempts)
    {
        await LiveAsync();
        await using (var standstill = await Standstill.AtAsync(Database, locks))
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, role: "worker"))
        {
            await standstill.HoldsAsync(office, Update);
            Assert.Equal((step, filesLeft, 0), (step, FilesLeft(), await Database.AskAsync<long>(Ready)));
            await KillAsync(office, standstill);
        }
        Assert.Equal((step, 0), (step, await Database.AskAsync<long>(Ready)));

        await using (var next = await OfficeProcess.StartAsync(Database, Monday, role: "worker")) await Standstill.UntilAsync(Database, next, Ready, 1);

        await ProveAsync(step, attempts);
    }

    [Fact]
    public async Task Killed_when_its_last_word_was_on_its_way_it_is_there_and_not_made_again()
    {
        await LiveAsync();
        await using (var standstill = await Standstill.AtAsync(Database, End))
        await using (var office = await OfficeProcess.StartAsync(Database, Monday, role: "worker"))
        {
            await standstill.HoldsAsync(office, Update);
            // The archive has the word already, and hears of the death only afterwards.
            await standstill.KillAsync(office);
        }

        await using (var next = await OfficeProcess.StartAsync(Database, Monday, role: "worker")) await Standstill.UntilAsync(Database, next, "select count(*) from heartbeats where round = 'Packs'", 1);

        await ProveAsync("its last word on its way", attempts: 1);
    }

    [Fact]
    public async Task While_one_process_is_at_it_another_leaves_it_alone_and_takes_it_over_when_the_first_is_killed()
    {
        await LiveAsync();
        await using (var standstill = await Standstill.AtAsync(Database, Middle))
        await using (var first = await OfficeProcess.StartAsync(Database, Monday, role: "worker"))
        {
            await standstill.HoldsAsync(first, Update);
            await using (var second = await OfficeProcess.StartAsync(Database, Monday, role: "worker"))
                await Standstill.UntilAsync(Database, second, "select count(*) from heartbeats where round = 'Packs'", 1);
            Assert.Equal((1, 0, 1), (FilesLeft(), await Database.AskAsync<long>(Ready), await Database.AskAsync<int>("select attempts from inspection_packs")));
            await KillAsync(first, standstill);
        }

        await using (var next = await OfficeProcess.StartAsync(Database, Monday, role: "worker")) await Standstill.UntilAsync(Database, next, Ready, 1);

        await ProveAsync("two processes", attempts: 2);
    }

    [Fact]
    public async Task Killed_each_time_it_is_said_to_have_failed_nothing_of_it_is_left_and_the_supervisor_is_told()
    {
        await LiveAsync();
        for (var attempt = 1; attempt <= InspectionPack.MostAttempts; attempt++)
        {
            await using var standstill = await Standstill.AtAsync(Database, Middle);
            await using var office = await OfficeProcess.StartAsync(Database, Monday, role: "worker");
            await standstill.HoldsAsync(office, Update);
            await KillAsync(office, standstill);
        }

        await using (var last = await OfficeProcess.StartAsync(Database, Monday, role: "worker")) await Standstill.UntilAsync(Database, last, "select count(*) from inspection_packs where failed_at is not null", 1);

        await using var db = Database.Open();
        var pack = await db.InspectionPacks.SingleAsync();
        Assert.Equal((PackState.Failed, InspectionPack.MostAttempts, "Bị ngắt giữa chừng 3 lần: báo quản trị xem nhật ký."), (pack.State, pack.Attempts, pack.Problem));
        Assert.Equal(0, FilesLeft());
        var agency = await AgencyAsync(db);
        var alarm = Assert.Single(await db.AlarmsAsync(agency.Id, await db.CalendarAsync(agency), [.. Rhythm.All.Select(r => new Pulse(r, new() { At = Monday }))], Monday), a => a.Kind == AlarmKind.PackFailed);
        Assert.Equal("Bộ hồ sơ kiểm tra kỳ 01/08/2024 – 31/08/2024 không làm được. Bị ngắt giữa chừng 3 lần: báo quản trị xem nhật ký.", alarm.Text);
    }

    /// <summary>Letters that were signed and wait for nothing, and an order for the pack of their month.</summary>
    async Task LiveAsync()
    {
        await using var db = Database.Open();
        for (var i = 0; i < 2; i++)
        {
            var letter = await SignedLetterAsync(db, Database.Settings());
            letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == letter.Id);
            letter.HandOver("Nguyễn Thị Hường", await ExpertAsync(db), Monday);
            await db.SaveChangesAsync();
        }
        await Database.ExecuteAsync("""
            create function stand() returns trigger language plpgsql as $$ begin perform pg_advisory_xact_lock(tg_argv[0]::bigint); return new; end $$;
            create trigger stand_in_the_middle before update on inspection_packs for each row when (new.finished_at is null and new.done > 0 and new.done >= new.total / 2) execute function stand('1');
            create trigger stand_at_the_end before update on inspection_packs for each row when (new.finished_at is not null) execute function stand('2');
            """);
        db.InspectionPacks.Add(InspectionPack.Ask(await AgencyAsync(db), First, Last, await OfficerAsync(db, "vanphong"), "Văn phòng", Guid.NewGuid(), Monday));
        await db.SaveChangesAsync();
    }

    /// <summary>kill -9, and the archive drops what the dead had still to say.</summary>
    async Task KillAsync(OfficeProcess office, Standstill standstill)
    {
        await office.KillAsync();
        await Database.AskAsync<long>($"select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = '{office.Name}'");
        await Standstill.GoneAsync(Database, office);
        await standstill.LetGoAsync();
    }

    async Task ProveAsync(string step, int attempts)
    {
        await using var db = Database.Open();
        var pack = await db.InspectionPacks.SingleAsync();
        Assert.Equal((step, PackState.Ready, attempts), (step, pack.State, pack.Attempts));
        Assert.Equal([Path.Combine(Folder, pack.FileName!)], Directory.GetFiles(Folder));
        Assert.NotNull(pack.FileIn(Folder));
        await using var file = File.OpenRead(Path.Combine(Folder, pack.FileName!));
        var opened = new OpenedPack(file);
        Assert.Equal(pack.Total, opened.Names.Count);
        Assert.All(opened.Rows(PackFiles.Manifest), row => Assert.Equal(row["sha256"], opened.Sha256(row["tep"])));
        var told = opened.Rows(PackFiles.Figures).ToDictionary(row => row["ma"]);
        // The process's clock goes on from Monday, and so does its pack.
        foreach (var figure in await db.FiguresAsync(Indicators.All, new KpiPeriod(pack.AgencyId, First, Last, pack.AsOf!.Value)))
            Assert.Equal((figure.Indicator.Id, $"{figure.Halves?.Numerator}/{figure.Halves?.Denominator}"), (figure.Indicator.Id, $"{told[figure.Indicator.Id]["tu_so"]}/{told[figure.Indicator.Id]["mau_so"]}"));
        Assert.Equal(2, opened.Names.Count(name => name.StartsWith(PackFiles.Letters, StringComparison.Ordinal)));
    }

    int FilesLeft() => Directory.Exists(Folder) ? Directory.GetFiles(Folder).Length : 0;
}
