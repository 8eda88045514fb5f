using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Forecasts;

public static class SpentDays
{
    public static IQueryable<SpentDay> Of(this IQueryable<SpentDay> days, int agencyId) => days.Where(d => d.AgencyId == agencyId && d.Version == SpentDay.CurrentVersion);

    /// <summary>What the results of these days had taken, one row for each day, also where there was none: it reads the dossiers of those days and no others.</summary>
    internal static async Task<IReadOnlyList<SpentDay>> AddUpAsync(this MotCuaDb db, int agencyId, LocalDate from, LocalDate to, WorkCalendar calendar, CancellationToken ct)
    {
        var (start, end) = (from.Start(), to.PlusDays(1).Start());
        var completed = db.Dossiers.AsNoTracking().Of(agencyId).Where(d => d.CompletedAt >= start && d.CompletedAt < end);
        var dossiers = await completed.Select(d => new { d.Id, d.ProcedureId, d.HolderId, d.ReceivedAt, CompletedAt = d.CompletedAt!.Value, d.OnTimeUntil, IsKnown = d.Origin != Origin.Imported }).ToListAsync(ct);
        var lines = (await Lines(completed.SelectMany(d => d.Events)).ToListAsync(ct)).ToLookup(e => e.DossierId);
        var byDay = dossiers.ToLookup(d => d.CompletedAt.VietnamDay());
        var overdue = await db.OverdueOnDesksAsync(agencyId, from, to, ct);
        var days = new List<SpentDay>();
        for (var day = from; day <= to; day = day.PlusDays(1))
        {
            var finished = byDay[day].Where(d => d.HolderId is not null).GroupBy(d => d.HolderId!.Value).ToDictionary(of => of.Key, of => of.Count());
            var crowded = finished.Where(of => Crowd.Is(overdue.GetValueOrDefault((day, of.Key)), of.Value)).Select(of => of.Key).ToHashSet();
            days.Add(new()
            {
                AgencyId = agencyId,
                On = day,
                Version = SpentDay.CurrentVersion,
                Times = byDay[day].GroupBy(d => d.ProcedureId).ToDictionary(of => of.Key, of => Sum(of.Select(d =>
                    new Took(Lasting.Days(d.ReceivedAt, lines[d.Id], day, d.CompletedAt, calendar), Lasting.Left(d.CompletedAt, d.OnTimeUntil, calendar), 1, d.HolderId is { } had && crowded.Contains(had))))),
                Held = byDay[day].Where(d => d.IsKnown).GroupBy(d => d.ProcedureId).ToDictionary(of => of.Key, of => of.Aggregate(HeldTime.None, (sum, d) => sum + Lasting.Held(lines[d.Id], d.CompletedAt, calendar))),
                Finished = finished,
            });
        }
        return days;
    }

    /// <summary>The twelve months before a morning. Reads at most a year of rows.</summary>
    internal static async Task<YearBehind> YearBehindAsync(this MotCuaDb db, int agencyId, LocalDate on, WorkCalendar calendar, CancellationToken ct)
    {
        var from = on.PlusYears(-1);
        var days = await db.SpentDays.AsNoTracking().Of(agencyId).Where(d => d.On >= from && d.On < on).Select(d => new { d.On, d.Times, d.Finished }).ToListAsync(ct);
        var first = on;
        var counted = 0;
        while (counted < YearBehind.PaceDays && first > from)
        {
            first = first.PlusDays(-1);
            if (calendar.Works(first)) counted++;
        }
        return new()
        {
            AgencyId = agencyId,
            On = on,
            Times = days.SelectMany(d => d.Times).GroupBy(of => of.Key, of => of.Value).ToDictionary(of => of.Key, of => Sum(of.SelectMany(took => took))),
            Paces = days.Where(d => d.On >= first).SelectMany(d => d.Finished).GroupBy(of => of.Key, of => of.Value).ToDictionary(of => of.Key, Pace.Of),
        };
    }

    /// <summary>What matters of a control slip here: what moved it, and what moved its promise.</summary>
    internal static IQueryable<DossierEvent> Lines(IQueryable<DossierEvent> events) =>
        events.Where(e => e.FromStatus != e.ToStatus || e.Kind == DossierEventKind.Assigned || e.OldDueAt != null)
            .Select(e => new DossierEvent { Id = e.Id, DossierId = e.DossierId, At = e.At, Kind = e.Kind, FromStatus = e.FromStatus, ToStatus = e.ToStatus, OldDueAt = e.OldDueAt, Note = e.Kind == DossierEventKind.Assigned ? e.Note : null });

    static IReadOnlyList<Took> Sum(IEnumerable<Took> times) =>
        [.. times.GroupBy(t => (t.Days, t.Left, t.IsCrowded), t => t.Count).Select(of => new Took(of.Key.Days, of.Key.Left, of.Sum(), of.Key.IsCrowded)).OrderBy(t => t.Days).ThenBy(t => t.Left).ThenBy(t => t.IsCrowded)];
}
