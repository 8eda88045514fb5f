using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>How a figure is spoken.</summary>
public static class KpiWords
{
    /// <summary>`96,4 %`; `không phát sinh` where there was nothing to measure.</summary>
    public static string Text(this Figure figure) => figure switch
    {
        { Halves: null } => "chưa có nguồn",
        { Halves.Denominator: 0 } => "không phát sinh",
        _ => Percent(figure.Value!.Value),
    };

    /// <summary>Rounded towards zero, so that 99,96 % never reads 100 %.</summary>
    public static string Percent(decimal value) => (Math.Truncate(value * 10) / 10).ToString("0.0", VietnamTime.Culture) + " %";

    public static string TargetText(this Figure figure) =>
        figure.Target is not { } target ? "tăng so với kỳ trước"
        : target < 100 ? $"≥ {target.ToString("0.##", VietnamTime.Culture)} %"
        : $"{target.ToString("0.##", VietnamTime.Culture)} %";

    /// <summary>`đạt, +16,0 điểm`; `còn cần 7 hồ sơ`.</summary>
    public static string GapText(this Figure figure)
    {
        if (figure.Met is not { } met) return "—";
        if (met) return figure.Gap > 0 ? $"đạt, +{Points(figure.Gap.Value)} điểm" : "đạt";
        return $"thiếu {Points(-figure.Gap!.Value)} điểm, còn cần {figure.StillNeeded!.Value.ToString("N0", VietnamTime.Culture)} {figure.Unit()}";
    }

    /// <summary>`94,0 %, tăng 2,4 điểm`.</summary>
    /// <param name="before">Of the same length of days before.</param>
    public static string BeforeText(this Figure figure, Halves? before)
    {
        if (figure.Value is not { } value || before is null) return "—";
        if (before.Percent is not { } then) return "kỳ trước không phát sinh";
        var words = value == then ? "giữ nguyên" : $"{(value > then ? "tăng" : "giảm")} {Points(value - then)} điểm";
        return $"kỳ trước {Percent(then)}, {words}";
    }

    public static string Unit(this Figure figure) => figure.Indicator is ProcedureIndicator ? "thủ tục" : "hồ sơ";

    /// <summary>`322/334`.</summary>
    public static string HalvesText(this Figure figure) =>
        figure.Halves is { } h ? $"{h.Numerator.ToString("N0", VietnamTime.Culture)}/{h.Denominator.ToString("N0", VietnamTime.Culture)}" : "—";

    static string Points(decimal points) => (Math.Ceiling(Math.Abs(points) * 10) / 10).ToString("0.0", VietnamTime.Culture);
}
