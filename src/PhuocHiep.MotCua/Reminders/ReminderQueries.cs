using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>A dossier of which an officer was told, as it stands now.</summary>
public sealed record StandingReminder(ReminderStage Stage, string Code, Instant DueAt);

public static class ReminderQueries
{
    /// <summary>What the officer was told of and still stands so, the gravest first: with its cause a reminder is gone, unread or not.</summary>
    public static async Task<IReadOnlyList<StandingReminder>> RemindersOfAsync(this MotCuaDb db, Officer officer, WorkCalendar calendar, Instant now, CancellationToken ct = default)
    {
        var standings = await db.StandingsAsync(officer.AgencyId, now, ct);
        var ids = standings.Select(d => d.Id).ToList();
        // From what stands so today to what was said of it, and not from all that was ever said to him.
        var said = (await db.Reminders.Where(r => ids.Contains(r.DossierId) && r.OfficerId == officer.Id).Select(r => new { r.DossierId, r.DueAt }).ToListAsync(ct))
            .Select(r => (r.DossierId, r.DueAt)).ToHashSet();
        if (said.Count == 0) return [];
        var staffing = await db.StaffingAsync(officer.AgencyId, now.VietnamDay(), ct);
        return [.. standings.Where(d => said.Contains((d.Id, d.DueAt)))
            .Select(d => (Stage: Escalation.StageOf(d, calendar, now), Dossier: d))
            .Where(d => d.Stage is { } stage && staffing.Told(stage, d.Dossier.HolderId).Contains(officer.Id))
            .OrderByDescending(d => d.Stage).ThenBy(d => d.Dossier.DueAt).ThenBy(d => d.Dossier.Id)
            .Select(d => new StandingReminder(d.Stage!.Value, d.Dossier.Code, d.Dossier.DueAt))];
    }
}
