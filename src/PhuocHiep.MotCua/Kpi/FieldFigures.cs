using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>Both halves of an indicator in one field (lĩnh vực).</summary>
public sealed record FieldFigure(string Field, Halves Halves)
{
    /// <summary>Percent, to four decimals.</summary>
    public decimal Value => Math.Round(100m * Halves.Numerator / Halves.Denominator, 4, MidpointRounding.AwayFromZero);

    public long Missing => Halves.Denominator - Halves.Numerator;
}

public static class FieldFigures
{
    sealed record Line(string Field, bool Counts);

    /// <summary>The indicator told apart by fields, in one question: those that keep the figure from its target most come first. Their halves add up to the figure's.</summary>
    public static async Task<IReadOnlyList<FieldFigure>> ByFieldAsync(this MotCuaDb db, DossierIndicator indicator, KpiPeriod period, CancellationToken ct = default)
    {
        var counts = indicator.Counts(db, period);
        // d => new Line(d.Procedure.Field, counts(d)), on the parameter of the indicator's own condition.
        var dossier = counts.Parameters[0];
        var field = Expression.Property(Expression.Property(dossier, nameof(Dossier.Procedure)), nameof(Procedures.Procedure.Field));
        var line = Expression.Lambda<Func<Dossier, Line>>(Expression.New(typeof(Line).GetConstructors()[0], [field, counts.Body], typeof(Line).GetProperty(nameof(Line.Field))!, typeof(Line).GetProperty(nameof(Line.Counts))!), dossier);
        var fields = await indicator.Dossiers(db, period, FigurePart.Denominator).Select(line)
            .GroupBy(l => l.Field).Select(of => new { of.Key, Counting = of.LongCount(l => l.Counts), All = of.LongCount() }).ToListAsync(ct);
        return [.. fields.Select(of => new FieldFigure(of.Key, new(of.Counting, of.All))).OrderByDescending(of => of.Missing).ThenByDescending(of => of.Halves.Denominator).ThenBy(of => of.Field, StringComparer.Ordinal)];
    }
}
