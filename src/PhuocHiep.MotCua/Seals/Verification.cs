using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace PhuocHiep.MotCua.Seals;

/// <summary>Kiểm tra niêm phong: what was sealed beside what the archive tells now. Reads one snapshot, changes nothing, and keeps nobody waiting.</summary>
public static class Verification
{
    /// <summary>Dossiers held in memory at once.</summary>
    const int Batch = 500;

    /// <summary>One dossier, asked for by hand.</summary>
    /// <returns>Its last link, null where it is not sealed yet; and what does not match.</returns>
    public static async Task<(DossierSeal? Last, IReadOnlyList<Difference> Differences)> VerifyDossierAsync(this MotCuaDb db, long dossierId, CancellationToken ct = default)
    {
        await using var snapshot = await SnapshotAsync(db, ct);
        var links = await LinksAsync(db, [dossierId], ct);
        return links.TryGetValue(dossierId, out var own) ? (own[^1], (await CompareAsync(db, links, ct)).ToList()) : (null, []);
    }

    /// <summary>One night: that it is whole and stands where it stood, and every dossier in it, through all of its nights.</summary>
    /// <param name="seen">Dossiers that were compared already and are not again; those compared are added. Null: each.</param>
    public static async Task<IReadOnlyList<Difference>> VerifyNightAsync(this MotCuaDb db, DaySeal night, ISet<long>? seen = null, CancellationToken ct = default)
    {
        await using var snapshot = await SnapshotAsync(db, ct);
        var differences = await CompareNightAsync(db, night, ct);
        var dossiers = await db.DossierSeals.AsNoTracking().Where(s => s.DaySealId == night.Id).OrderBy(s => s.Id).Select(s => s.DossierId).ToListAsync(ct);
        foreach (var batch in dossiers.Where(id => seen?.Add(id) ?? true).Chunk(Batch))
        {
            differences.AddRange(await CompareAsync(db, await LinksAsync(db, batch, ct), ct));
        }
        return differences;
    }

    /// <summary>Nights that were sealed and are no longer there.</summary>
    public static async Task<IReadOnlyList<Difference>> MissingNightsAsync(this MotCuaDb db, int agencyId, LocalDate? from = null, LocalDate? to = null, CancellationToken ct = default) =>
        [.. (await db.SealChecks.AsNoTracking().Where(c => c.AgencyId == agencyId && (from == null || c.On >= from) && (to == null || c.On <= to) && !db.DaySeals.Any(s => s.Id == c.DaySealId))
            .OrderBy(c => c.DaySealId).ToListAsync(ct)).Select(Missing)];

    internal static Difference Missing(SealCheck check) => new(check.On, null, null, $"niêm phong số {check.Ordinal} không còn");

    static async Task<List<Difference>> CompareNightAsync(MotCuaDb db, DaySeal night, CancellationToken ct)
    {
        var differences = new List<Difference>();
        var before = await db.DaySeals.AsNoTracking().SingleOrDefaultAsync(s => s.AgencyId == night.AgencyId && s.Ordinal == night.Ordinal - 1, ct);
        if (before is null && night.Ordinal > 1) Say($"niêm phong số {night.Ordinal - 1}, liền trước số {night.Ordinal}, không còn");
        else if (before?.Hash != night.Previous) Say($"niêm phong số {night.Ordinal} không nối với số {night.Ordinal - 1}: một trong hai đã bị sửa");
        if (!Canonical.Knows(night.Version))
        {
            Say($"niêm phong viết theo bản {night.Version}, chương trình này chưa biết");
            return differences;
        }
        var heads = await db.DossierSeals.AsNoTracking().Where(s => s.DaySealId == night.Id).Select(s => s.Head).ToListAsync(ct);
        if (heads.Count != night.Dossiers) Say($"niêm phong số {night.Ordinal} có {night.Dossiers} hồ sơ, nay còn {heads.Count}");
        if (night.HashOf(heads) != night.Hash) Say($"niêm phong số {night.Ordinal} hoặc niêm phong hồ sơ trong đó đã bị sửa");
        return differences;

        void Say(string text) => differences.Add(new(night.On, null, null, text));
    }

    static async Task<IEnumerable<Difference>> CompareAsync(MotCuaDb db, IReadOnlyDictionary<long, List<DossierSeal>> links, CancellationToken ct)
    {
        var facts = await DossierFacts.ReadAsync(db, [.. links.Keys], ct);
        var firsts = links.Values.Select(own => own[0].DaySeal!).ToList();
        var (agencyIds, ordinals) = (firsts.Select(s => s.AgencyId).Distinct().ToArray(), firsts.Select(s => s.Ordinal - 1).Distinct().ToArray());
        var nights = await db.DaySeals.AsNoTracking().Where(s => agencyIds.Contains(s.AgencyId) && ordinals.Contains(s.Ordinal)).ToDictionaryAsync(s => (s.AgencyId, s.Ordinal), ct);
        return links.SelectMany(of => DossierCheck.Of(of.Value, facts.GetValueOrDefault(of.Key), nights.GetValueOrDefault((of.Value[0].DaySeal!.AgencyId, of.Value[0].DaySeal!.Ordinal - 1))));
    }

    /// <summary>The chains of these dossiers, each link with its night.</summary>
    internal static async Task<IReadOnlyDictionary<long, List<DossierSeal>>> LinksAsync(this MotCuaDb db, long[] ids, CancellationToken ct) =>
        (await db.DossierSeals.AsNoTracking().Include(s => s.DaySeal).Where(s => ids.Contains(s.DossierId)).ToListAsync(ct))
            .GroupBy(s => s.DossierId).ToDictionary(of => of.Key, of => of.OrderBy(s => s.Ordinal).ThenBy(s => s.Id).ToList());

    /// <summary>A row and its lines belong together: an officer who saves between two questions must not look like somebody who forges.</summary>
    static async Task<IAsyncDisposable?> SnapshotAsync(MotCuaDb db, CancellationToken ct) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct) : null;
}
