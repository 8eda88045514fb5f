using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Reports;

/// <summary>The register as a workbook to read, sort and filter: what the CSV tells, and state, holder and lateness besides.</summary>
public static class RegisterSheet
{
    /// <param name="Width">In letters.</param>
    sealed record SheetColumn(string Title, double Width, Func<Workbook, ExportedDossier, Instant, Cell> Cell, bool IsPersonal = false);

    static readonly IReadOnlyList<SheetColumn> Columns =
    [
        new("Mã hồ sơ", 27, (_, d, _) => new(d.Code)),
        new("Mã thủ tục", 14, (_, d, _) => new(d.ProcedureCode)),
        new("Thủ tục", 50, (_, d, _) => new(d.ProcedureName)),
        new("Lĩnh vực", 22, (_, d, _) => new(d.Field)),
        new("Kênh tiếp nhận", 18, (_, d, _) => new(d.Channel.Text())),
        new("Người nộp", 28, (_, d, _) => new(d.ApplicantName)),
        new("Số định danh", 16, (_, d, _) => new(d.IdentityNumber), IsPersonal: true),
        new("Điện thoại", 14, (_, d, _) => new(d.Phone), IsPersonal: true),
        new("Thư điện tử", 26, (_, d, _) => new(d.Email), IsPersonal: true),
        new("Địa chỉ", 40, (_, d, _) => new(d.Address), IsPersonal: true),
        new("Tiếp nhận lúc", 17, (book, d, _) => book.MomentOf(d.ReceivedAt)),
        new("Hẹn trả lúc", 17, (book, d, _) => book.MomentOf(d.DueAt)),
        new("Có kết quả lúc", 17, (book, d, _) => book.MomentOf(d.CompletedAt)),
        new("Trả kết quả lúc", 17, (book, d, _) => book.MomentOf(d.HandedOverAt)),
        new("Rút, dừng lúc", 17, (book, d, _) => book.MomentOf(d.DroppedAt)),
        new("Kết quả", 19, (_, d, _) => new(d.Outcome?.Text())),
        new("Tình trạng", 26, (_, d, _) => new(d.Status.Text())),
        new("Người giữ", 24, (_, d, _) => new(d.Holder)),
        new("Thời hạn", 25, (_, d, now) => new(d.PromiseText(now))),
        new("Số ngày trễ", 12, (book, d, now) => new(d.DaysLate(now), book.Number)),
        new("Lệ phí (đồng)", 14, (book, d, _) => new(d.FeeVnd, book.Number)),
        new("Nộp lệ phí lúc", 17, (book, d, _) => book.MomentOf(d.PaidAt)),
        new("Cách nộp", 13, (_, d, _) => new(d.PaymentMethod?.Text())),
        new("Số giấy tờ", 11, (book, d, _) => new(d.ComponentsTotal, book.Number)),
        new("Đã số hóa", 11, (book, d, _) => new(d.ComponentsDigitized, book.Number)),
        new("Kết quả điện tử", 16, (_, d, _) => new(d.ElectronicResult ? "Có" : "Không")),
    ];

    /// <summary>A workbook's sheet ends there; one row is its head.</summary>
    const int MostRows = 1_048_576 - 1;

    /// <param name="to">Stays open.</param>
    /// <param name="personal">Also identity number, telephone, e-mail and address.</param>
    /// <returns>How many dossiers were written.</returns>
    /// <exception cref="RuleViolation">There are more dossiers than a sheet has rows.</exception>
    public static async Task<int> WriteAsync(IAsyncEnumerable<ExportedDossier> dossiers, Stream to, string title, string author, bool personal, Instant now, CancellationToken ct = default)
    {
        var columns = Columns.Where(column => personal || !column.IsPersonal).ToList();
        await using var book = await Workbook.OpenAsync(to, title, author, ct);
        await book.StartSheetAsync("Hồ sơ", [.. columns.Select(column => column.Width)], frozenRows: 1, frozenColumns: 1, filter: $"A1:{Workbook.Letters(columns.Count - 1)}1", ct);
        await book.AddRowAsync([.. columns.Select(column => new Cell(column.Title, book.Head))], 32, ct);
        var (cells, count) = (new Cell[columns.Count], 0);
        await foreach (var dossier in dossiers.WithCancellation(ct))
        {
            if (++count > MostRows) throw new RuleViolation("Một trang tính chỉ chứa được 1.048.575 hồ sơ; hãy chọn kỳ ngắn hơn, hoặc xuất CSV.");
            for (var i = 0; i < cells.Length; i++) cells[i] = columns[i].Cell(book, dossier, now);
            await book.AddRowAsync(cells, ct);
        }
        await book.FinishAsync(ct);
        return count;
    }
}
