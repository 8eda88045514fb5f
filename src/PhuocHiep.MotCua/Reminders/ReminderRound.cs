using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>One pass that says of every open dossier, once for each stage and promise, that it is due soon or overdue.</summary>
public sealed class ReminderRound(MotCuaDb db, IClock clock)
{
    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many reminders this pass raised.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Reminders, ct);
        var (raised, looked) = (0, 0);
        foreach (var agencyId in await db.Agencies.Select(a => a.Id).ToListAsync(ct))
        {
            var dossiers = db.Dossiers.AsNoTracking().Of(agencyId).Where(d => d.ReceivedAt <= now);
            looked += await dossiers.Running().CountAsync(ct);
            raised += await RaiseAsync(ReminderStage.DueSoon, dossiers.DueSoon(now), now, ct);
            raised += await RaiseAsync(ReminderStage.Overdue, dossiers.Overdue(now), now, ct);
        }
        db.Heartbeats.Add(new() { Round = RoundName.Reminders, At = now, Looked = looked, Acted = raised });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return raised;
    }

    async Task<int> RaiseAsync(ReminderStage stage, IQueryable<Dossier> dossiers, Instant now, CancellationToken ct)
    {
        var owed = await dossiers
            .Where(d => !db.Reminders.Any(r => r.DossierId == d.Id && r.Stage == stage && r.DueAt == d.DueAt))
            .Select(d => new { d.Id, d.AgencyId, d.DueAt })
            .ToListAsync(ct);
        db.Reminders.AddRange(owed.Select(d => new Reminder { AgencyId = d.AgencyId, DossierId = d.Id, Stage = stage, DueAt = d.DueAt, RaisedAt = now }));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return owed.Count;
    }
}
