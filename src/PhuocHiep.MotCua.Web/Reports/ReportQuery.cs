using System.Text.Encodings.Web;
using NodaTime;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Web.Kpi;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>The period that a report was asked for: one of the official ones, a named one of the indicators' page, or two days.</summary>
public sealed class ReportQuery
{
    /// <summary>`official-month`, `last-official-month`, …, or a name of <see cref="KpiQuery.Named"/>.</summary>
    public string? Period { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>A day: as the archive stood at its end.</summary>
    public string? AsOf { get; set; }

    /// <summary>An hour of that day, `09:30`, in place of its end.</summary>
    public string? At { get; set; }

    /// <summary>What is to be sent in now: the last month that is over.</summary>
    public const string Usual = "last-official-month";

    /// <summary>From the 15th to the 14th; those that are over first, for those are reported.</summary>
    public static readonly IReadOnlyList<(string Name, string Text, OfficialPeriod Kind, bool IsOver)> Official =
    [
        (Usual, "Tháng vừa hết", OfficialPeriod.Month, true),
        ("last-official-quarter", "Quý vừa hết", OfficialPeriod.Quarter, true),
        ("last-official-half", "6 tháng vừa hết", OfficialPeriod.HalfYear, true),
        ("last-official-year", "Năm vừa hết", OfficialPeriod.Year, true),
        ("official-month", "Tháng đang chạy", OfficialPeriod.Month, false),
        ("official-quarter", "Quý đang chạy", OfficialPeriod.Quarter, false),
        ("official-half", "6 tháng đang chạy", OfficialPeriod.HalfYear, false),
        ("official-year", "Năm đang chạy", OfficialPeriod.Year, false),
    ];

    /// <returns>The period, and what was wrong with the days that were typed; then the year stands in.</returns>
    public (ReportPeriod Period, PeriodProblem? Problem) Read(int agencyId, Instant now)
    {
        var days = new KpiQuery { Period = Period, From = From, To = To, AsOf = AsOf, At = At };
        if (string.IsNullOrEmpty(From) && string.IsNullOrEmpty(To) && Official.FirstOrDefault(o => o.Name == (Period ?? Usual)) is { Name: not null } official)
        {
            var (first, last) = DaysOf(official.Kind, official.IsOver, now.VietnamDay());
            (days.From, days.To) = (KpiQuery.Iso(first), KpiQuery.Iso(last));
        }
        var (period, problem) = days.Read(agencyId, now);
        return (new(period.AgencyId, period.From, period.To, period.AsOf), problem);
    }

    public static (LocalDate From, LocalDate To) DaysOf(OfficialPeriod kind, bool isOver, LocalDate today) => isOver ? OfficialPeriods.Before(kind, today) : OfficialPeriods.Of(kind, today);

    /// <summary>The same period on another page or in a file.</summary>
    public static string Address(string path, ReportPeriod period, string? field = null) =>
        path + KpiQuery.Days(period.From, period.To, period.AsOf) + (field is null ? "" : $"&field={UrlEncoder.Default.Encode(field)}");

    /// <summary>Where the dossiers behind a number of the form are listed.</summary>
    public static string Address(FormII06aColumn column, ReportPeriod period, string? field) => Address($"/reports/ii06a/{column.Number}", period, field);
}
