using PhuocHiep.MotCua.Forecasts;

namespace PhuocHiep.MotCua.Web.Forecasts;

/// <summary>How a forecast is spoken.</summary>
public static class ForecastWords
{
    /// <summary>`còn 2 ngày làm việc; 7 trong 10 hồ sơ cùng thủ tục đến mức này mất hơn 2 ngày nữa; người giữ có 14 hồ sơ phải trả không muộn hơn, ngày bận xong 1,5`.</summary>
    public static string Why(this Forecast forecast)
    {
        var left = forecast.DaysLeft == 0 ? "hạn là ngày làm việc này" : $"còn {Count(forecast.DaysLeft)} ngày làm việc";
        var past = forecast.Chance switch
        {
            null => "chưa đủ hồ sơ cũ để đoán",
            { Basis: Basis.Procedure } c when forecast.DaysLeft == 0 => $"{Count(c.Late)} trong {Count(c.Reached)} hồ sơ cùng thủ tục{Load(c)} đến mức này không xong trong ngày",
            { Basis: Basis.Procedure } c => $"{Count(c.Late)} trong {Count(c.Reached)} hồ sơ cùng thủ tục{Load(c)} đến mức này mất hơn {Count(forecast.DaysLeft)} ngày nữa",
            { Basis: Basis.Field } c => $"cùng thủ tục có ít hồ sơ cũ nên xem cùng lĩnh vực: {Count(c.Late)} trong {Count(c.Reached)} hồ sơ còn chừng ấy ngày thì trễ",
            var c => $"cùng thủ tục, lĩnh vực có ít hồ sơ cũ nên xem mọi thủ tục: {Count(c.Late)} trong {Count(c.Reached)} hồ sơ còn chừng ấy ngày thì trễ",
        };
        var desk = forecast.Desk is { } d ? $"; người giữ có {Count(d.DueNoLater)} hồ sơ phải trả không muộn hơn, ngày bận xong {Tenths((decimal)d.PerDay)}" : "";
        return $"{left}; {past}{desk}";
    }

    /// <summary>`70 %`.</summary>
    public static string Percent(double share) => (100 * share).ToString("0", VietnamTime.Culture) + " %";

    public static string Count(int count) => count.ToString("N0", VietnamTime.Culture);

    public static string Tenths(decimal value) => value.ToString("0.0", VietnamTime.Culture);

    public static string Brier(double score) => score.ToString("0.000", VietnamTime.Culture);

    /// <summary>Worked under the same load as this one; nothing where all were asked.</summary>
    static string Load(Chance chance) => chance.OnlyCrowded switch { true => " làm lúc bàn cũng dồn việc", false => " làm lúc bàn không dồn việc", null => "" };

    /// <summary>`Đo trên 8 tuần, từ 10/06/2024 đến 04/08/2024.` What was not measured is not told.</summary>
    public static string Text(this TrackRecord record) => record.Judged == 0 ? "Chưa có tuần nào để đo, nên chưa biết dự báo đúng được bao nhiêu."
        : $"Đo trên {Count(record.Weeks.Count)} tuần đã qua, từ {record.Weeks[0].On.Text()} đến {ForecastQueries.SundayOf(record.Weeks[^1].On).Text()}: {Count(record.Judged)} hồ sơ đến hạn, {Count(record.Late)} hồ sơ trễ.";

    /// <summary>`Báo 31 hồ sơ sẽ trễ thì 24 trễ thật: báo đúng 77 %.` Of few no share is told.</summary>
    public static string PrecisionText(this TrackRecord record) => record.Said == 0 ? "Không báo hồ sơ nào sẽ trễ: chưa đủ số liệu để nói báo đúng được bao nhiêu."
        : $"Báo {Count(record.Said)} hồ sơ sẽ trễ thì {Count(record.Right)} trễ thật" + (record.SaysPrecision ? $": báo đúng {Percent(record.Precision!.Value)}." : $"; chưa đủ số liệu để nói tỷ lệ báo đúng (cần ít nhất {TrackRecord.Enough} hồ sơ được báo).");

    /// <summary>`Trong 29 hồ sơ trễ đã báo trước 24 (83 %), bỏ sót 5.`</summary>
    public static string RecallText(this TrackRecord record) => record.Late == 0 ? "Không có hồ sơ nào trễ: chưa đủ số liệu để nói báo trước được bao nhiêu."
        : $"Trong {Count(record.Late)} hồ sơ trễ đã báo trước {Count(record.Right)}" + (record.SaysRecall ? $" ({Percent(record.Recall!.Value)})" : "") + $", bỏ sót {Count(record.Missed)}"
        + (record.SaysRecall ? "." : $"; chưa đủ số liệu để nói tỷ lệ báo trước (cần ít nhất {TrackRecord.Enough} hồ sơ trễ).");

    /// <summary>What a simple rule would have got of the same weeks.</summary>
    public static string RuleText(this TrackRecord record) => "Để so sánh: nếu báo mọi hồ sơ đã quá nửa thời hạn thì "
        + (record.RulePrecision is { } precision ? $"báo {Count(record.RuleSaid)}, đúng {Count(record.RuleRight)} ({Percent(precision)}); bỏ sót {Count(record.Late - record.RuleRight)}." : "không báo hồ sơ nào.");
}
