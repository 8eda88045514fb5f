using System.Globalization;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>One bar: a row of the table, with its parts and what stands beside them.</summary>
/// <param name="Values">One for each part.</param>
/// <param name="Beside">One for each further column.</param>
/// <param name="Address">Where what the row counts is listed; null: nowhere.</param>
public sealed record StackedBar(string Name, IReadOnlyList<decimal> Values, IReadOnlyList<string> Beside, string? Address = null);

/// <summary>A table whose rows carry bars of several parts, all drawn to one scale; the parts are told apart by pattern, so that it prints in black and white.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="First">What the rows are.</param>
/// <param name="Parts">Names of the parts, five at most.</param>
/// <param name="Beside">Names of further columns.</param>
/// <param name="Format">How a part's value is written.</param>
public sealed record StackedBars(string Id, string Caption, string First, IReadOnlyList<string> Parts, IReadOnlyList<string> Beside, IReadOnlyList<StackedBar> Bars, string Format)
{
    public const int Width = 400;

    /// <summary>The parts that are there: where each begins, how wide, and which it is.</summary>
    public IEnumerable<(string X, string Width, int Part)> Drawn(StackedBar bar)
    {
        var longest = Bars.Max(b => b.Values.Sum());
        var from = 0m;
        for (var part = 0; part < bar.Values.Count; part++)
        {
            if (bar.Values[part] <= 0) continue;
            yield return (Number(from / longest * Width), Number(bar.Values[part] / longest * Width), part);
            from += bar.Values[part];
        }
    }

    /// <summary>The fill of a part: a colour, or a pattern defined once on the page.</summary>
    public string Fill(int part) => part switch { 0 => "#1b3a6b", 2 => "#ffffff", _ => $"url(#{Id}-{part})" };

    public string Text(decimal value) => value.ToString(Format, VietnamTime.Culture);

    static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
