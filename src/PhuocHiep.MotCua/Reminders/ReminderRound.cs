using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>
/// One pass that tells who must know of every dossier that is due soon, overdue or waits for its letter: once for each stage, promise and
/// officer, in the list of his work and, where he has an address, in one message. It asks what was not said yet, not what happened: it may run
/// twice, in two processes at once, or after days of silence. It also clears the heartbeats of long ago.
/// </summary>
public sealed class ReminderRound(MotCuaDb db, IClock clock, Settings settings)
{
    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many reminders this pass raised.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Reminders, ct);
        var (raised, looked) = (0, 0);
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(ct))
        {
            looked += await db.Dossiers.Of(agency.Id).Running().CountAsync(d => d.ReceivedAt <= now, ct);
            raised += await RaiseAsync(agency, now, ct);
        }
        await db.ClearHeartbeatsAsync(now, ct);
        // A pass over an instant of the past was made now.
        db.Heartbeats.Add(new() { Round = RoundName.Reminders, At = clock.GetCurrentInstant(), Looked = looked, Acted = raised });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return raised;
    }

    async Task<int> RaiseAsync(Agency agency, Instant now, CancellationToken ct)
    {
        var calendar = await db.CalendarAsync(agency, ct);
        var staffing = await db.StaffingAsync(agency.Id, now.VietnamDay(), ct);
        var standings = (await db.StandingsAsync(agency.Id, now, ct)).ToDictionary(d => d.Id);
        var ids = standings.Keys.ToList();
        var said = (await db.Reminders.Where(r => ids.Contains(r.DossierId)).Select(r => new { r.DossierId, r.Stage, r.DueAt, r.OfficerId }).ToListAsync(ct))
            .Select(r => (r.DossierId, r.Stage, r.DueAt, r.OfficerId)).ToHashSet();

        var unsaid = new List<Reminder>();
        foreach (var dossier in standings.Values.OrderBy(d => d.DueAt).ThenBy(d => d.Id))
        {
            if (Escalation.StageOf(dossier, calendar, now) is not { } stage) continue;
            // Where nobody is there to be told, that is written down as well.
            foreach (var officerId in staffing.Told(stage, dossier.HolderId).Select(id => (int?)id).DefaultIfEmpty())
            {
                if (!said.Contains((dossier.Id, stage, dossier.DueAt, officerId)))
                    unsaid.Add(new() { AgencyId = agency.Id, DossierId = dossier.Id, Stage = stage, OfficerId = officerId, DueAt = dossier.DueAt, RaisedAt = now });
            }
        }
        db.Reminders.AddRange(unsaid);
        await db.SaveChangesAsync(ct);

        foreach (var officer in staffing.Officers.Where(o => !string.IsNullOrEmpty(o.Email)))
        {
            var theirs = unsaid.FindAll(r => r.OfficerId == officer.Id);
            if (theirs.Count > 0)
                db.OutgoingMessages.Add(ReminderNotice.Of(officer, agency, [.. theirs.Select(r => (r.Stage, standings[r.DossierId]))], settings,
                    string.Create(CultureInfo.InvariantCulture, $"reminder-{officer.Id}-{theirs.Min(r => r.Id)}"), now));
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return unsaid.Count;
    }
}
