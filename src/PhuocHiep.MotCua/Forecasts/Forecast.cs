using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>What lies on one desk before a dossier's last day.</summary>
/// <param name="DueNoLater">How many its officer has in hand that are promised no later, itself among them.</param>
/// <param name="PerDay">How many he finishes in a working day when he is busy.</param>
/// <param name="Days">Working days until the dossier is late, today among them.</param>
public sealed record Desk(int DueNoLater, double PerDay, int Days)
{
    /// <summary>The share of them for which the days do not suffice at the pace of the last weeks.</summary>
    public double Crowded => Math.Max(0, 1 - PerDay * Days / DueNoLater);
}

/// <summary>Whether one dossier will be late if nothing changes.</summary>
/// <param name="DaysLeft">Working days that come after the day on which is asked, up to its last day.</param>
/// <param name="Chance">Null: of too few is known.</param>
/// <param name="Desk">Null: nobody has it in hand, or nothing was finished by who has it in the last weeks.</param>
/// <param name="IsPastHalf">More than half of its time is gone: what a simple rule would call late.</param>
public sealed record Forecast(InFlight Dossier, int DaysLeft, Chance? Chance, Desk? Desk, bool IsPastHalf)
{
    /// <summary>From here on it is said that it will be late.</summary>
    public const double Threshold = 0.5;

    /// <summary>Null where nothing can be told. Late for its own slowness, or because the desk is too full: the two taken as independent.</summary>
    public double? Probability => Chance is null ? null : 1 - (1 - Chance.Share) * (1 - (Desk?.Crowded ?? 0));

    public bool SaidLate => Probability >= Threshold;

    /// <summary>All that is due and not late yet, the likeliest first. Pure: what it is not given it does not know.</summary>
    /// <param name="on">The day on which is asked, before its work.</param>
    /// <param name="flights">All that is promised until the last day of which is asked, overdue ones too: they lie on the same desks.</param>
    /// <param name="paces">How fast each officer was in the last weeks.</param>
    public static IReadOnlyList<Forecast> Of(LocalDate on, IReadOnlyList<InFlight> flights, PastTimes past, IReadOnlyDictionary<int, Pace> paces, WorkCalendar calendar)
    {
        var first = calendar.NextWorked(on);
        var inHand = new Dictionary<int, int>();
        var overdue = flights.Where(d => d.IsRunning && d.HolderId is not null && d.OnTimeUntil < on.Start()).CountBy(d => d.HolderId!.Value).ToDictionary();
        var forecasts = new List<Forecast>();
        foreach (var dossier in flights.OrderBy(d => d.DueAt).ThenBy(d => d.Id))
        {
            if (dossier is { IsInHand: true, HolderId: { } had }) inHand[had] = inHand.GetValueOrDefault(had) + 1;
            if (!dossier.IsRunning || dossier.OnTimeUntil < on.Start()) continue;
            var (last, at) = (dossier.OnTimeUntil.VietnamDay(), on.End());
            var stage = new Stage(Lasting.Days(dossier.ReceivedAt, dossier.Lines, first, at, calendar), Lasting.Days(dossier.ReceivedAt, dossier.Lines, last, at, calendar), calendar.WorkingDays(first, last));
            var desk = dossier is { IsInHand: true, HolderId: { } has } && paces.GetValueOrDefault(has) is { Finished: > 0 } pace
                ? new Desk(inHand[has], pace.PerBusyDay, stage.Left + 1) : null;
            forecasts.Add(new(dossier, stage.Left, past.Of(dossier.ProcedureId, stage, IsCrowded(dossier.HolderId)), desk, 2 * stage.IfToday > stage.IfLastDay));
        }
        return [.. forecasts.OrderByDescending(f => f.Probability ?? -1).ThenBy(f => f.Dossier.DueAt).ThenBy(f => f.Dossier.Id)];

        bool IsCrowded(int? holder) => holder is { } has && Crowd.Is(overdue.GetValueOrDefault(has), paces.GetValueOrDefault(has)?.PerBusyDay ?? 0);
    }
}
