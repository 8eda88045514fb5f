using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Kpi;

namespace PhuocHiep.MotCua.Web.Commitments;

public sealed class EnteredForm
{
    /// <summary>As a date field sends it.</summary>
    public string? From { get; set; }

    public string? To { get; set; }

    public string? Numerator { get; set; }

    public string? Denominator { get; set; }

    public string? Note { get; set; }

    public IFormFile? File { get; set; }

    public string? WithoutEvidence { get; set; }

    /// <summary>The entry that is corrected.</summary>
    public long? CorrectsId { get; set; }

    public string? Reason { get; set; }

    public bool IsTakenBack { get; set; }
}

/// <summary>What was entered of one period: the entry that holds first, then those before it.</summary>
public sealed record EnteredPeriod(IReadOnlyList<EnteredFigure> Entries)
{
    public EnteredFigure Holds => Entries[0];
}

/// <param name="Correcting">The entry in whose place another is being written; null: a new period.</param>
public sealed record EnteredItemPage(EnteredItem Item, Target? Target, IReadOnlyList<EnteredPeriod> Periods, EnteredForm Form, EnteredFigure? Correcting, LocalDate Today)
{
    public static string Address(EnteredItem item) => $"/commitments/figures/{item.Id}";

    public static async Task<EnteredItemPage> ReadAsync(MotCuaDb db, int agencyId, EnteredItem item, EnteredForm? form, long? corrects, LocalDate today, CancellationToken ct)
    {
        var entries = await db.EnteredFigures.AsNoTracking().Include(f => f.Evidence).Where(f => f.AgencyId == agencyId && f.Item == item.Id).OrderByDescending(f => f.Id).ToListAsync(ct);
        var periods = entries.GroupBy(f => (f.From, f.To)).OrderByDescending(of => of.Key.To).ThenBy(of => of.Key.From).Select(of => new EnteredPeriod([.. of])).ToList();
        var correcting = corrects is { } id ? periods.Select(p => p.Holds).FirstOrDefault(f => f.Id == id) : null;
        form ??= correcting is { } old
            ? new() { CorrectsId = old.Id, Numerator = Typed(old.Numerator), Denominator = Typed(old.Denominator), Note = old.Note }
            : new() { From = KpiQuery.Iso(new(today.Year, 1, 1)), To = KpiQuery.Iso(today) };
        return new(item, Target.InForce(await db.Targets.AsNoTracking().Where(t => t.Indicator == item.Id).ToListAsync(ct), today), periods, form, correcting, today);
    }

    static string? Typed(long? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
