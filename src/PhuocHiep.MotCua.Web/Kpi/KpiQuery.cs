using NodaTime;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The period that a page was asked for: a named one, or two days; and the day as of which it is told.</summary>
public sealed class KpiQuery
{
    /// <summary>`month`, `last-month`, `quarter`, `year`, `last-year`.</summary>
    public string? Period { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>A day: as the archive stood at its end. Empty: the end of the period, or now where the period still runs.</summary>
    public string? AsOf { get; set; }

    /// <summary>Which indicator the chart shows.</summary>
    public string? Chart { get; set; }

    public static readonly IReadOnlyList<(string Name, string Text)> Named =
    [
        ("month", "Tháng này"), ("last-month", "Tháng trước"), ("quarter", "Quý này"), ("year", "Năm nay"), ("last-year", "Năm trước"),
    ];

    /// <returns>The period, and what was wrong with the days that were typed; then the year stands in.</returns>
    public (KpiPeriod Period, string? Problem) Read(int agencyId, Instant now)
    {
        var today = now.VietnamDay();
        var (from, to, problem) = Days(today);
        // To the end of a period that still runs, as of now.
        var end = Instant.Min(to.End(), now);
        var asOf = string.IsNullOrEmpty(AsOf) ? end
            : VietnamTime.TryParseIso(AsOf, out LocalDate day) ? Instant.Min(day.End(), now)
            : end;
        return (new(agencyId, from, to, asOf) { IsNow = asOf == now }, problem);
    }

    (LocalDate From, LocalDate To, string? Problem) Days(LocalDate today)
    {
        var month = new LocalDate(today.Year, today.Month, 1);
        var year = new LocalDate(today.Year, 1, 1);
        var yearEnd = year.PlusYears(1).PlusDays(-1);
        if (!string.IsNullOrEmpty(From) || !string.IsNullOrEmpty(To))
        {
            if (!VietnamTime.TryParseIso(From, out LocalDate from) || !VietnamTime.TryParseIso(To, out LocalDate to)) return (year, yearEnd, "Ghi cả ngày đầu và ngày cuối của kỳ.");
            return from <= to ? (from, to, null) : (year, yearEnd, "Ngày cuối kỳ phải sau ngày đầu kỳ.");
        }
        var quarter = new LocalDate(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        var (first, last) = Period switch
        {
            "month" => (month, month.PlusMonths(1).PlusDays(-1)),
            "last-month" => (month.PlusMonths(-1), month.PlusDays(-1)),
            "quarter" => (quarter, quarter.PlusMonths(3).PlusDays(-1)),
            "last-year" => (year.PlusYears(-1), year.PlusDays(-1)),
            _ => (year, yearEnd),
        };
        return (first, last, null);
    }

    /// <summary>The same period on another page of this room.</summary>
    public static string Address(string path, KpiPeriod period, string? chart = null) =>
        path + $"?from={Iso(period.From)}&to={Iso(period.To)}&asOf={Iso(period.AsOf.VietnamDay())}" + (chart is null ? "" : $"&chart={chart}");

    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}
