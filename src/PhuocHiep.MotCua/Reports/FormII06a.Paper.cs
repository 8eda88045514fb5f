using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Reports;

// The form as it is printed, on A4 lying, and the words that sheet and page share with it.
public sealed partial record FormII06a
{
    const double CountShare = 0.072;

    /// <summary>The thirteen columns: a number, the field, and the eleven that are counted.</summary>
    public static readonly IReadOnlyList<Column> Columns =
    [
        new("STT", 0.04, Align.Centre),
        new("Lĩnh vực, công việc giải quyết theo cấp", 0.96 - 11 * CountShare),
        .. FormII06aColumn.All.Select(column => new Column(column.Title, CountShare, Align.Right) { Above = column.Above, Sum = column.Sum }),
    ];

    /// <summary>`Kỳ báo cáo: từ ngày 15/07/2024 đến ngày 14/08/2024`, and as of when where the period was not over.</summary>
    public string PeriodText =>
        $"Kỳ báo cáo: từ ngày {Period.From.Text()} đến ngày {Period.To.Text()}" + (Period.Until < Period.To.End() ? $" (số liệu đến {Period.Until.Text()})" : "");

    public static string ReporterText(Agency agency) => $"Đơn vị báo cáo: {agency.Name}";

    /// <summary>To whom it goes is for the office to write: no text of the province was at hand.</summary>
    public const string ReceiverText = "Đơn vị nhận báo cáo: " + Form.Blank;

    public const string UnitText = "Đơn vị tính: Số hồ sơ TTHC";

    public const string TotalText = "Tổng số";

    /// <param name="now">When it is made out.</param>
    public Form ToForm(Agency agency, Instant now) => new()
    {
        Agency = agency,
        At = now,
        Name = Name,
        FormNumber = $"{Number} ({Circular})",
        IsOfCounter = false,
        IsDemonstration = IsDemonstration,
        Stationery = Stationery.A4Lying,
        Subtitle = PeriodText,
        Body =
        [
            new Pair(new(ReporterText(agency)), new(ReceiverText)),
            new Line(Run.Italic(UnitText)),
            new Table(Columns, [.. Rows.Select((row, i) => Cells($"{i + 1}", row.Field!, row)), Cells("", TotalText, Total)], IsNumbered: true, IsTotalled: true),
            .. Notes.Select((note, i) => new Note(i == 0 ? "Ghi chú: " : "", note)),
        ],
        Signatures = [new("NGƯỜI LẬP BIỂU"), Signature.OfHead],
    };

    static IReadOnlyList<string> Cells(string ordinal, string field, FormII06aRow row) =>
        [ordinal, field, .. FormII06aColumn.All.Select(column => row[column].ToString("N0", VietnamTime.Culture))];
}
