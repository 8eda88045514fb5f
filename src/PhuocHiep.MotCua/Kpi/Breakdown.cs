using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>By what a figure is told apart.</summary>
public enum BreakdownBy
{
    Field,
    Procedure,

    /// <summary>Who has it, or had it last.</summary>
    Officer,

    Channel,
}

/// <summary>A part of the dossiers; what is null is not asked.</summary>
/// <param name="Officer"><see cref="NoOfficer"/>: nobody, as where it came from an earlier register.</param>
public sealed record Narrowing(string? Field = null, string? Procedure = null, int? Officer = null, Channel? Channel = null)
{
    public const int NoOfficer = 0;

    /// <summary>These and no others.</summary>
    public IQueryable<Dossier> Of(IQueryable<Dossier> dossiers)
    {
        if (Field is { } field) dossiers = dossiers.Where(d => d.Procedure!.Field == field);
        if (Procedure is { } code) dossiers = dossiers.Where(d => d.Procedure!.Code == code);
        if (Officer is { } officer) dossiers = officer == NoOfficer ? dossiers.Where(d => d.HolderId == null) : dossiers.Where(d => d.HolderId == officer);
        if (Channel is { } channel) dossiers = dossiers.Where(d => d.Channel == channel);
        return dossiers;
    }

    /// <summary>The same, narrowed once more to one line of a breakdown.</summary>
    public Narrowing With(BreakdownBy by, string key) => by switch
    {
        BreakdownBy.Field => this with { Field = key },
        BreakdownBy.Procedure => this with { Procedure = key },
        BreakdownBy.Officer => this with { Officer = int.Parse(key, CultureInfo.InvariantCulture) },
        BreakdownBy.Channel => this with { Channel = Enum.Parse<Channel>(key) },
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };
}

/// <summary>One line: the field's name, the procedure's code, the officer's number or the channel's name; and its two halves.</summary>
public sealed record BreakdownLine(string Key, string Text, Halves Halves);

public static class Breakdowns
{
    /// <summary>The figure told apart; the lines sum to the figure. Those with most that does not count come first.</summary>
    public static async Task<IReadOnlyList<BreakdownLine>> BreakdownAsync(
        this MotCuaDb db, DossierIndicator indicator, KpiPeriod period, BreakdownBy by, Narrowing narrowing, CancellationToken ct = default)
    {
        var all = await GroupAsync(narrowing.Of(indicator.Dossiers(db, period, FigurePart.Denominator)), by, ct);
        var counting = await GroupAsync(narrowing.Of(indicator.Dossiers(db, period, FigurePart.Numerator)), by, ct);
        var texts = await TextsAsync(db, period.AgencyId, by, [.. all.Keys], ct);
        return [.. all.Select(of => new BreakdownLine(of.Key, texts(of.Key), new(counting.GetValueOrDefault(of.Key), of.Value)))
            .OrderByDescending(line => line.Halves.Denominator - line.Halves.Numerator).ThenByDescending(line => line.Halves.Denominator).ThenBy(line => line.Text, StringComparer.Ordinal)];
    }

    /// <summary>Both halves of a narrowed figure.</summary>
    public static async Task<Halves> CountAsync(this MotCuaDb db, DossierIndicator indicator, KpiPeriod period, Narrowing narrowing, CancellationToken ct = default) =>
        new(await narrowing.Of(indicator.Dossiers(db, period, FigurePart.Numerator)).LongCountAsync(ct), await narrowing.Of(indicator.Dossiers(db, period, FigurePart.Denominator)).LongCountAsync(ct));

    static Task<Dictionary<string, long>> GroupAsync(IQueryable<Dossier> dossiers, BreakdownBy by, CancellationToken ct) => by switch
    {
        BreakdownBy.Field => GroupAsync(dossiers, d => d.Procedure!.Field, field => field, ct),
        BreakdownBy.Procedure => GroupAsync(dossiers, d => d.Procedure!.Code, code => code, ct),
        BreakdownBy.Officer => GroupAsync(dossiers, d => d.HolderId ?? Narrowing.NoOfficer, id => id.ToString(CultureInfo.InvariantCulture), ct),
        BreakdownBy.Channel => GroupAsync(dossiers, d => d.Channel, channel => channel.ToString(), ct),
        _ => throw new ArgumentOutOfRangeException(nameof(by), by, null),
    };

    static async Task<Dictionary<string, long>> GroupAsync<TKey>(IQueryable<Dossier> dossiers, Expression<Func<Dossier, TKey>> key, Func<TKey, string> text, CancellationToken ct) =>
        (await dossiers.GroupBy(key).Select(of => new { of.Key, Count = of.LongCount() }).ToListAsync(ct)).ToDictionary(of => text(of.Key), of => of.Count);

    static async Task<Func<string, string>> TextsAsync(MotCuaDb db, int agencyId, BreakdownBy by, List<string> keys, CancellationToken ct)
    {
        switch (by)
        {
            case BreakdownBy.Procedure:
                var names = await db.Procedures.Of(agencyId).Where(p => keys.Contains(p.Code)).ToDictionaryAsync(p => p.Code, p => p.Name, ct);
                return code => $"{code} {names[code]}";
            case BreakdownBy.Officer:
                var officers = await db.Users.Where(o => o.AgencyId == agencyId).ToDictionaryAsync(o => o.Id.ToString(CultureInfo.InvariantCulture), o => o.FullName, ct);
                return id => officers.GetValueOrDefault(id, "Chưa giao ai");
            case BreakdownBy.Channel:
                return channel => Enum.Parse<Channel>(channel).Text();
            default:
                return key => key;
        }
    }
}
