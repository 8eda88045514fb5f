using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Staff;

/// <summary>An officer put down for a half day; away: on leave that day, or no longer in the office.</summary>
public sealed record OnDuty(int OfficerId, string Name, bool IsAway);

/// <summary>One half day at the counter.</summary>
public sealed record DutyTurn(LocalDate On, DutySession Session, IReadOnlyList<OnDuty> Sitting, IReadOnlyList<OnDuty> Backups)
{
    /// <summary>Nobody sits there: against letter 134/UBND-VP, by which somebody is always at the counter in office hours.</summary>
    public bool IsUnmanned => Sitting.All(officer => officer.IsAway);

    /// <summary>No backup, where at least one is owed (NĐ 61/2018 Đ12 k8).</summary>
    public bool LacksBackup => Backups.All(officer => officer.IsAway);

    public bool HasGap => IsUnmanned || LacksBackup;
}

/// <param name="Rest">Why nobody works that day; null on a working day.</param>
public sealed record DutyDay(LocalDate On, string? Rest, IReadOnlyList<DutyTurn> Turns);

/// <summary>Lịch trực của Bộ phận Một cửa: who sits when, who stands in, and where nobody does. By the agency's own calendar alone.</summary>
public static class Roster
{
    /// <summary>The days one by one: on a working day its two halves, on another why it is none.</summary>
    /// <param name="shifts">With their officers.</param>
    /// <exception cref="CalendarEnded">The calendar does not cover a day.</exception>
    public static IReadOnlyList<DutyDay> Of(IEnumerable<LocalDate> days, WorkCalendar calendar, IReadOnlyCollection<DutyShift> shifts, IReadOnlyCollection<Absence> absences) =>
        [.. days.Select(day => calendar.IsWorking(day)
            ? new DutyDay(day, Rest: null, [.. Enum.GetValues<DutySession>().Select(session => TurnOf(day, session, shifts, absences))])
            : new DutyDay(day, calendar.Reason(day), []))];

    /// <summary>The working days from that day on, as many as asked for or as the calendar has.</summary>
    public static IReadOnlyList<LocalDate> WorkingDays(WorkCalendar calendar, LocalDate from, int count)
    {
        var days = new List<LocalDate>();
        for (var day = from; days.Count < count && calendar.Covers(day); day = day.PlusDays(1))
        {
            if (calendar.IsWorking(day)) days.Add(day);
        }
        return days;
    }

    static DutyTurn TurnOf(LocalDate day, DutySession session, IReadOnlyCollection<DutyShift> shifts, IReadOnlyCollection<Absence> absences)
    {
        var turn = shifts.Where(shift => shift.On == day && shift.Session == session)
            .Select(shift => (shift.IsBackup, Officer: new OnDuty(shift.OfficerId, shift.Officer!.FullName, !shift.Officer.IsActive || absences.Any(a => a.OfficerId == shift.OfficerId && a.Covers(day))))).ToList();
        return new(day, session, [.. turn.Where(s => !s.IsBackup).Select(s => s.Officer)], [.. turn.Where(s => s.IsBackup).Select(s => s.Officer)]);
    }
}

public static class RosterQueries
{
    /// <summary>How many working days ahead gaps are looked for.</summary>
    public const int Ahead = 10;

    public static IQueryable<DutyShift> Of(this IQueryable<DutyShift> shifts, int agencyId) => shifts.Where(s => s.AgencyId == agencyId);

    public static IQueryable<Absence> Of(this IQueryable<Absence> absences, int agencyId) => absences.Where(a => a.Officer!.AgencyId == agencyId);

    /// <summary>Whoever can sit at the counter or stand in there.</summary>
    public static IQueryable<Officer> ForDuty(this IQueryable<Officer> officers, int agencyId) =>
        officers.Where(o => o.AgencyId == agencyId && o.IsActive && (o.Roles & (Role.Clerk | Role.Officer | Role.Supervisor)) != 0);

    /// <exception cref="CalendarEnded">The calendar does not cover a day.</exception>
    public static async Task<IReadOnlyList<DutyDay>> RosterAsync(this MotCuaDb db, int agencyId, IReadOnlyList<LocalDate> days, WorkCalendar calendar, CancellationToken ct = default)
    {
        if (days.Count == 0) return [];
        var (first, last) = (days[0], days[^1]);
        var shifts = await db.DutyShifts.AsNoTracking().Include(s => s.Officer).Of(agencyId).Where(s => first <= s.On && s.On <= last).OrderBy(s => s.Id).ToListAsync(ct);
        var absences = await db.Absences.AsNoTracking().Of(agencyId).Where(a => a.FromOn <= last && first <= a.ToOn).ToListAsync(ct);
        return Roster.Of(days, calendar, shifts, absences);
    }

    /// <summary>The half days without somebody or without a backup in the next working days, today included.</summary>
    public static async Task<IReadOnlyList<DutyTurn>> RosterGapsAsync(this MotCuaDb db, int agencyId, WorkCalendar calendar, LocalDate today, CancellationToken ct = default)
    {
        var days = await db.RosterAsync(agencyId, Roster.WorkingDays(calendar, today, Ahead), calendar, ct);
        return [.. days.SelectMany(day => day.Turns).Where(turn => turn.HasGap)];
    }
}
