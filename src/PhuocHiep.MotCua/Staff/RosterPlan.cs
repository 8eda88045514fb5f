using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Staff;

/// <summary>Who shall sit or stand in for one half day.</summary>
public sealed record PlannedDuty(LocalDate On, DutySession Session, int OfficerId, bool IsBackup);

/// <summary>Xếp lịch trực: a week's plan meets the roster as it is. A day that is past stays as it was.</summary>
public sealed class RosterPlan(MotCuaDb db)
{
    /// <summary>The days as planned; saved by the caller, who learns from the save if somebody else changed the same half days.</summary>
    /// <exception cref="RuleViolation">A day is past or not worked, somebody is put down twice in one half day, or is not of this office.</exception>
    /// <exception cref="CalendarEnded">The calendar does not cover a day.</exception>
    public async Task SetAsync(int agencyId, IReadOnlyCollection<LocalDate> days, IReadOnlyCollection<PlannedDuty> plan, WorkCalendar calendar, LocalDate today, CancellationToken ct = default)
    {
        var officers = await db.Users.ForDuty(agencyId).ToDictionaryAsync(o => o.Id, o => o.FullName, ct);
        var known = await db.DutyShifts.Of(agencyId).Where(s => days.Contains(s.On)).ToListAsync(ct);
        foreach (var day in days)
        {
            if (day < today) throw new RuleViolation($"Lịch trực ngày {day.Text()} đã qua; không sửa được.");
            if (!calendar.IsWorking(day)) throw new RuleViolation($"Ngày {day.Text()} là ngày nghỉ ({calendar.Reason(day)}).");
        }
        if (plan.GroupBy(duty => (duty.On, duty.Session, duty.OfficerId)).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new RuleViolation($"{officers.GetValueOrDefault(twice.Key.OfficerId)} được xếp hai lần, {twice.Key.Session.Text()} {twice.Key.On.Text()}: người dự phòng phải là người khác.");
        // Whoever has left the office since stays where he was put down; he shows as a gap.
        if (plan.Any(duty => !days.Contains(duty.On) || (!officers.ContainsKey(duty.OfficerId) && !known.Exists(s => s.OfficerId == duty.OfficerId))))
            throw new RuleViolation("Chỉ xếp lịch cho người đang làm việc tại cơ quan, trong các ngày của tuần này.");

        var planned = plan.ToHashSet();
        foreach (var shift in known)
        {
            if (!planned.Remove(Of(shift))) db.DutyShifts.Remove(shift);
        }
        Add(agencyId, planned);
    }

    /// <summary>Lặp lại lịch tuần trước: the same people on the same weekdays, where nobody is put down yet; only from today on.</summary>
    /// <param name="monday">The week to be filled.</param>
    /// <returns>How many half days were filled.</returns>
    /// <exception cref="CalendarEnded">The calendar does not cover the week.</exception>
    public async Task<int> RepeatAsync(int agencyId, LocalDate monday, WorkCalendar calendar, LocalDate today, CancellationToken ct = default)
    {
        var (before, end) = (monday.PlusDays(-7), monday.PlusDays(7));
        var officers = await db.Users.ForDuty(agencyId).Select(o => o.Id).ToListAsync(ct);
        var both = await db.DutyShifts.Of(agencyId).Where(s => before <= s.On && s.On < end).ToListAsync(ct);
        var taken = both.Where(s => s.On >= monday).Select(s => (s.On, s.Session)).ToHashSet();
        var repeated = both.Where(s => s.On < monday && officers.Contains(s.OfficerId)).Select(s => Of(s) with { On = s.On.PlusDays(7) })
            .Where(duty => duty.On >= today && calendar.IsWorking(duty.On) && !taken.Contains((duty.On, duty.Session))).ToList();
        Add(agencyId, repeated);
        return repeated.Select(duty => (duty.On, duty.Session)).Distinct().Count();
    }

    void Add(int agencyId, IEnumerable<PlannedDuty> duties) =>
        db.DutyShifts.AddRange(duties.OrderBy(d => d.On).ThenBy(d => d.Session).ThenBy(d => d.IsBackup).Select(d => new DutyShift { AgencyId = agencyId, On = d.On, Session = d.Session, OfficerId = d.OfficerId, IsBackup = d.IsBackup }));

    static PlannedDuty Of(DutyShift shift) => new(shift.On, shift.Session, shift.OfficerId, shift.IsBackup);
}

public static class RosterWords
{
    public static string Text(this DutySession session) => session switch
    {
        DutySession.Morning => "buổi sáng",
        DutySession.Afternoon => "buổi chiều",
        _ => throw new ArgumentOutOfRangeException(nameof(session), session, null),
    };

    /// <summary>What is missing, in words; empty where nothing is.</summary>
    public static IEnumerable<string> Gaps(this DutyTurn turn)
    {
        if (turn.IsUnmanned) yield return "chưa có người trực";
        if (turn.LacksBackup) yield return "chưa có người dự phòng";
    }
}
