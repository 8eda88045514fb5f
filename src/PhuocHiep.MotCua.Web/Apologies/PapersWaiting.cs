using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>How many letters wait to be printed and handed over, and when the first of them was signed.</summary>
public sealed record PapersWaiting(int Count, Instant? Since)
{
    public static readonly PapersWaiting None = new(0, null);

    public static async Task<PapersWaiting> ReadAsync(MotCuaDb db, int agencyId, CancellationToken ct) =>
        await db.ApologyLetters.AsNoTracking().Of(agencyId).AwaitingPaper(db.ApologyLetters, db.OutgoingMessages)
            .GroupBy(_ => 1).Select(all => new PapersWaiting(all.Count(), all.Min(l => l.SignedAt))).SingleOrDefaultAsync(ct) ?? None;
}
