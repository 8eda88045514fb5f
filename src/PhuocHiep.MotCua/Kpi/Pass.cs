using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>What one pass of the reconciliation has gone through, and what of it did not agree; written at its end.</summary>
sealed class Pass(MotCuaDb db, int agencyId, Instant now)
{
    readonly HashSet<long> told = [];
    readonly List<(LocalDate From, LocalDate To)> asked = [];
    readonly Dictionary<(DisagreementKind Kind, string What, LocalDate From, LocalDate To, long? DossierId), (string Expected, string Found)> found = [];
    readonly Dictionary<(LocalDate From, LocalDate To), int> gone = [];

    public int AgencyId => agencyId;

    public Instant Now => now;

    public bool HasTold(long dossierId) => told.Contains(dossierId);

    public void Compare(Retold one)
    {
        if (!told.Add(one.Dossier.Id)) return;
        var day = one.Dossier.ReceivedAt.VietnamDay();
        foreach (var fact in one.Differences()) found[(DisagreementKind.Dossier, fact.What, day, day, one.Dossier.Id)] = (fact.Expected, fact.Found);
    }

    public void Compare(DisagreementKind kind, string what, LocalDate from, LocalDate to, Halves? expected, Halves? found)
    {
        if (expected != found) this.found[(kind, what, from, to, null)] = (Text(expected), Text(found));
    }

    /// <summary>A day, or a closed period, was gone through whole.</summary>
    public void Checked(LocalDate from, LocalDate to, int dossiers)
    {
        asked.Add((from, to));
        gone[(from, to)] = dossiers;
    }

    /// <returns>How many of what was found was not known.</returns>
    public async Task<int> WriteAsync(CancellationToken ct)
    {
        var known = await OpenAsync(ct);
        var unknown = 0;
        foreach (var (key, (expected, value)) in found)
        {
            if (known.Remove(key, out var difference)) (difference.Expected, difference.Found, difference.SeenAt) = (expected, value, now);
            else
            {
                unknown++;
                db.Disagreements.Add(new() { AgencyId = agencyId, Kind = key.Kind, What = key.What, From = key.From, To = key.To, DossierId = key.DossierId, Expected = expected, Found = value, FoundAt = now, SeenAt = now });
            }
        }
        foreach (var agreeing in known.Values) agreeing.ResolvedAt = now;
        var days = asked.ConvertAll(period => period.From);
        var checks = (await db.Reconciliations.Where(r => r.AgencyId == agencyId && days.Contains(r.From)).ToListAsync(ct)).ToDictionary(r => (r.From, r.To));
        foreach (var (from, to) in asked)
        {
            if (!checks.TryGetValue((from, to), out var check)) db.Reconciliations.Add(check = new() { AgencyId = agencyId, From = from, To = to });
            (check.CheckedAt, check.Dossiers, check.Differences) = (now, gone[(from, to)], found.Keys.Count(key => (key.From, key.To) == (from, to)));
        }
        await db.SaveChangesAsync(ct);
        return unknown;
    }

    /// <summary>The open differences of what this pass has gone through; of the others it says nothing.</summary>
    async Task<Dictionary<(DisagreementKind, string, LocalDate, LocalDate, long?), Disagreement>> OpenAsync(CancellationToken ct)
    {
        var open = await db.Disagreements.Where(d => d.AgencyId == agencyId && d.ResolvedAt == null).ToListAsync(ct);
        return open.Where(d => d.DossierId is { } id ? told.Contains(id) : gone.ContainsKey((d.From, d.To))).ToDictionary(d => (d.Kind, d.What, d.From, d.To, d.DossierId));
    }

    static string Text(Halves? halves) => halves is null ? "–" : $"{halves.Numerator}/{halves.Denominator}";
}
