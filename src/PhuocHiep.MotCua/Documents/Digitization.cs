using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Documents;

/// <summary>A file that has arrived and was looked at: what it is, how long, whether the antivirus saw it. Gone when it is not kept.</summary>
public sealed class CheckedFile(string name, FileContent content, Arrival arrival, Instant? scannedAt) : IDisposable
{
    public string Sha256 => arrival.Sha256;

    internal Arrival Arrival => arrival;

    public void Dispose() => arrival.Dispose();

    /// <summary>As evidence; kept by <see cref="Digitization.Keep(CheckedFile)"/>.</summary>
    public EvidenceFile AsEvidence(Officer officer, Instant now) => new()
    {
        AgencyId = officer.AgencyId,
        FileName = name,
        MediaType = content.Type,
        Length = arrival.Length,
        Sha256 = Sha256,
        Pages = content.Pages,
        AddedAt = now,
        AddedById = officer.Id,
        AddedBy = officer.FullName,
        ScannedAt = scannedAt,
    };

    internal Document Of(Dossier dossier, long? paperId, bool saidBefore, Officer officer, Instant now, string? resultNumber = null, LocalDate? resultOn = null) => new()
    {
        AgencyId = dossier.AgencyId,
        DossierId = dossier.Id,
        ComponentId = paperId,
        FileName = name,
        MediaType = content.Type,
        Length = arrival.Length,
        Sha256 = Sha256,
        Pages = content.Pages,
        AddedAt = now,
        AddedById = officer.Id,
        AddedBy = officer.FullName,
        ScannedAt = scannedAt,
        ResultNumber = resultNumber,
        ResultOn = resultOn,
        SaidBefore = saidBefore,
    };
}

/// <summary>
/// Số hóa: files meet a dossier. First the file is safely on the disk, then its row is committed together with what is counted. Those who
/// digitize the same dossier go one after the other; nobody is refused because somebody else wrote something down meanwhile.
/// </summary>
public sealed class Digitization(MotCuaDb db, Settings settings, IAntivirus antivirus)
{
    readonly FileStore store = new(settings.DocumentsFolder);

    public Digitization(MotCuaDb db, Settings settings) : this(db, settings, Antivirus.Of(settings)) { }

    /// <summary>Takes a file in and looks at it; nothing is written down yet.</summary>
    /// <exception cref="RuleViolation">It is too large, empty, broken, of another kind, or the antivirus says no. Begins in lower case, to follow the file's name.</exception>
    public async Task<CheckedFile> CheckAsync(string? name, Stream file, Instant now, CancellationToken ct = default)
    {
        var arrival = await store.ArriveAsync(file, settings.LargestFile, ct);
        try
        {
            var bytes = new byte[arrival.Length];
            await arrival.FromStart().ReadExactlyAsync(bytes, ct);
            var content = FileContent.Of(bytes);
            var isClean = await antivirus.LooksCleanAsync(arrival.FromStart(), ct);
            return new(FileNames.Clean(name, content.Type), content, arrival, isClean ? now : null);
        }
        catch
        {
            arrival.Dispose();
            throw;
        }
    }

    /// <summary>Gives a file its place: safely on the disk before the row that names it is saved.</summary>
    public void Keep(CheckedFile file) => store.Keep(file.Arrival);

    /// <returns>How many of the files are new to the paper; null where the dossier has no such paper.</returns>
    /// <exception cref="RuleViolation">The dossier was withdrawn or stopped.</exception>
    public Task<int?> AddAsync(long dossierId, long paperId, IReadOnlyList<CheckedFile> files, Officer officer, Instant now, CancellationToken ct = default) =>
        InTurnAsync<int?>(dossierId, dossier =>
        {
            if (dossier.Components.Find(c => c.Id == paperId) is not { } paper) return null;
            var added = dossier.AddDocuments(paper, files, officer, now);
            Keep(added, files);
            return added.Count;
        }, ct);

    /// <returns>False where this file was here already.</returns>
    /// <exception cref="RuleViolation">There is no result yet, or its day is impossible.</exception>
    public Task<bool> AddResultAsync(long dossierId, CheckedFile file, string number, LocalDate on, Officer officer, Instant now, CancellationToken ct = default) =>
        InTurnAsync(dossierId, dossier =>
        {
            if (dossier.AddResultFile(file, number, on, officer, now) is not { } added) return false;
            Keep([added], [file]);
            return true;
        }, ct);

    /// <returns>False where the paper holds this file already; null where there is no such paper, or the document is not one of the same person.</returns>
    /// <exception cref="RuleViolation">The dossier was withdrawn or stopped.</exception>
    public Task<bool?> ReuseAsync(long dossierId, long paperId, long documentId, ConsentForm consent, Officer officer, Instant now, CancellationToken ct = default) =>
        InTurnAsync<bool?>(dossierId, async dossier =>
        {
            var mine = await db.ReusableForAsync(dossier, ct);
            if (dossier.Components.Find(c => c.Id == paperId) is not { } paper || mine.FirstOrDefault(r => r.Document.Id == documentId) is not { } earlier) return null;
            return dossier.ReuseDocument(paper, earlier.Document, earlier.DossierCode, consent, officer, now) is not null;
        }, ct);

    /// <returns>False where the dossier has no such document.</returns>
    /// <exception cref="RuleViolation">It was withdrawn before.</exception>
    public Task<bool> WithdrawAsync(long dossierId, long documentId, string reason, Officer officer, Instant now, CancellationToken ct = default) =>
        InTurnAsync(dossierId, dossier =>
        {
            if (dossier.Documents.Find(d => d.Id == documentId) is not { } document) return false;
            dossier.WithdrawDocument(document, reason, officer, now);
            return true;
        }, ct);

    Task<T> InTurnAsync<T>(long dossierId, Func<Dossier, T> act, CancellationToken ct) => InTurnAsync(dossierId, dossier => Task.FromResult(act(dossier)), ct);

    /// <summary>Its row is held from before it is read until all is written, so that it is never found changed; other writers wait, readers do not.</summary>
    async Task<T> InTurnAsync<T>(long dossierId, Func<Dossier, Task<T>> act, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from dossiers where id = {dossierId} for no key update", ct);
        var dossier = await db.Dossiers.AsSplitQuery()
            .Include(d => d.Components.OrderBy(c => c.Ordinal)).Include(d => d.Documents.OrderBy(x => x.Id))
            .SingleAsync(d => d.Id == dossierId, ct);
        var done = await act(dossier);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return done;
    }

    void Keep(IReadOnlyList<Document> added, IReadOnlyList<CheckedFile> files)
    {
        foreach (var document in added) store.Keep(files.First(file => file.Sha256 == document.Sha256).Arrival);
    }
}
