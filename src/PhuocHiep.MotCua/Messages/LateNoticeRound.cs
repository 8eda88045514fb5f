using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Messages;

/// <summary>
/// Who was promised a result that is not there, and has no signed letter that says so, is told the truth, once: nobody comes in vain because a
/// letter waits for its signature. Where a letter is signed, it speaks for itself.
/// </summary>
public sealed class LateNoticeRound(MotCuaDb db, IClock clock, Settings settings)
{
    /// <summary>A limit in days ends at midnight: nobody's telephone rings for it at night.</summary>
    static readonly LocalTime From = new(7, 0), Until = new(20, 0);

    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many dossiers were spoken of.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.LateNotices, ct);
        var (looked, told) = (0, 0);
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(ct))
        {
            var overdue = db.Dossiers.AsNoTracking().Of(agency.Id).Overdue(now);
            looked += await overdue.CountAsync(ct);
            if (now.InVietnam().TimeOfDay is var time && (time < From || time >= Until)) continue;
            var untold = await overdue
                .Where(d => d.Origin == Origin.Office && d.NotifyBy != MessageChannel.None && d.NoRemindersSince == null && d.ReceivedAt <= now)
                .Where(d => !db.ApologyLetters.Any(l => l.DossierId == d.Id && l.Cause == ApologyCause.Late && l.SignedAt != null && l.WithdrawnAt == null))
                .Where(d => !db.OutgoingMessages.Any(m => m.DossierId == d.Id && m.MessageId.StartsWith("late-")))
                .Include(d => d.Procedure).OrderBy(d => d.Id).ToListAsync(ct);
            var messages = untold.Select(d => DossierNotices.Late(d, agency, settings, now).ToList()).Where(said => said.Count > 0).ToList();
            db.OutgoingMessages.AddRange(messages.SelectMany(said => said));
            told += messages.Count;
        }
        db.Heartbeats.Add(new() { Round = RoundName.LateNotices, At = now, Looked = looked, Acted = told });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return told;
    }
}
