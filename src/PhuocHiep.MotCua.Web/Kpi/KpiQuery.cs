using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using NodaTime;
using NodaTime.Text;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>The period that a page was asked for: a named one, or two days; and the instant as of which it is told.</summary>
public sealed class KpiQuery
{
    /// <summary>`month`, `last-month`, `quarter`, `year`, `last-year`.</summary>
    public string? Period { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>A day: as the archive stood at its end. Empty: the end of the period, or now where the period still runs.</summary>
    public string? AsOf { get; set; }

    /// <summary>An hour of that day, `09:30`, in place of its end.</summary>
    public string? At { get; set; }

    /// <summary>Which indicator the chart shows.</summary>
    public string? Chart { get; set; }

    public static readonly IReadOnlyList<(string Name, string Text)> Named =
    [
        ("month", "Tháng này"), ("last-month", "Tháng trước"), ("quarter", "Quý này"), ("year", "Năm nay"), ("last-year", "Năm trước"),
    ];

    /// <returns>The period, and what was wrong with what was typed; then the year stands in, or the end of the period.</returns>
    public (KpiPeriod Period, PeriodProblem? Problem) Read(int agencyId, Instant now)
    {
        var today = now.VietnamDay();
        var (from, to, problem) = Days(today);
        // To the end of a period that still runs, as of now.
        var (asOf, when) = Moment(Instant.Min(to.End(), now));
        return (new(agencyId, from, to, Instant.Min(asOf, now)) { IsNow = asOf >= now }, problem is null ? when : new(nameof(From), problem));
    }

    (Instant AsOf, PeriodProblem? Problem) Moment(Instant end)
    {
        if (string.IsNullOrEmpty(AsOf)) return (end, string.IsNullOrEmpty(At) ? null : new(nameof(AsOf), "Ghi cả ngày, không chỉ giờ."));
        if (!VietnamTime.TryParseIso(AsOf, out LocalDate day)) return (end, new(nameof(AsOf), "Ghi ngày có thật, ví dụ 06/08/2024."));
        if (string.IsNullOrEmpty(At)) return (day.End(), null);
        return LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(At).TryGetValue(default, out var time) ? (day.InstantAt(time), null) : (end, new(nameof(At), "Ghi giờ và phút, ví dụ 09:30; để trống là hết ngày."));
    }

    (LocalDate From, LocalDate To, string? Problem) Days(LocalDate today)
    {
        var year = DaysOf("year", today);
        if (string.IsNullOrEmpty(From) && string.IsNullOrEmpty(To))
        {
            var (first, last) = DaysOf(Period, today);
            return (first, last, null);
        }
        if (!VietnamTime.TryParseIso(From, out LocalDate from) || !VietnamTime.TryParseIso(To, out LocalDate to)) return (year.From, year.To, "Ghi cả ngày đầu và ngày cuối của kỳ.");
        return from <= to ? (from, to, null) : (year.From, year.To, "Ngày cuối kỳ phải sau ngày đầu kỳ.");
    }

    /// <summary>The days of a named period; of the year where the name is none.</summary>
    public static (LocalDate From, LocalDate To) DaysOf(string? name, LocalDate today)
    {
        var month = new LocalDate(today.Year, today.Month, 1);
        var quarter = new LocalDate(today.Year, (today.Month - 1) / 3 * 3 + 1, 1);
        var year = new LocalDate(today.Year, 1, 1);
        return name switch
        {
            "month" => (month, month.PlusMonths(1).PlusDays(-1)),
            "last-month" => (month.PlusMonths(-1), month.PlusDays(-1)),
            "quarter" => (quarter, quarter.PlusMonths(3).PlusDays(-1)),
            "last-year" => (year.PlusYears(-1), year.PlusDays(-1)),
            _ => (year, year.PlusYears(1).PlusDays(-1)),
        };
    }

    /// <summary>Whether these are the days of the named period.</summary>
    public static bool Is(string name, KpiPeriod period, LocalDate today) => DaysOf(name, today) == (period.From, period.To);

    /// <summary>The same period on another page of this room.</summary>
    public static string Address(string path, KpiPeriod period, string? chart = null) => path + Days(period.From, period.To, period.AsOf) + (chart is null ? "" : $"&chart={chart}");

    /// <summary>`?from=…&amp;to=…&amp;asOf=…`, with the hour where it is not the day's last or the one that runs.</summary>
    public static string Days(LocalDate from, LocalDate to, Instant asOf) => $"?from={Iso(from)}&to={Iso(to)}&asOf={Iso(asOf.VietnamDay())}" + (Hour(asOf) is { Length: > 0 } hour ? $"&at={hour}" : "");

    /// <summary>`09:30` where an hour was asked for: to the minute, as it is typed. Empty at a day's end, and now.</summary>
    public static string Hour(Instant asOf) => asOf.InVietnam().TimeOfDay is var time && time == new LocalTime(time.Hour, time.Minute) ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : "";

    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", null);
}

/// <summary>What was wrong with a period that was typed, beside its field.</summary>
public sealed record PeriodProblem(string Field, string Text)
{
    public void AddTo(ModelStateDictionary state) => state.AddModelError(Field, Text);
}
