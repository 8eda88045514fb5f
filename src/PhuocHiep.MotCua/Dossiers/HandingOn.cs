using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Chuyển nhiều hồ sơ: each by its own move and event. What the law refuses, or somebody else just changed, stays and is told; the others pass.</summary>
public sealed class HandingOn(MotCuaDb db)
{
    /// <param name="seen">The dossiers chosen, each with the version that was on the screen.</param>
    /// <returns>What passed and what did not; kept in the archive where anything passed.</returns>
    public async Task<Bundle> RunAsync(IReadOnlyDictionary<long, uint> seen, Officer to, string reason, Officer by, Instant now, CancellationToken ct = default)
    {
        var bundle = new Bundle
        {
            AgencyId = by.AgencyId,
            At = now,
            GivenById = by.Id,
            GivenBy = by.FullName,
            TakenById = to.Id,
            TakenBy = to.FullName,
            Reason = reason,
        };
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var names = await db.Users.Where(o => o.AgencyId == by.AgencyId).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);
        // Always in the same order: two who pass on the same dossiers wait for each other, and never both.
        var chosen = await db.Dossiers.AsNoTracking().Of(by.AgencyId).Where(d => seen.Keys.Contains(d.Id)).OrderBy(d => d.Id).ToListAsync(ct);
        foreach (var dossier in chosen)
        {
            var from = dossier.HolderId is { } id ? names[id] : null;
            if (await WhyNotAsync(dossier, seen[dossier.Id], to, reason, by, now, ct) is { } why) bundle.Kept.Add(new() { Code = dossier.Code, Why = why });
            else bundle.Passed.Add(new() { DossierId = dossier.Id, From = from });
        }
        if (bundle.Passed.Count > 0)
        {
            db.Bundles.Add(bundle);
            await db.SaveChangesAsync(ct);
        }
        await transaction.CommitAsync(ct);
        return bundle;
    }

    /// <returns>Null where it passed. Refused by the archive, the transaction stands as before it (EF sets a savepoint).</returns>
    async Task<string?> WhyNotAsync(Dossier dossier, uint seen, Officer to, string reason, Officer by, Instant now, CancellationToken ct)
    {
        if (dossier.Version != seen) return await WhoChangedAsync(dossier.Id, ct);
        db.ChangeTracker.Clear();
        db.Attach(dossier);
        try
        {
            if (dossier.HolderId != by.Id && !by.Has(Role.Clerk | Role.Supervisor))
                throw new RuleViolation("Chỉ người đang giữ hồ sơ, Bộ phận Một cửa hoặc lãnh đạo mới chuyển được.");
            dossier.Assign(to, reason, by, now);
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (RuleViolation no)
        {
            return no.Message;
        }
        catch (DbUpdateConcurrencyException)
        {
            return await WhoChangedAsync(dossier.Id, ct);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    async Task<string> WhoChangedAsync(long dossierId, CancellationToken ct)
    {
        var last = await db.DossierEvents.AsNoTracking().Where(e => e.DossierId == dossierId).OrderByDescending(e => e.At).ThenByDescending(e => e.Id).FirstAsync(ct);
        return $"Người khác vừa thay đổi hồ sơ này. Việc gần nhất: {last.Kind.Text()}, {last.By}, {last.At.Text()}.";
    }
}
