using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>How long a dossier has lasted, read from its control slip as it was at an instant.</summary>
public static class Lasting
{
    /// <summary>Working days from when the limit last began to run (receipt, or the supplement that restarted it: NĐ 61/2018 Đ19 k4) up to the day; those between suspension and resumption left out.</summary>
    public static int Days(Instant receivedAt, IEnumerable<DossierEvent> lines, LocalDate day, Instant at, WorkCalendar calendar)
    {
        var then = lines.Where(e => e.At <= at).OrderBy(e => e.At).ThenBy(e => e.Id).ToList();
        var since = then.FindLast(e => e is { Kind: DossierEventKind.SupplementCompleted, OldDueAt: not null })?.At ?? receivedAt;
        var days = calendar.WorkingDays(since.VietnamDay(), day);
        Instant? suspended = null;
        foreach (var line in then.Where(e => e.At >= since))
        {
            if (line.Kind is DossierEventKind.SuspendedForPayment or DossierEventKind.SuspendedForPosting) suspended = line.At;
            else if (suspended is { } from && line.FromStatus == DossierStatus.Suspended && line.ToStatus != DossierStatus.Suspended)
            {
                days -= calendar.WorkingDays(from.VietnamDay(), LocalDate.Min(line.At.VietnamDay(), day));
                suspended = null;
            }
        }
        return days;
    }

    /// <summary>Working days left of the promise when the result came; below 0 exactly where it was late.</summary>
    public static int Left(Instant completedAt, Instant onTimeUntil, WorkCalendar calendar) => completedAt <= onTimeUntil
        ? calendar.WorkingDays(completedAt.VietnamDay(), onTimeUntil.VietnamDay())
        : Math.Min(-1, -calendar.WorkingDays(onTimeUntil.VietnamDay(), completedAt.VietnamDay()));

    /// <summary>The office hours from receipt to an instant, split among who held the clock: the parts add up to the whole.</summary>
    public static HeldTime Held(IEnumerable<DossierEvent> lines, Instant until, WorkCalendar calendar)
    {
        var minutes = Custody.Of(lines, until).GroupBy(span => span.Holder).ToDictionary(of => of.Key, of => of.Sum(span => calendar.WorkingMinutes(span.From, span.To)));
        long Of(ClockHolder holder) => minutes.GetValueOrDefault(holder);
        return new(1, Of(ClockHolder.Counter), Of(ClockHolder.Officer), Of(ClockHolder.Citizen), Of(ClockHolder.UpperLevel), Of(ClockHolder.Posting));
    }
}
