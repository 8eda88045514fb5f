using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace PhuocHiep.MotCua.Rounds;

/// <summary>A round and when it was last by.</summary>
/// <param name="Last">The newest by number and not by hour: a clock that was set back must not make an old one look fresh. Null: it never was.</param>
public sealed record Pulse(Rhythm Rhythm, Heartbeat? Last)
{
    public bool IsMissed(Instant now) => IsSilent(Last, Rhythm.MissedAfter, now);

    /// <summary>Further away than that, on either side: of an hour that has not come, nothing is proved.</summary>
    internal static bool IsSilent(Heartbeat? last, Duration longest, Instant now) => last is null || now - last.At > longest || last.At - now > longest;
}

public static class PulseQueries
{
    static readonly Duration Kept = Duration.FromDays(14);

    /// <summary>Of those of long ago, how many of a round are cleared in one pass.</summary>
    const int ClearedAtOnce = 500;

    /// <summary>Every round that comes by itself; one step into the index for each.</summary>
    public static async Task<IReadOnlyList<Pulse>> PulsesAsync(this MotCuaDb db, CancellationToken ct = default)
    {
        var pulses = new List<Pulse>();
        foreach (var rhythm in Rhythm.All)
            pulses.Add(new(rhythm, await db.Heartbeats.AsNoTracking().Where(h => h.Round == rhythm.Round).OrderByDescending(h => h.Id).FirstOrDefaultAsync(ct)));
        return pulses;
    }

    /// <summary>Heartbeats of more than 14 days ago are cleared; each pass looks at the oldest only.</summary>
    internal static async Task ClearHeartbeatsAsync(this MotCuaDb db, Instant now, CancellationToken ct)
    {
        var before = now - Kept;
        foreach (var rhythm in Rhythm.All)
        {
            var oldest = db.Heartbeats.Where(h => h.Round == rhythm.Round).OrderBy(h => h.Id).Take(ClearedAtOnce).Select(h => h.Id);
            await db.Heartbeats.Where(h => oldest.Contains(h.Id) && h.At < before).ExecuteDeleteAsync(ct);
        }
    }
}
