using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Tests.Apologies;

// What becomes of the letters, by people's hands.
sealed partial class SimulatedOffice
{
    /// <summary>What officers, signers and the supervisor get done of the letters that wait, in an afternoon.</summary>
    async Task LettersAsync(Instant now)
    {
        await using var db = open();
        foreach (var letter in await db.ApologyLetters.Include(l => l.Dossier).Where(l => l.WithdrawnAt == null && (l.SignedAt == null || l.PublishedAt == null)).OrderBy(l => l.Id).ToListAsync())
        {
            if (random.Next(2) == 0) continue;
            var after = LocalDate.Max(now.VietnamDay(), letter.PromisedAt.VietnamDay());
            if (letter.SignedAt is null && letter.ReasonAt is null) letter.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", calendar.Plus(after, 3), "Bộ phận Một cửa", calendar, expert, now);
            else if (letter.SignedAt is null) await SignAsync(letter.Id, now);
            else if (letter.SignedAt is not null && letter.OwedAt is not null) letter.Post(agency, supervisor, now);
        }
        await db.SaveChangesAsync();
    }

    async Task SignAsync(long letterId, Instant now)
    {
        await using var db = open();
        try
        {
            await new Signing(db, settings).SignAsync(letterId, seen: null, chairman, now);
        }
        catch (RuleViolation)
        {
            // Its new day has passed, or nothing is late any more: the law said no.
        }
    }
}
