using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Reports;

// The rating as it is printed, on A4 lying, and the words that sheet and page share with it.
public sealed partial record Rating
{
    static readonly IReadOnlyList<Column> UnitColumns = [new("CS", 0.05, Align.Centre), new("Chỉ số (TT 01/2018/TT-VPCP Đ13)", 0.3), new("Số hồ sơ tính", 0.09, Align.Right), new("Tổng điểm", 0.09, Align.Right), new("Điểm", 0.07, Align.Right), new("Đo bằng gì; vì sao không đo", 0.4)];

    static IReadOnlyList<Column> OfficerColumns => [new("TT", 0.05, Align.Centre), new("Công chức", 0.22), new("Số hồ sơ", 0.08, Align.Right), .. OfficerIndicators.Select(i => new Column($"CS {i.Number}", 0.065, Align.Right)), new("Tổng", 0.065, Align.Right), new("Đo được", 0.075, Align.Right), new("Mức", 0.185)];

    public static readonly IReadOnlyList<RatingIndicator> OfficerIndicators = [.. RatingIndicator.All.Where(i => i.IsOfOfficers)];

    public string PeriodText => $"Từ ngày {Period.From.Text()} đến ngày {Period.To.Text()}, số liệu đến {Period.AsOf.Text()}";

    public string DossiersText => $"{Unit.Dossiers.ToString("N0", VietnamTime.Culture)} hồ sơ có kết quả trong kỳ"
        + (WithoutOfficer > 0 ? $", trong đó {WithoutOfficer.ToString("N0", VietnamTime.Culture)} hồ sơ không giao công chức nào (sổ cũ, trả ngay) chỉ tính cho đơn vị" : "");

    public static readonly IReadOnlyList<string> Notes =
    [
        "Điểm chỉ số = tổng điểm của các hồ sơ chia số hồ sơ, làm tròn một chữ số thập phân (TT 01/2018/TT-VPCP Đ15 k2). Chỉ số không có dữ liệu thì không tính.",
        "Mốc của công chức (chỉ số 1, 2, 3, 4, 7; tối đa 10 điểm): từ 5 điểm hoàn thành 100 % nhiệm vụ, từ 3,5 đến dưới 5 từ 70 % đến dưới 100 %, dưới 3,5 dưới 70 %. "
            + "Mốc của đơn vị (cả 9 chỉ số; tối đa 18 điểm): từ 15 xuất sắc, từ 12 tốt, từ 9 khá, từ 6 trung bình, dưới 6 yếu.",
        "Các mốc này là của đủ số chỉ số. Nơi còn chỉ số chưa đo được, tổng điểm là của ít chỉ số hơn, nên mức chỉ nói được nằm từ đâu (chỉ số thiếu 0 điểm) đến đâu (chỉ số thiếu đủ điểm).",
        "Công chức chịu hồ sơ mình đang giữ khi có kết quả. Kết quả của từng công chức không công khai (NĐ 61/2018 Đ32 k1 chỉ công khai mức độ hài lòng).",
    ];

    /// <param name="now">When it is made out.</param>
    public Form ToForm(Agency agency, Instant now) => new()
    {
        Agency = agency,
        At = now,
        Name = Name,
        IsOfCounter = false,
        IsDemonstration = IsDemonstration,
        Stationery = Stationery.A4Lying,
        Subtitle = PeriodText,
        Body =
        [
            new Line(DossiersText + "."),
            new Heading($"I. Đơn vị: {Unit.Name}"),
            new Table(UnitColumns, [.. Unit.Scores.Select(UnitCells)]),
            new Line("Tổng điểm: ", Run.Bold(Total(Unit)), "; mức: ", Run.Bold(Unit.GradeText)),
            new Heading("II. Công chức"),
            .. Officers.Count == 0 ? [new Line("Không công chức nào có hồ sơ có kết quả trong kỳ.")] : new Part[] { new Table(OfficerColumns, [.. Officers.Select((o, i) => OfficerCells(o, i + 1))]) },
            .. Notes.Select((note, i) => new Note(i == 0 ? "Ghi chú: " : "", note)),
            new Note("Căn cứ: ", Ground),
        ],
        Signatures = [new("NGƯỜI LẬP BIỂU"), Signature.OfHead],
    };

    /// <summary>`9,4/14 điểm đo được (thang 18)`.</summary>
    public static string Total(Rated rated) => $"{Text(rated.Points)}/{rated.Reachable} điểm đo được (thang {rated.Full})";

    /// <summary>`1,8`; `–` where there is no figure.</summary>
    public static string Text(decimal? points) => points?.ToString("0.0", VietnamTime.Culture) ?? "–";

    /// <summary>Why an indicator has no figure, or what it is told from.</summary>
    public static string About(Score score) => score switch
    {
        { Indicator.NotMeasured: { } why } => $"Không đo: {why}.",
        { Value: null } => "Không phát sinh.",
        _ => score.Indicator.Told,
    };

    static IReadOnlyList<string> UnitCells(Score score) =>
        [$"{score.Indicator.Number}", score.Indicator.Name, score.Value is null || score.Indicator.PointsOf is null ? "" : Number(score.Count), score.Value is null ? "" : Number(score.Points), Text(score.Value), About(score)];

    static IReadOnlyList<string> OfficerCells(Rated officer, int ordinal) =>
        [$"{ordinal}", officer.Name, Number(officer.Dossiers), .. officer.Scores.Select(s => Text(s.Value)), Text(officer.Points), $"{officer.Reachable}/{officer.Full}", officer.GradeText];

    static string Number(long number) => number.ToString("N0", VietnamTime.Culture);
}
