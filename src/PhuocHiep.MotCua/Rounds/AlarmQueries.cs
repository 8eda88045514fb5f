using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Seals;

namespace PhuocHiep.MotCua.Rounds;

public static class AlarmQueries
{
    /// <summary>How many days ahead a new calendar is asked for.</summary>
    public const int CalendarDays = 60;

    const int BreachesNamed = 3;

    static readonly Duration LongestWait = Duration.FromHours(1);

    /// <summary>What must be seen to at this instant, of the rounds and of one agency. Reads the newest heartbeats and what is unfinished, never the archive.</summary>
    public static async Task<IReadOnlyList<Alarm>> AlarmsAsync(this MotCuaDb db, int agencyId, WorkCalendar calendar, IReadOnlyList<Pulse> pulses, Instant now, CancellationToken ct = default)
    {
        var alarms = Silences(pulses, now);
        if (await OwedWithoutDraftAsync(db, agencyId, now, ct) is > 0 and var owed) alarms.Add(Alarm.OwedWithoutDraft(owed));
        foreach (var (channel, count) in await UnsentAsync(db, agencyId, now, ct)) alarms.Add(Alarm.Unsent(channel, count));
        await SealsAsync(db, agencyId, alarms, ct);
        alarms.AddRange(await DifferencesAsync(db, agencyId, ct));
        alarms.AddRange(await PacksAsync(db, agencyId, now, ct));
        var today = now.VietnamDay();
        if (calendar.CoveredUntil(today) is not { } last) alarms.Add(Alarm.CalendarEnds(null));
        else if (Period.DaysBetween(today, last) <= CalendarDays) alarms.Add(Alarm.CalendarEnds(last));
        return alarms;
    }

    /// <summary>Of every agency.</summary>
    public static async Task<IReadOnlyList<Alarm>> AlarmsAsync(this MotCuaDb db, Instant now, CancellationToken ct = default)
    {
        var pulses = await db.PulsesAsync(ct);
        var alarms = new List<Alarm>();
        foreach (var agency in await db.Agencies.AsNoTracking().OrderBy(a => a.Id).ToListAsync(ct))
            alarms.AddRange(await db.AlarmsAsync(agency.Id, await db.CalendarAsync(agency, ct), pulses, now, ct));
        return [.. alarms.Distinct()];
    }

    /// <summary>Unsent for more than an hour, by channel; what was given up waits no longer.</summary>
    public static async Task<IReadOnlyList<(Messages.MessageChannel Channel, int Count)>> UnsentAsync(this MotCuaDb db, int agencyId, Instant now, CancellationToken ct = default)
    {
        var before = now - LongestWait;
        var unsent = await db.OutgoingMessages.Where(m => m.AgencyId == agencyId && m.SentAt == null && m.GivenUpAt == null && m.CreatedAt < before)
            .GroupBy(m => m.Channel).Select(of => new { Channel = of.Key, Count = of.Count() }).ToListAsync(ct);
        return [.. unsent.OrderBy(u => u.Channel).Select(u => (u.Channel, u.Count))];
    }

    /// <summary>What does not agree and was not found to agree since; few rows, or none.</summary>
    static async Task<IEnumerable<Alarm>> DifferencesAsync(MotCuaDb db, int agencyId, CancellationToken ct)
    {
        var open = await db.Disagreements.AsNoTracking().Where(d => d.AgencyId == agencyId && d.ResolvedAt == null).Select(d => new { d.Kind, d.From, d.To, d.FoundAt }).ToListAsync(ct);
        var (frozen, others) = (open.FindAll(d => d.Kind == DisagreementKind.Frozen), open.FindAll(d => d.Kind != DisagreementKind.Frozen));
        var alarms = new List<Alarm>();
        if (others.Count > 0) alarms.Add(Alarm.FiguresDiffer(others.Count, others.Min(d => d.FoundAt)));
        if (frozen.Count > 0) alarms.Add(Alarm.FrozenDiffers(frozen.DistinctBy(d => (d.From, d.To)).Count(), frozen.Min(d => d.FoundAt)));
        return alarms;
    }

    /// <summary>Packs that were asked for and are neither made nor taken back; few rows, or none.</summary>
    static async Task<IEnumerable<Alarm>> PacksAsync(MotCuaDb db, int agencyId, Instant now, CancellationToken ct)
    {
        var owed = await db.InspectionPacks.AsNoTracking().Owed(agencyId).OrderBy(p => p.Id).ToListAsync(ct);
        var failed = owed.FindAll(p => p.State == PackState.Failed);
        return
        [
            .. failed.Count > 0 ? [Alarm.PackFailed(failed)] : Array.Empty<Alarm>(),
            .. from pack in owed let since = pack.StandsSince(now) where since is not null select Alarm.PackStands(pack, since.Value),
        ];
    }

    static List<Alarm> Silences(IReadOnlyList<Pulse> pulses, Instant now)
    {
        var last = pulses.Select(p => p.Last).MaxBy(h => h?.Id ?? 0);
        return Pulse.IsSilent(last, Rhythm.LongestSilence, now) ? [Alarm.WorkerStopped(last, now)] : [.. pulses.Where(p => p.IsMissed(now)).Select(p => Alarm.RoundMissed(p, now))];
    }

    static async Task SealsAsync(MotCuaDb db, int agencyId, List<Alarm> alarms, CancellationToken ct)
    {
        var breaches = db.SealBreaches.AsNoTracking().Of(agencyId).Open();
        if (await breaches.CountAsync(ct) is not (> 0 and var count)) return;
        alarms.Add(Alarm.SealBroken(count, [.. (await breaches.OrderByDescending(b => b.Id).Take(BreachesNamed).ToListAsync(ct)).Select(b => b.Where).Distinct()]));
    }

    /// <summary>Left so by the rounds: what has become owed since the last ones is theirs to draft yet.</summary>
    static async Task<int> OwedWithoutDraftAsync(MotCuaDb db, int agencyId, Instant now, CancellationToken ct)
    {
        var before = now - Rhythm.Of(RoundName.Apologies).MissedAfter;
        var owed = 0;
        foreach (var cause in Enum.GetValues<ApologyCause>())
        {
            var dossiers = db.Dossiers.AsNoTracking().Of(agencyId).OwedLetter(db.ApologyLetters, cause, before);
            if (cause != ApologyCause.Late) dossiers = dossiers.Where(d => !db.DossierEvents.Any(e => e.DossierId == d.Id && e.At > before));
            owed += await dossiers.CountAsync(ct);
        }
        return owed;
    }
}
