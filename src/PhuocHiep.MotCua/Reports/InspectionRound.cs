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
    const string Half = ".half";

    /// <summary>Of one file; by then it is said once more that the pack gets on.</summary>
    static readonly Duration LongStep = Duration.FromSeconds(30);

    const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <returns>How many packs this pass made.</returns>
    public async Task<int> RunAsync(CancellationToken ct = default)
    {
        await ClearAsync(ct);
        await ClearLeftoversAsync(ct);
        var unmade = await db.InspectionPacks.Unmade().OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(ct);
        var made = 0;
        foreach (var id in unmade)
            if (await MakeAsync(id, ct)) made++;
        db.ChangeTracker.Clear();
        db.Heartbeats.Add(new() { Round = RoundName.Packs, At = clock.GetCurrentInstant(), Looked = unmade.Count, Acted = made });
        await db.SaveChangesAsync(ct);
        return made;
    }

    async Task<bool> MakeAsync(long id, CancellationToken ct)
    {
        // The snapshot that the pack is read in; it holds the lock too. What is written down meanwhile goes another way, so that it is seen.
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (!await db.TryEnterAsync(RoundName.Packs, id, ct)) return false;
        await using var beside = MotCuaDb.Open(settings.Database);
        if (await beside.InspectionPacks.Unmade().SingleOrDefaultAsync(p => p.Id == id, ct) is not { } pack) return false;
        if (pack.Attempts >= InspectionPack.MostAttempts)
        {
            pack.Fail($"Bị ngắt giữa chừng {InspectionPack.MostAttempts} lần: báo quản trị xem nhật ký.", clock.GetCurrentInstant());
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
        catch (Exception) when (ct.IsCancellationRequested)
        {
            pack.PutBack(clock.GetCurrentInstant());
            await beside.SaveChangesAsync(CancellationToken.None);
            throw;
        }
        catch (Exception e)
        {
            Failed(log, e, id);
            pack.Fail(PackTrouble.Text(e), clock.GetCurrentInstant());
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

    /// <summary>Written down a hundred times at most, and whenever it took long.</summary>
    async Task AdvanceAsync(InspectionPack pack, MotCuaDb beside, int done, int total, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (pack.Total == total && (done - pack.Done) * 100 < total && now - pack.AdvancedAt < LongStep) return;
        pack.Advance(done, total, now);
        await beside.SaveChangesAsync(ct);
    }

    /// <summary>Files that were kept long enough. One that cannot be cleared hinders nothing else, and is tried again with the next pass.</summary>
    async Task ClearAsync(CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var before = now.VietnamDay().PlusDays(-InspectionPack.DaysKept).Start();
        foreach (var pack in await db.InspectionPacks.Where(p => p.FileName != null && p.ClearedAt == null && p.FinishedAt < before).ToListAsync(ct))
            if (Remove(Path.Combine(settings.PacksFolder, pack.FileName!))) pack.Clear(now);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>What a process left that was killed: halves, and a whole one that was not written down any more. A file is asked about only when nobody is at its pack: what was finished meanwhile is then written down.</summary>
    async Task ClearLeftoversAsync(CancellationToken ct)
    {
        if (!Directory.Exists(settings.PacksFolder)) return;
        foreach (var path in Directory.EnumerateFiles(settings.PacksFolder, "*-*.zip*").ToList())
        {
            var name = Path.GetFileName(path);
            if (!long.TryParse(name.Split('-')[0], out var id) || await db.IsEnteredAsync(RoundName.Packs, id, ct)) continue;
            if (!await db.InspectionPacks.AnyAsync(p => p.Id == id && p.FileName == name && p.ClearedAt == null, ct)) Remove(path);
        }
    }

    bool Remove(string path)
    {
        try
        {
            if (File.Exists(path)) File.Delete(path);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            NotRemoved(log, e, Path.GetFileName(path));
            return false;
        }
    }

    void MakeFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(settings.PacksFolder);
        else Directory.CreateDirectory(settings.PacksFolder, OwnerOnly | UnixFileMode.UserExecute);
    }

    [LoggerMessage(LogLevel.Warning, "Không xóa được tệp {Name} của bộ hồ sơ kiểm tra")]
    static partial void NotRemoved(ILogger log, Exception e, string name);

    [LoggerMessage(LogLevel.Error, "Bộ hồ sơ kiểm tra số {Pack} không làm được")]
    static partial void Failed(ILogger log, Exception e, long pack);
}
