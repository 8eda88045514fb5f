using System.Globalization;
using NodaTime;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>One indicator month by month, drawn as columns against its target. Drawn here, so that it prints and needs no script.</summary>
public sealed record Chart(Indicator Indicator, IReadOnlyList<(LocalDate Month, Figure Figure)> Months)
{
    public const int Width = 720;
    public const int Height = 240;

    const int Left = 44;
    const int Right = 8;
    const int Top = 16;
    const int Bottom = 28;

    double Step => (double)(Width - Left - Right) / Months.Count;

    /// <summary>Columns: where they stand, how high, and what they say.</summary>
    public IEnumerable<(string X, string Y, string Width, string Height, string Middle, LocalDate Month, Figure Figure)> Columns()
    {
        for (var i = 0; i < Months.Count; i++)
        {
            var (month, figure) = Months[i];
            var x = Left + i * Step + Step * 0.18;
            var y = YOf(figure.Value ?? 0);
            yield return (Number(x), Number(y), Number(Step * 0.64), Number(YOf(0) - y), Number(x + Step * 0.32), month, figure);
        }
    }

    /// <summary>The lines of the scale, in percent.</summary>
    public static IEnumerable<(string Y, int Percent)> Scale => Enumerable.Range(0, 5).Select(quarter => (Number(YOf(25 * quarter)), 25 * quarter));

    /// <summary>The target of each month, as the points of a line with a step where it changed; empty where no month has one.</summary>
    public string TargetLine()
    {
        var points = new List<string>();
        for (var i = 0; i < Months.Count; i++)
        {
            if (Months[i].Figure.Target is not { } target) continue;
            points.Add($"{Number(Left + i * Step)},{Number(YOf(target))}");
            points.Add($"{Number(Left + (i + 1) * Step)},{Number(YOf(target))}");
        }
        return string.Join(' ', points);
    }

    public static string LeftEdge => Number(Left);

    public static string RightEdge => Number(Width - Right);

    /// <summary>The last six months as a small line of the card: points of an SVG polyline, 100 by 24.</summary>
    public string Spark()
    {
        var last = Months.TakeLast(6).ToList();
        return string.Join(' ', last.Select((m, i) => (m.Figure.Value, i)).Where(p => p.Value is not null)
            .Select(p => $"{Number(2 + p.i * 96.0 / Math.Max(1, last.Count - 1))},{Number(22 - 20.0 * (double)p.Value! / 100)}"));
    }

    static double YOf(decimal percent) => Top + (Height - Top - Bottom) * (1 - (double)Math.Clamp(percent, 0, 100) / 100);

    static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
