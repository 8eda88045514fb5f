using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Commitments;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>An item of the quality index.</summary>
/// <param name="Number">`2.1`; null where the source gives it no number.</param>
/// <param name="Max">Points at most.</param>
/// <param name="FullAt">The share that earns all its points: `0.80`.</param>
/// <param name="Measured">What counts it here; null: nothing does.</param>
/// <param name="Entered">What is entered where nothing counts it; null: nothing may be.</param>
/// <param name="IsFullOfNone">All its points where there was none, as the decision says.</param>
/// <param name="Doubt">What about it is not confirmed, beside the formula itself.</param>
public sealed record QualityItem(string Id, string? Number, string Name, decimal Max, decimal FullAt = 1, Indicator? Measured = null, EnteredItem? Entered = null, bool IsFullOfNone = false, string? Doubt = null)
{
    /// <summary>Points of a share, to two decimals, never rounded up.</summary>
    /// <returns>Null where there was nothing to measure and the decision gives no points for none.</returns>
    public decimal? PointsOf(Halves halves) =>
        halves.Denominator == 0 ? IsFullOfNone ? Max : null
        : Math.Clamp(Math.Truncate(100m * Max * halves.Numerator / (FullAt * halves.Denominator)) / 100m, 0, Max);

    /// <summary>How points come of the share, in words.</summary>
    public string PointsText => (FullAt < 1
        ? $"Đủ {Said(Max)} điểm khi tỷ lệ từ {Said(FullAt * 100)} % trở lên, dưới mức đó tính theo tỷ lệ: {Said(Max)} × tỷ lệ / {Said(FullAt * 100)} %."
        : $"{Said(Max)} × tỷ lệ.") + (IsFullOfNone ? $" Không phát sinh thì đủ {Said(Max)} điểm." : "");

    static string Said(decimal number) => number.ToString("0.##", VietnamTime.Culture);
}

public sealed record QualityGroup(string Name, params IReadOnlyList<QualityItem> Items)
{
    public decimal Max => Items.Sum(i => i.Max);
}

/// <summary>Where the points of an item come from.</summary>
public enum QualitySource
{
    Measured,
    Entered,

    /// <summary>Nothing counts it here and nobody entered it: no points are said, neither none nor all.</summary>
    Missing,
}

/// <param name="Halves">Null where there is no source.</param>
/// <param name="Held">Who entered it; null where it is measured or missing.</param>
public sealed record QualityScore(QualityItem Item, QualitySource Source, Halves? Halves, HeldFigure? Held)
{
    /// <summary>Null where there is no source, or there was nothing to measure.</summary>
    public decimal? Points => Halves is { } h ? Item.PointsOf(h) : null;
}

/// <summary>
/// Bộ chỉ số phục vụ người dân, doanh nghiệp of decision 766/QĐ-TTg (23/6/2022), a hundred points. The maxima were seen on two public pages and add
/// up to a hundred; the formulas were seen in descriptions of the national portal and of provincial systems, not in the text of the decision.
/// </summary>
public static class QualityIndex
{
    public const string SourceText = "Quyết định 766/QĐ-TTg ngày 23/6/2022 (công thức theo bản mô tả của Cổng Dịch vụ công quốc gia, chưa đối chiếu văn bản gốc).";

    const string Unnumbered = "Số mục trong quyết định chưa xác nhận.";

    public static readonly IReadOnlyList<QualityGroup> Groups =
    [
        new("Công khai, minh bạch",
            Of("766-announced", "1.1", 6),
            Of("766-updated", "1.2", 4),
            new QualityItem("766-complete", "1.3", "Thủ tục công khai đầy đủ nội dung", 2, Measured: new ProceduresPublishedRate(), Doubt: "Đủ nội dung ở đây là có tên, lĩnh vực, thời hạn và đánh dấu đã công khai."),
            Of("766-synced", "1.4", 6)),
        new("Tiến độ giải quyết",
            new QualityItem("766-on-time", "2.1", "Hồ sơ đúng hạn", 20, Measured: new OnTimeRateWithOpen(), Doubt: "Hồ sơ rút hoặc dừng không tính ở đây; có hệ thống tính là đúng hạn.")),
        new("Dịch vụ công trực tuyến",
            new QualityItem("766-offered", "3.1", "Thủ tục cung cấp trực tuyến", 2, 0.80m, new OfferedOnlineRate()),
            new QualityItem("766-used", "3.2", "Dịch vụ trực tuyến có phát sinh hồ sơ", 4, Measured: new UsedOnlineRate()),
            new QualityItem("766-online", "3.3", "Hồ sơ nộp trực tuyến", 6, 0.50m, new ReceivedOnlineRate())),
        new("Thanh toán trực tuyến",
            new QualityItem("766-payable", null, "Thủ tục có phí, lệ phí thanh toán được trực tuyến", 2, 0.80m, new PayableOnlineRate(), Doubt: Unnumbered),
            new QualityItem("766-paid-procedures", null, "Thủ tục có phát sinh thanh toán trực tuyến", 2, 0.80m, new PaidOnlineProcedureRate(), Doubt: $"{Unnumbered} Chưa rõ chia cho thủ tục có phí hay chỉ thủ tục đã triển khai; ở đây chia cho thủ tục có phí."),
            new QualityItem("766-paid", null, "Hồ sơ thanh toán trực tuyến", 6, Measured: new PaidOnlineDossierRate(), Doubt: Unnumbered)),
        new("Số hóa hồ sơ",
            new QualityItem("766-electronic-result", "4.1", "Cấp kết quả điện tử", 6, Measured: new ElectronicResultRate(), Doubt: "Chưa phân biệt thủ tục không có kết quả là giấy tờ; mọi hồ sơ có kết quả đều tính."),
            new QualityItem("766-digitized", "4.2", "Số hóa hồ sơ, kết quả", 4, Measured: new DigitizedDossierRate(), Doubt: "Bản cũ của công thức cho đủ điểm từ 80 %; ở đây tính theo tỷ lệ đầy đủ."),
            Of("766-certified-copies", null, 2, doubt: Unnumbered),
            new QualityItem("766-reuse", "4.3", "Khai thác, dùng lại giấy tờ đã số hóa", 2, 0.80m, new ReusedDossierRate(), Doubt: "Mẫu số chưa xác nhận; ở đây chia cho hồ sơ tiếp nhận trong kỳ."),
            Of("766-shared", "4.4", 4),
            Of("766-population-1", "4.5", 2, doubt: "Nội dung của hai phần, mỗi phần 2 điểm, chưa xác nhận."),
            Of("766-population-2", "4.5", 2, doubt: "Nội dung của hai phần, mỗi phần 2 điểm, chưa xác nhận.")),
        new("Mức độ hài lòng",
            Of("766-feedback-timely", "5.2", 6, isFullOfNone: true, measured: new FeedbackTimelyRate()),
            Of("766-feedback-satisfied", "5.3", 6, isFullOfNone: true),
            Of("766-satisfied", "5.4", 6, 0.90m)),
    ];

    public static readonly IReadOnlyList<QualityItem> Items = [.. Groups.SelectMany(g => g.Items)];

    /// <summary>The rates that only this index asks for; found as other indicators are, so that each opens its dossiers.</summary>
    public static IReadOnlyList<Indicator> Indicators { get; } = [.. Items.Select(i => i.Measured).Where(i => i is QualityDossiers or QualityProcedures).OfType<Indicator>()];

    /// <summary>Every item of the period: measured, else entered, else missing.</summary>
    public static async Task<IReadOnlyList<QualityScore>> ReadAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var held = await db.HeldFiguresAsync(EnteredItems.OfQualityIndex, period, ct);
        var scores = new List<QualityScore>();
        foreach (var item in Items)
        {
            if (item.Measured is { } measured && await measured.CountAsync(db, period, ct) is { } halves) scores.Add(new(item, QualitySource.Measured, halves, null));
            else if (item.Entered is { } entered && held.TryGetValue(entered.Id, out var of)) scores.Add(new(item, QualitySource.Entered, new(of.Numerator, of.Denominator ?? 0), of));
            else scores.Add(new(item, QualitySource.Missing, null, null));
        }
        return scores;
    }

    /// <summary>2.2: days by the calendar, weekends too, from receipt to result, of those completed in the period; without points. Null where none was.</summary>
    public static async Task<double?> AverageDaysAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var taken = period.Sums?.Of(TimeTaken.Id) ?? Halves.None;
        foreach (var (from, to) in period.Sums?.Rest ?? [(period.From, period.To)])
            taken = (await TimeTaken.EachDayAsync(db, period with { From = from, To = to }, ct)).Values.Aggregate(taken, (sum, day) => sum + day);
        return taken.Denominator > 0 ? taken.Numerator / 1e6 / 86400 / taken.Denominator : null;
    }

    static QualityItem Of(string id, string? number, decimal max, decimal fullAt = 1, bool isFullOfNone = false, Indicator? measured = null, string? doubt = null)
    {
        var entered = EnteredItems.Find(id)!;
        return new(id, number, entered.Name, max, fullAt, measured, entered, isFullOfNone, doubt);
    }
}

/// <summary>What the items add up to; together always a hundred.</summary>
/// <param name="None">Points of items of which there was nothing to measure.</param>
/// <param name="Missing">Points of items without a source.</param>
public sealed record QualityTotal(decimal Measured, decimal MeasuredOf, decimal Entered, decimal EnteredOf, decimal None, decimal Missing)
{
    public static QualityTotal Of(IReadOnlyList<QualityScore> scores)
    {
        decimal Points(QualitySource source) => scores.Where(s => s.Source == source).Sum(s => s.Points ?? 0);
        decimal Max(QualitySource source) => scores.Where(s => s.Source == source && s.Points is not null).Sum(s => s.Item.Max);
        return new(Points(QualitySource.Measured), Max(QualitySource.Measured), Points(QualitySource.Entered), Max(QualitySource.Entered),
            scores.Where(s => s is { Source: not QualitySource.Missing, Points: null }).Sum(s => s.Item.Max), scores.Where(s => s.Source == QualitySource.Missing).Sum(s => s.Item.Max));
    }
}
