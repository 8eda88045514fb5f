using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NodaTime;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Reports;

/// <summary>
/// One pass over the packs: those that are asked for and not made are made, one after the other, and files that were kept long enough are
/// cleared. Whoever is at a pack holds its lock, so that two processes never make one; one that dies lets go of it, and the next pass begins
/// the pack again, <see cref="InspectionPack.MostAttempts"/> times at most.
/// </summary>
public sealed partial class InspectionRound(MotCuaDb db, IClock clock, Settings settings, ILogger<InspectionRound> log)
{
    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>How many packs this pass made.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await ClearAsync(ct);
        var made = 0;
        foreach (var id in await db.InspectionPacks.Where(p => p.FinishedAt == null && p.FailedAt == null).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct))
            if (await MakeAsync(id, ct)) made++;
        return made;
    }

    async Task<bool> MakeAsync(long id, CancellationToken ct)
    {
        // The snapshot that the pack is read in; it holds the lock too. What is written down meanwhile goes another way, so that it is seen.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (!await db.TryEnterAsync(RoundName.Packs, id, ct)) return false;
        await using var beside = MotCuaDb.Open(settings.Database);
        if (await beside.InspectionPacks.SingleAsync(p => p.Id == id, ct) is not { FinishedAt: null, FailedAt: null } pack) return false;
        if (pack.Attempts >= InspectionPack.MostAttempts)
        {
            pack.Fail("Bị ngắt giữa chừng ba lần. Bấm Làm lại; nếu vẫn ngắt, báo quản trị.", clock.GetCurrentInstant());
            await beside.SaveChangesAsync(ct);
            return false;
        }
        pack.Begin(clock.GetCurrentInstant());
        await beside.SaveChangesAsync(ct);
        try
        {
            await WriteAsync(pack, beside, ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Failed(log, e, id);
            pack.Fail(e is RuleViolation ? e.Message : "Không làm được do lỗi của hệ thống; báo quản trị xem nhật ký.", clock.GetCurrentInstant());
            await beside.SaveChangesAsync(CancellationToken.None);
            return false;
        }
    }

    async Task WriteAsync(InspectionPack pack, MotCuaDb beside, CancellationToken ct)
    {
        MakeFolder();
        var name = $"{pack.Id}-{Guid.NewGuid():N}.zip";
        var half = Path.Combine(settings.PacksFolder, name + Half);
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
            PackedFile written;
            await using (var file = new FileStream(half, options))
            {
                var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == pack.AgencyId, ct);
                written = await InspectionContents.WriteAsync(db, agency, pack.From, pack.To, file, (done, total, _) => AdvanceAsync(pack, beside, done, total, ct), clock.GetCurrentInstant(), ct);
                file.Flush(flushToDisk: true);
            }
            File.Move(half, Path.Combine(settings.PacksFolder, name));
            pack.Finish(written, name, clock.GetCurrentInstant());
            await beside.SaveChangesAsync(ct);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>Written down a hundred times at most.</summary>
    static async Task AdvanceAsync(InspectionPack pack, MotCuaDb beside, int done, int total, CancellationToken ct)
    {
        if (pack.Total == total && (done - pack.Done) * 100 < total) return;
        pack.Advance(done, total);
        await beside.SaveChangesAsync(ct);
    }

    const string Half = ".half";

    async Task ClearAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var before = now.VietnamDay().PlusDays(-InspectionPack.DaysKept).Start();
        foreach (var pack in await db.InspectionPacks.Where(p => p.FileName != null && p.ClearedAt == null && p.FinishedAt < before).ToListAsync(ct))
        {
            File.Delete(Path.Combine(settings.PacksFolder, pack.FileName!));
            pack.Clear(now);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        // Left by a process that was killed: of a pack that nobody is at.
        if (Directory.Exists(settings.PacksFolder))
            foreach (var half in Directory.EnumerateFiles(settings.PacksFolder, "*" + Half))
                if (long.TryParse(Path.GetFileName(half).Split('-')[0], out var id) && !await db.IsEnteredAsync(RoundName.Packs, id, ct)) File.Delete(half);
    }

    void MakeFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(settings.PacksFolder);
        else Directory.CreateDirectory(settings.PacksFolder, OwnerOnly | UnixFileMode.UserExecute);
    }

    [LoggerMessage(LogLevel.Error, "Bộ hồ sơ kiểm tra số {Pack} không làm được")]
    static partial void Failed(ILogger log, Exception e, long pack);
}
