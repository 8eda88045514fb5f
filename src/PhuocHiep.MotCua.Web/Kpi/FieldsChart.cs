using System.Globalization;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>One indicator by fields: a table whose bars are drawn in its rows, so that eye and ear read the same; the line of the target goes through all of them.</summary>
/// <param name="Total">The figure that the fields add up to.</param>
public sealed record FieldsChart(Figure Total, KpiPeriod Period, IReadOnlyList<BreakdownLine> Fields)
{
    /// <param name="figure">Of a <see cref="DossierIndicator"/>, of this period.</param>
    /// <exception cref="ArgumentException">The indicator counts no dossiers.</exception>
    public static async Task<FieldsChart> ReadAsync(MotCuaDb db, Figure figure, KpiPeriod period, CancellationToken ct = default) =>
        new(figure, period, await db.BreakdownAsync(figure.Indicator as DossierIndicator ?? throw new ArgumentException($"{figure.Indicator.Id} counts no dossiers.", nameof(figure)), period, BreakdownBy.Field, new(), ct));

    public string Id => $"fields-{Total.Indicator.Id}";

    /// <summary>Where the target stands, of a hundred.</summary>
    public string? Aim => Total.Target is { } target ? Number(target) : null;

    /// <summary>Where the dossiers behind a half of a field are listed.</summary>
    public string Address(FigurePart part, string field) => KpiQuery.Address($"/kpi/{Total.Indicator.Id}/{Slug.Of(part)}", Period) + new NarrowQuery { Field = field }.Text();

    public static string Number(decimal percent) => Math.Clamp(percent, 0, 100).ToString("0.#", CultureInfo.InvariantCulture);
}
