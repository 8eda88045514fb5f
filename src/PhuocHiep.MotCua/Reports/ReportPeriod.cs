using NodaTime;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Reports;

/// <summary>Kỳ báo cáo: days of Asia/Ho_Chi_Minh, both ends included, of one agency, as the archive stood at an instant.</summary>
public sealed record ReportPeriod(int AgencyId, LocalDate From, LocalDate To, Instant AsOf)
{
    public Instant Start => From.Start();

    /// <summary>The last instant that the report knows of: what happened later had not happened yet.</summary>
    public Instant Until => Instant.Min(To.End(), AsOf);

    /// <summary>The same period as the indicators count it.</summary>
    public KpiPeriod Counted => new(AgencyId, From, To, AsOf);
}

/// <summary>
/// Kỳ báo cáo theo quy định: from the 15th to the 14th (NĐ 09/2019/NĐ-CP Đ12). The decree's six months are the first of a year; the second
/// six follow by the same rule.
/// </summary>
public enum OfficialPeriod
{
    Month = 1,

    Quarter = 3,

    HalfYear = 6,

    Year = 12,
}

public static class OfficialPeriods
{
    const int FirstDay = 15;

    /// <summary>The period in which a day lies: 15/12/2023 – 14/3/2024 is the first quarter of 2024.</summary>
    public static (LocalDate From, LocalDate To) Of(OfficialPeriod kind, LocalDate day)
    {
        // From the 15th on, a day belongs to the month after.
        var month = day.Day >= FirstDay ? day.PlusMonths(1) : day;
        var months = (int)kind;
        var first = new LocalDate(month.Year, (month.Month - 1) / months * months + 1, FirstDay).PlusMonths(-1);
        return (first, first.PlusMonths(months).PlusDays(-1));
    }

    /// <summary>The last one that was over before that day.</summary>
    public static (LocalDate From, LocalDate To) Before(OfficialPeriod kind, LocalDate day) => Of(kind, Of(kind, day).From.PlusDays(-1));
}
