using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <param name="Problem">What was wrong with the days that were typed.</param>
/// <param name="AverageDays">2.2; null where nothing was completed.</param>
public sealed record QualityIndexPage(KpiPeriod Period, PeriodProblem? Problem, IReadOnlyList<QualityScore> Scores, double? AverageDays, Instant Now)
{
    public const string Address = "/kpi/quality-index";

    public QualityTotal Total => QualityTotal.Of(Scores);

    public QualityScore Score(QualityItem item) => Scores.Single(s => s.Item.Id == item.Id);

    /// <summary>Read in one snapshot; the days that are over are not counted again.</summary>
    public static async Task<QualityIndexPage> ReadAsync(MotCuaDb db, int agencyId, KpiQuery query, Instant now, CancellationToken ct)
    {
        var (period, problem) = query.Read(agencyId, now);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        if (period.AsOf == now) period = period with { Sums = await db.DaySumsAsync(period, ct) };
        return new(period, problem, await QualityIndex.ReadAsync(db, period, ct), await QualityIndex.AverageDaysAsync(db, period, ct), now);
    }

    /// <summary>`41,2`: never rounded up.</summary>
    public static string Points(decimal points) => points.ToString("0.##", VietnamTime.Culture);

    /// <summary>`đo được 41,2/64 điểm; nhập tay 10/12 điểm; còn thiếu 24 điểm chưa có nguồn`.</summary>
    public static string Text(QualityTotal total) =>
        $"Đo được {Points(total.Measured)}/{Points(total.MeasuredOf)} điểm; nhập tay {Points(total.Entered)}/{Points(total.EnteredOf)} điểm; còn thiếu {Points(total.Missing)} điểm chưa có nguồn{(total.None > 0 ? $"; {Points(total.None)} điểm của mục không phát sinh" : "")}.";
}
