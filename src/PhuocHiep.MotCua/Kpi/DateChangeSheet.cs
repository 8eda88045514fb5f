using NodaTime;
using PhuocHiep.MotCua.Reports;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>Ngày hẹn đã đổi, as a workbook to keep and to sign.</summary>
public static class DateChangeSheet
{
    static readonly (string Title, double Width)[] Columns =
    [
        ("Đổi lúc", 17), ("Mã hồ sơ", 27), ("Thủ tục", 50), ("Bằng việc", 22), ("Ngày hẹn trước", 17), ("Ngày hẹn sau", 17), ("Chênh lệch", 20), ("Ngày xét đúng hạn", 20), ("Người làm", 26), ("Lý do", 60), ("Ghi chú", 24),
    ];

    /// <param name="to">Stays open.</param>
    /// <param name="span">How far the day was moved, in words.</param>
    public static async Task WriteAsync(IReadOnlyList<DateChange> changes, Stream to, KpiPeriod period, string author, Func<DateChange, string> span, CancellationToken ct = default)
    {
        await using var book = await Workbook.OpenAsync(to, $"Ngày hẹn đã đổi từ {period.From.Text()} đến {period.To.Text()}", author, ct);
        await book.StartSheetAsync("Ngày hẹn đã đổi", [.. Columns.Select(column => column.Width)], frozenRows: 1, frozenColumns: 2, filter: $"A1:{Workbook.Letters(Columns.Length - 1)}1", ct);
        await book.AddRowAsync([.. Columns.Select(column => new Cell(column.Title, book.Head))], 32, ct);
        foreach (var change in changes)
            await book.AddRowAsync(
                [
                    Moment(book, change.At), new(change.Code), new(change.Procedure), new(change.Kind.Text()), Moment(book, change.Before), Moment(book, change.After), new(span(change)),
                    new(change.MovesPromise ? "Đã đổi" : "Giữ nguyên"), new(change.By), new(change.Why), new(NoteOf(change)),
                ], ct);
        await book.FinishAsync(ct);
    }

    static string? NoteOf(DateChange change) => change switch
    {
        { Kind: DateChangeKind.SecondAppointment } => "Vi phạm (NĐ 61/2018 Đ19 k9)",
        { Kind: DateChangeKind.Other } => "Cần kiểm tra",
        { Moot: true } => "Phiếu đã rút",
        _ => null,
    };

    static Cell Moment(Workbook book, Instant at) => new(at.InVietnam().ToDateTimeUnspecified(), book.Moment);
}
