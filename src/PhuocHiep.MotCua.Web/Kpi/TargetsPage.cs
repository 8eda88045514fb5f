using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>What has a target: an indicator, or a row of the annex that is entered.</summary>
/// <param name="Unit">Of a count: `người`; null: a percentage.</param>
public sealed record Targeted(string Id, string Name, string AnnexRow, string? Unit = null)
{
    public static readonly IReadOnlyList<Targeted> All =
    [
        .. Indicators.All.Select(i => new Targeted(i.Id, i.Name, i.AnnexRow)),
        new(ReformFindings.Id, ReformFindings.Name, Commitment.Inspection),
        .. EnteredItems.OfAnnex.Select(i => new Targeted(i.Id, i.Name, i.Row, i.IsCount ? i.Unit : null)),
    ];

    public string Address => $"/targets/{Id}";

    public static Targeted? Find(string? id) => All.FirstOrDefault(t => t.Id == id);

    /// <summary>`≥ 15 %`, `100 %`, `0 người`.</summary>
    public string Text(decimal value)
    {
        var number = value.ToString("0.##", VietnamTime.Culture);
        return Unit is { } unit ? $"{(value == 0 ? "" : "≤ ")}{number} {unit}" : $"{(value < 100 ? "≥ " : "")}{number} %";
    }
}

/// <param name="Now">In force today; null where there is no fixed target.</param>
/// <param name="Next">What comes into force next; null where nothing does.</param>
public sealed record TargetLine(Targeted Of, Target? Now, Target? Next);

public sealed record TargetsPage(IReadOnlyList<TargetLine> Lines)
{
    public static async Task<TargetsPage> ReadAsync(MotCuaDb db, LocalDate today, CancellationToken ct)
    {
        var targets = (await db.Targets.AsNoTracking().ToListAsync(ct)).ToLookup(t => t.Indicator);
        return new([.. Targeted.All.Select(of => new TargetLine(of, Target.InForce(targets[of.Id], today), targets[of.Id].Where(t => t.InForceFrom > today).MinBy(t => t.InForceFrom)))]);
    }
}

public sealed class TargetForm
{
    /// <summary>As it was typed: `15`, `99,5`.</summary>
    public string? Value { get; set; }

    /// <summary>As a date field sends it.</summary>
    public string? From { get; set; }

    public string? Number { get; set; }

    public string? DecidedOn { get; set; }

    public string? Body { get; set; }

    public IFormFile? File { get; set; }

    /// <summary>Why the target with <see cref="WithdrawnId"/> is withdrawn.</summary>
    public string? Reason { get; set; }

    public int? WithdrawnId { get; set; }
}

/// <param name="History">All that were ever set, the newest day first, withdrawn ones too.</param>
public sealed record TargetPage(Targeted Of, TargetForm Form, IReadOnlyList<Target> History, LocalDate Today)
{
    public Target? Now => Target.InForce(History.Where(t => t.WithdrawnAt is null), Today);

    public LocalDate EarliestOn => Target.EarliestOn(Today);

    public static async Task<TargetPage> ReadAsync(MotCuaDb db, Targeted of, TargetForm? form, LocalDate today, CancellationToken ct) => new(of, form ?? new() { From = KpiQuery.Iso(today) },
        await db.Targets.IgnoreQueryFilters().AsNoTracking().Include(t => t.Evidence).Where(t => t.Indicator == of.Id).OrderByDescending(t => t.InForceFrom).ThenByDescending(t => t.Id).ToListAsync(ct), today);
}
