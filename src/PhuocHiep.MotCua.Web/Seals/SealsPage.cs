using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Seals;

/// <param name="Check">Null: its own row was taken away.</param>
public sealed record NightRow(DaySeal Seal, SealCheck? Check);

public sealed record SealsPage
{
    const int PageSize = 50;

    const int MostReviewed = 20;

    public required IReadOnlyList<NightRow> Nights { get; init; }

    /// <summary>Not looked into yet, the newest first.</summary>
    public required IReadOnlyList<SealBreach> Open { get; init; }

    public required int OpenCount { get; init; }

    /// <summary>Looked into, the latest first; some.</summary>
    public required IReadOnlyList<SealBreach> Reviewed { get; init; }

    public required Pager Pager { get; init; }

    public required Instant Now { get; init; }

    /// <summary>What was typed and not kept.</summary>
    public ReviewForm Review { get; init; } = new();

    public static string FieldOf(long id) => string.Create(CultureInfo.InvariantCulture, $"Review-{id}");

    public static async Task<SealsPage> ReadAsync(MotCuaDb db, int agencyId, int? before, Instant now, CancellationToken ct)
    {
        var nights = await (from seal in db.DaySeals.AsNoTracking().Where(s => s.AgencyId == agencyId && (before == null || s.Ordinal < before)).OrderByDescending(s => s.Ordinal).Take(PageSize + 1)
                            join check in db.SealChecks.AsNoTracking() on seal.Id equals check.DaySealId into checks
                            from check in checks.DefaultIfEmpty()
                            orderby seal.Ordinal descending
                            select new NightRow(seal, check)).ToListAsync(ct);
        var breaches = db.SealBreaches.AsNoTracking().Of(agencyId);
        return new()
        {
            Nights = [.. nights.Take(PageSize)],
            Open = await breaches.Open().OrderByDescending(b => b.Id).Take(PageSize).ToListAsync(ct),
            OpenCount = await breaches.Open().CountAsync(ct),
            Reviewed = await breaches.Where(b => b.ReviewedAt != null).OrderByDescending(b => b.ReviewedAt).Take(MostReviewed).ToListAsync(ct),
            Pager = new(null, nights.Count > PageSize ? string.Create(CultureInfo.InvariantCulture, $"/kpi/seals?before={nights[PageSize - 1].Seal.Ordinal}") : null),
            Now = now,
        };
    }
}

public sealed class ReviewForm
{
    /// <summary>Of which breach.</summary>
    public long Id { get; init; }

    public string? Text { get; init; }
}
