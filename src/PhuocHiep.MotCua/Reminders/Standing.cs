using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>A letter that nobody has signed yet.</summary>
/// <param name="IssueBy">The last instant at which it reaches the applicant in time.</param>
public sealed record UnsignedLetter(Instant DraftedAt, Instant IssueBy, bool HasReason);

/// <summary>What of a dossier the escalation asks.</summary>
/// <param name="IsRunning">Open, and its clock does not stand.</param>
public sealed record Standing(
    long Id, string Code, int? HolderId, Instant ReceivedAt, Instant DueAt, Instant OnTimeUntil, Instant DueSoonFrom, bool IsRunning)
{
    public IReadOnlyList<UnsignedLetter> Letters { get; init; } = [];
}

public static class StandingQueries
{
    /// <summary>
    /// Every dossier of the agency of which somebody may have to be told: due soon or overdue, or with a letter that should go out today
    /// or should have gone out and is unsigned. On the small indexes of what is running and what is unsigned.
    /// </summary>
    public static async Task<IReadOnlyList<Standing>> StandingsAsync(this MotCuaDb db, int agencyId, Instant now, CancellationToken ct = default)
    {
        var today = now.VietnamDay().End();
        var running = await db.Dossiers.AsNoTracking().Of(agencyId).Running().Where(d => d.ReceivedAt <= now && d.DueSoonFrom <= now)
            .Select(d => new Standing(d.Id, d.Code, d.HolderId, d.ReceivedAt, d.DueAt, d.OnTimeUntil, d.DueSoonFrom, true))
            .ToListAsync(ct);
        var letters = await db.ApologyLetters.AsNoTracking().Of(agencyId).Where(l => l.SignedAt == null && l.WithdrawnAt == null && l.IssueBy <= today && l.DraftedAt <= now)
            .Join(db.Dossiers, l => l.DossierId, d => d.Id, (l, d) => new
            {
                Letter = new UnsignedLetter(l.DraftedAt, l.IssueBy!.Value, l.ReasonAt != null),
                Dossier = new Standing(d.Id, d.Code, d.HolderId, d.ReceivedAt, d.DueAt, d.OnTimeUntil, d.DueSoonFrom, d.CompletedAt == null && d.DroppedAt == null && d.ClockStoppedAt == null),
            })
            .ToListAsync(ct);
        var withLetters = letters.GroupBy(l => l.Dossier.Id).ToDictionary(of => of.Key, of => of.First().Dossier with { Letters = [.. of.Select(l => l.Letter)] });
        return [.. running.Where(d => !withLetters.ContainsKey(d.Id)), .. withLetters.Values];
    }
}
