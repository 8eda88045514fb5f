using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Reports;

/// <summary>The form as a workbook: its numbers are numbers, under the headings that they share.</summary>
public static class FormII06aSheet
{
    static readonly IReadOnlyList<double> Widths = [6, 38, .. FormII06aColumn.All.Select(_ => 13.0)];

    static int ColumnCount => FormII06a.Columns.Count;

    /// <param name="to">Stays open.</param>
    public static async Task WriteAsync(FormII06a form, Agency agency, Stream to, CancellationToken ct = default)
    {
        var head = TableHead.Of(FormII06a.Columns);
        await using var book = await Workbook.OpenAsync(to, $"{FormII06a.Number} {form.PeriodText}", agency.Name, ct);
        // Above the rows: seven lines, the headings and the numbers of the columns.
        await book.StartSheetAsync("II.06a", Widths, frozenRows: 7 + head.Count + 1, frozenColumns: 2, filter: null, ct);
        await book.AddLineAsync($"{FormII06a.Number} ({FormII06a.Circular})", book.Italic, ColumnCount, 16, ct);
        await book.AddLineAsync(form.IsDemonstration ? Letterhead.DemonstrationMark : "", book.Italic, ColumnCount, 16, ct);
        await book.AddLineAsync(FormII06a.Name.ToUpper(VietnamTime.Culture), book.Title, ColumnCount, 22, ct);
        await book.AddLineAsync(form.PeriodText, book.Centred, ColumnCount, 16, ct);
        await book.AddLineAsync(FormII06a.ReporterText(agency), book.Wrapped, ColumnCount, 16, ct);
        await book.AddLineAsync(FormII06a.ReceiverText, book.Wrapped, ColumnCount, 16, ct);
        await book.AddLineAsync(FormII06a.UnitText, book.ItalicRight, ColumnCount, 16, ct);
        await AddHeadAsync(book, head, ct);
        foreach (var (i, row) in form.Rows.Index())
            await book.AddRowAsync([new Cell(i + 1, book.CellCentred), new Cell(row.Field, book.Cell), .. FormII06aColumn.All.Select(column => new Cell(row[column], book.Count))], ct);
        await book.AddRowAsync([new Cell((string?)null, book.TotalCell), new Cell(FormII06a.TotalText, book.TotalCell), .. FormII06aColumn.All.Select(column => new Cell(form.Total[column], book.TotalCount))], ct);
        await book.AddRowAsync([], ct);
        foreach (var note in form.Notes) await book.AddLineAsync(note, book.Wrapped, ColumnCount, 34, ct);
        await book.FinishAsync(ct);
    }

    static async Task AddHeadAsync(Workbook book, IReadOnlyList<IReadOnlyList<HeadCell>> head, CancellationToken ct)
    {
        foreach (var (i, row) in head.Index())
        {
            var cells = Enumerable.Repeat(new Cell((string?)null, book.Head), ColumnCount).ToList();
            foreach (var cell in row)
            {
                cells[cell.Column] = new Cell(cell.Text, book.Head);
                book.Merge(book.NextRow, cell.Column, cell.RowSpan, cell.ColumnSpan);
            }
            await book.AddRowAsync(cells, i == head.Count - 1 ? 48 : 20, ct);
        }
        await book.AddRowAsync([.. FormII06a.Columns.Select((column, i) => new Cell(column.NumberText(i), book.HeadNumber))], 32, ct);
    }
}
