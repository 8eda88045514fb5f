using Microsoft.EntityFrameworkCore;

namespace PhuocHiep.MotCua.Seals;

public static class SealQueries
{
    /// <summary>The newest seal of a night that is whole; null where none was made yet.</summary>
    public static Task<DaySeal?> LastSealAsync(this MotCuaDb db, int agencyId, CancellationToken ct = default) =>
        db.DaySeals.AsNoTracking().Where(s => s.AgencyId == agencyId && s.IsComplete).OrderByDescending(s => s.Ordinal).FirstOrDefaultAsync(ct);

    /// <summary>Not looked into yet.</summary>
    public static IQueryable<SealBreach> Open(this IQueryable<SealBreach> breaches) => breaches.Where(b => b.ReviewedAt == null);

    public static IQueryable<SealBreach> Of(this IQueryable<SealBreach> breaches, int agencyId) => breaches.Where(b => b.AgencyId == agencyId);

    /// <summary>What a difference says, as a sentence of its own.</summary>
    public static string Sentence(this string text) => text.Length == 0 ? "" : $"{char.ToUpper(text[0], VietnamTime.Culture)}{text[1..]}.";

    /// <summary>`9F86 D081 …`: to be read aloud, and compared with a letter.</summary>
    public static string Groups(this string hash) => string.Join(' ', hash.ToUpperInvariant().Chunk(4).Select(four => new string(four)));
}
