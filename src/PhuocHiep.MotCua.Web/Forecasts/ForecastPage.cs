using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Forecasts;

/// <summary>One dossier of which something is said.</summary>
public sealed record ForecastRow(Forecast Forecast, DossierRow Dossier);

/// <param name="Late">Said to be late, the likeliest first.</param>
/// <param name="Others">Due as well, and not said to be late.</param>
/// <param name="Overdue">Late already: told of elsewhere.</param>
/// <param name="Until">The last day of which is asked.</param>
public sealed record ForecastPage(
    IReadOnlyList<ForecastRow> Late, IReadOnlyList<ForecastRow> Others, int Overdue, TrackRecord Record, IReadOnlyList<OfficerLoad> Loads, LocalDate Until, Instant Now)
{
    /// <summary>So many rows are shown of what is not said to be late.</summary>
    public const int MostOthers = 50;

    public static async Task<ForecastPage> ReadAsync(MotCuaDb db, Agency agency, Instant now, CancellationToken ct = default)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var calendar = await db.CalendarAsync(agency, ct);
        var forecasts = await db.ForecastAsync(agency, calendar, now, ct);
        var ids = forecasts.Select(f => f.Dossier.Id).ToList();
        var dossiers = (await DossierRow.Of(db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id))).ToListAsync(ct)).ToDictionary(d => d.Id);
        var rows = forecasts.Select(f => new ForecastRow(f, dossiers[f.Dossier.Id])).ToLookup(row => row.Forecast.SaidLate);
        return new([.. rows[true]], [.. rows[false]], await db.Dossiers.Of(agency.Id).Overdue(now).CountAsync(ct),
            await db.TrackRecordAsync(agency.Id, now.VietnamDay(), ct), await db.LoadsAsync(agency.Id, calendar, now, ct), ForecastQueries.Window(calendar, now).Until.VietnamDay(), now);
    }

    public StackedBars LoadBars => new("loads", $"Hồ sơ đang giải quyết trên từng bàn, như tại {Now.Text()}; “xong mỗi ngày” là trung bình {YearBehind.PaceDays} ngày làm việc gần nhất.", "Người giữ",
        ["Quá hạn", $"Đến hạn trước hết {Until.Text()}", "Đến hạn sau đó", "Đang dừng tính thời hạn"], ["Tất cả", "Xong mỗi ngày", "Số ngày việc"],
        [.. Loads.Select(l => new StackedBar(l.Officer ?? "Chưa giao cho ai", [l.Overdue, l.DueAhead, l.Later, l.Waiting],
            [ForecastWords.Count(l.Open), l.OfficerId is null ? "–" : ForecastWords.Tenths(l.PerDay), l.DaysInHand is { } days ? ForecastWords.Tenths(days) : "–"],
            new QueueQuery { Show = QueueChip.Open.Name, Whose = (l.OfficerId is null ? WhoseChip.Nobody : WhoseChip.Everybody).Name, Holder = l.OfficerId }.Address()))], "N0");
}
