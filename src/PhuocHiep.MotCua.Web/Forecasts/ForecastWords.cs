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
            { Basis: Basis.Procedure } c when forecast.DaysLeft == 0 => $"{Count(c.Late)} trong {Count(c.Reached)} hồ sơ cùng thủ tục đến mức này không xong trong ngày",
            { Basis: Basis.Procedure } c => $"{Count(c.Late)} trong {Count(c.Reached)} hồ sơ cùng thủ tục đến mức này mất hơn {Count(forecast.DaysLeft)} ngày nữa",
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

    /// <summary>`Trong 8 tuần qua: báo 31 hồ sơ sẽ trễ, đúng 24 (77 %); bỏ sót 5.` What was not measured is not told.</summary>
    public static string Text(this TrackRecord record) =>
        record.Judged == 0 ? "Chưa có tuần nào để đo, nên chưa biết dự báo đúng được bao nhiêu."
        : record.Precision is not { } precision ? $"Trong {Count(record.Weeks.Count)} tuần qua không báo hồ sơ nào sẽ trễ, nên chưa có độ chính xác; {Count(record.Missed)} hồ sơ trễ mà không được báo trước."
        : $"Trong {Count(record.Weeks.Count)} tuần qua: báo {Count(record.Said)} hồ sơ sẽ trễ, đúng {Count(record.Right)} ({Percent(precision)}); bỏ sót {Count(record.Missed)}.";

    /// <summary>What a simple rule would have got of the same weeks.</summary>
    public static string RuleText(this TrackRecord record) => "Để so sánh: nếu báo mọi hồ sơ đã quá nửa thời hạn thì "
        + (record.RulePrecision is { } precision ? $"báo {Count(record.RuleSaid)}, đúng {Count(record.RuleRight)} ({Percent(precision)}); bỏ sót {Count(record.Late - record.RuleRight)}." : "không báo hồ sơ nào.");
}
