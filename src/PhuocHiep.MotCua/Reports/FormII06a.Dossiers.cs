using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reports;

// The one question behind the form: what is counted is what is listed.
public sealed partial record FormII06a
{
    /// <summary>The dossiers behind a number of the form.</summary>
    /// <param name="field">Lĩnh vực; null: of all fields.</param>
    public static IQueryable<Dossier> Dossiers(MotCuaDb db, ReportPeriod period, FormII06aColumn column, string? field = null)
    {
        var placed = Placed(db, period);
        if (column.Comings.Count > 0) placed = placed.Where(p => column.Comings.Contains(p.Coming));
        if (column.Standings.Count > 0) placed = placed.Where(p => column.Standings.Contains(p.Standing));
        if (field is not null) placed = placed.Where(p => p.Dossier.Procedure!.Field == field);
        return placed.Select(p => p.Dossier);
    }

    sealed class PlacedDossier
    {
        public required Dossier Dossier { get; init; }

        public required Coming Coming { get; init; }

        public required Standing Standing { get; init; }
    }

    /// <summary>Every dossier of the period once, with the place that it has in it.</summary>
    /// <remarks>
    /// Only a clock that still stands is kept on the dossier; whether it stood at the end of the period is told by the supplements and
    /// suspensions. That the promise may have been moved since needs no looking back: it is moved only before it has passed, and never to a
    /// day that is over by then, so what was in time at the end of the period is in time by the moved promise too.
    /// </remarks>
    static IQueryable<PlacedDossier> Placed(MotCuaDb db, ReportPeriod period)
    {
        var (start, until) = (period.Start, period.Until);
        var lastDay = until.VietnamDay().Start();
        var zone = VietnamTime.Zone;
        return Touched(db, period).Select(d => new PlacedDossier
        {
            Dossier = d,
            Coming = d.ReceivedAt < start ? Coming.Before : d.Channel == Channel.Online ? Coming.Online : Coming.InPerson,
            Standing =
                d.CompletedAt <= until
                    ? d.CompletedAt!.Value.InZone(zone).Date < d.DueAt.InZone(zone).Date ? Standing.Early
                        : d.CompletedAt!.Value.InZone(zone).Date == d.DueAt.InZone(zone).Date ? Standing.OnTheDay
                        : Standing.Late
                : d.DroppedAt <= until ? d.Status == DossierStatus.Stopped ? Standing.Stopped : Standing.Withdrawn
                : d.Suspensions.Any(s => s.StopsClock && s.SuspendedAt <= until && (s.ResumedAt == null || s.ResumedAt > until)) ? Standing.Suspended
                : d.Supplements.Any(s => s.StopsClock && s.RequestedAt <= until && (s.CompletedAt == null || s.CompletedAt > until)) ? Standing.AwaitingSupplement
                : d.DueAt < lastDay ? Standing.Overdue : Standing.InTime,
        });
    }

    /// <summary>Ended in the period, or open at its end: together what was received in it and what was carried over into it.</summary>
    /// <remarks>
    /// Five disjoint questions, so that each finds its own index. All that a report on a running or recent period reads is today's work and the
    /// period's. Of one long past, the fourth – open then, completed since – goes through the index entries of all that was completed since:
    /// no index of the archive knows what was open on a day of the past, and one that did would be written at every move for the sake of a
    /// report that is made twice a year.
    /// </remarks>
    static IQueryable<Dossier> Touched(MotCuaDb db, ReportPeriod period)
    {
        var (start, until) = (period.Start, period.Until);
        var dossiers = db.Dossiers.Of(period.AgencyId);
        var received = dossiers.Where(d => d.ReceivedAt <= until);
        return dossiers.Where(d => d.CompletedAt >= start && d.CompletedAt <= until)
            .Concat(dossiers.Where(d => d.DroppedAt >= start && d.DroppedAt <= until))
            .Concat(received.Open())
            .Concat(received.Where(d => d.CompletedAt > until))
            .Concat(received.Where(d => d.DroppedAt > until));
    }
}
