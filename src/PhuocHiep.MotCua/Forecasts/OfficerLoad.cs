using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>What lies on one desk now.</summary>
/// <param name="OfficerId">Null: at the counter, given to nobody yet.</param>
/// <param name="Overdue">Late already.</param>
/// <param name="DueAhead">Due within the coming working days (<see cref="ForecastQueries.Ahead"/>).</param>
/// <param name="Later">Due after them.</param>
/// <param name="Waiting">Waits for its applicant or a posting: the clock stands.</param>
/// <param name="Pace">How fast its officer was in the last weeks; null where nothing was finished.</param>
public sealed record OfficerLoad(int? OfficerId, string? Officer, int Overdue, int DueAhead, int Later, int Waiting, Pace? Pace)
{
    public int Open => Overdue + DueAhead + Later + Waiting;

    public decimal PerDay => Pace?.PerDay ?? 0;

    /// <summary>Working days for all whose clock runs, at the pace of the last weeks; null where nothing was finished.</summary>
    public decimal? DaysInHand => PerDay > 0 ? (Open - Waiting) / PerDay : null;
}

public static class OfficerLoads
{
    /// <summary>Each officer who settles, and what nobody has yet; the fullest desk first. Reads what is open.</summary>
    public static async Task<IReadOnlyList<OfficerLoad>> LoadsAsync(this MotCuaDb db, int agencyId, WorkCalendar calendar, Instant now, CancellationToken ct = default)
    {
        var (_, until) = ForecastQueries.Window(calendar, now);
        var open = await db.Dossiers.AsNoTracking().Of(agencyId).Open().GroupBy(d => d.HolderId).Select(of => new
        {
            of.Key,
            Overdue = of.Count(d => d.ClockStoppedAt == null && d.OnTimeUntil < now),
            Ahead = of.Count(d => d.ClockStoppedAt == null && d.OnTimeUntil >= now && d.OnTimeUntil <= until),
            Later = of.Count(d => d.ClockStoppedAt == null && d.OnTimeUntil > until),
            Waiting = of.Count(d => d.ClockStoppedAt != null),
        }).ToListAsync(ct);
        var paces = await db.YearsBehind.AsNoTracking().Where(y => y.AgencyId == agencyId).Select(y => y.Paces).SingleOrDefaultAsync(ct) ?? new Dictionary<int, Pace>();
        var officers = await db.Users.AsNoTracking().Where(o => o.AgencyId == agencyId).OrderBy(o => o.FullName).Select(o => new { o.Id, o.FullName, Settles = o.IsActive && (o.Roles & Role.Officer) != 0 }).ToListAsync(ct);
        var loads = officers.Where(o => o.Settles || open.Exists(h => h.Key == o.Id)).Select(o => (Id: (int?)o.Id, Name: (string?)o.FullName)).ToList();
        if (open.Exists(h => h.Key is null)) loads.Add((null, null));
        return [.. loads.Select(o =>
        {
            var held = open.Find(h => h.Key == o.Id);
            return new OfficerLoad(o.Id, o.Name, held?.Overdue ?? 0, held?.Ahead ?? 0, held?.Later ?? 0, held?.Waiting ?? 0, o.Id is { } id ? paces.GetValueOrDefault(id) : null);
        }).OrderByDescending(l => l.Open)];
    }
}
