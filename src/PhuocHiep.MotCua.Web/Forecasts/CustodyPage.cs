using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Forecasts;

public sealed record HeldProcedure(int Id, string Code, string Name, string Field);

/// <summary>Working days of a period's results, by who held them; on average of one dossier.</summary>
public sealed record CustodyPage(KpiQuery Query, LocalDate From, LocalDate To, HeldPeriod Held, IReadOnlyList<HeldProcedure> Procedures, OfficeHours Hours)
{
    /// <summary>So many procedures are shown: those that took most of all.</summary>
    const int MostProcedures = 20;

    static readonly ClockHolder[] Holders = [ClockHolder.Officer, ClockHolder.Citizen, ClockHolder.Counter, ClockHolder.UpperLevel, ClockHolder.Posting];

    /// <summary>All of the period in one bar, then each field, the slowest first.</summary>
    public StackedBars Fields => Bars("fields", "Trung bình một hồ sơ, tính bằng ngày làm việc, theo lĩnh vực", "Lĩnh vực",
        [("Tất cả", Held.Total), .. Procedures.GroupBy(p => p.Field).Select(of => (of.Key, Sum(of))).OrderByDescending(of => Days(of.Item2, of.Item2.Minutes))]);

    public StackedBars ByProcedure => Bars("procedures", $"Trung bình một hồ sơ, tính bằng ngày làm việc, theo thủ tục; {Math.Min(MostProcedures, Procedures.Count)} thủ tục tốn nhiều ngày nhất cộng lại", "Thủ tục",
        [.. Procedures.OrderByDescending(p => Held.ByProcedure[p.Id].Minutes).Take(MostProcedures).Select(p => (p.Name, Held.ByProcedure[p.Id]))]);

    /// <summary>`Công chức giải quyết 71 %, Người nộp 20 %…`: who held how much of all the time.</summary>
    public string Shares => string.Join(", ", Holders.Where(h => Held.Total.Of(h) > 0).OrderByDescending(Held.Total.Of)
        .Select(h => $"{h.Text()} {((decimal)Held.Total.Of(h) / Held.Total.Minutes * 100).ToString("0.0", VietnamTime.Culture)} %"));

    StackedBars Bars(string id, string caption, string first, IReadOnlyList<(string Name, HeldTime Time)> rows) => new(id, caption, first, [.. Holders.Select(h => h.Text())], ["Tổng", "Số hồ sơ"],
        [.. rows.Select(row => new StackedBar(row.Name, [.. Holders.Select(h => Days(row.Time, row.Time.Of(h)))],
            [Days(row.Time, row.Time.Minutes).ToString("0.0", VietnamTime.Culture), row.Time.Dossiers.ToString("N0", VietnamTime.Culture)]))], "0.0");

    HeldTime Sum(IEnumerable<HeldProcedure> procedures) => procedures.Aggregate(HeldTime.None, (sum, p) => sum + Held.ByProcedure[p.Id]);

    decimal Days(HeldTime time, long minutes) => time.Dossiers == 0 ? 0 : (decimal)minutes / time.Dossiers / Hours.Halves.Sum(half => (int)(half.To - half.From).ToDuration().TotalMinutes);
}
