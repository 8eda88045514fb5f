using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Kpi;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Reports;

/// <summary>The apology report as a workbook: the counts on its first sheet, the apologies on its second, second re-appointments on its third.</summary>
public static class ApologySheet
{
    static readonly IReadOnlyList<double> LineWidths = [6, 27, 46, 30, 12, 10, 30, 16, 12, 12, 34, 12, 36];

    static int CountColumns => 1 + ApologyReport.Steps.Count;

    /// <param name="to">Stays open.</param>
    /// <returns>How many apologies were listed.</returns>
    public static async Task<int> WriteAsync(ApologyReport report, IAsyncEnumerable<ApologyLine> lines, Agency agency, Stream to, CancellationToken ct = default)
    {
        await using var book = await Workbook.OpenAsync(to, $"{ApologyReport.Name} {report.PeriodText}", agency.Name, ct);
        await book.StartSheetAsync("Tổng hợp", [44, .. ApologyReport.Steps.Select(_ => 14.0)], frozenRows: 5, frozenColumns: 1, filter: null, ct);
        await book.AddLineAsync(ApologyReport.Name.ToUpper(VietnamTime.Culture), book.Title, CountColumns, 22, ct);
        await book.AddLineAsync(report.PeriodText, book.Centred, CountColumns, 16, ct);
        await book.AddLineAsync(FormII06a.ReporterText(agency), book.Wrapped, CountColumns, 16, ct);
        await book.AddLineAsync($"Căn cứ: {ApologyReport.Ground}", book.Wrapped, CountColumns, 16, ct);
        await book.AddRowAsync([new Cell("Nguyên nhân", book.Head), .. ApologyReport.Steps.Select(step => new Cell(step.Text(), book.Head))], 32, ct);
        foreach (var cause in Enum.GetValues<ApologyCause>())
            await book.AddRowAsync([new Cell(cause.Text(), book.Cell), .. ApologyReport.Steps.Select(step => new Cell(report.Counts[(cause, step)], book.Count))], ct);
        await book.AddRowAsync([new Cell("Tổng cộng", book.TotalCell), .. ApologyReport.Steps.Select(step => new Cell(report.Total(step), book.TotalCount))], ct);
        await book.AddRowAsync([], ct);
        foreach (var note in ApologyReport.Notes) await book.AddLineAsync(note, book.Wrapped, CountColumns, 34, ct);

        await book.StartSheetAsync("Danh sách", LineWidths, frozenRows: 1, frozenColumns: 2, filter: $"A1:{Workbook.Letters(LineWidths.Count - 1)}1", ct);
        await book.AddRowAsync([.. ApologyReport.LineColumns.Select(column => new Cell(column.Title, book.Head))], 32, ct);
        var count = 0;
        await foreach (var line in lines.WithCancellation(ct))
            await book.AddRowAsync(
            [
                new(++count), new(line.Code), new(line.Procedure), new(line.Cause.Text()), book.DayOf(line.PromisedOn), new(line.DaysLate, book.Number), new(line.Reason), new(line.Number), book.DayOf(line.SignedOn),
                book.DayOf(line.NewDueOn), new(line.Way), book.DayOf(line.PostedOn), new(line.With),
            ], ct);

        await book.StartSheetAsync("Hẹn lại quá một lần", [6, 27, 46, 16, 12, 60], frozenRows: 1, frozenColumns: 0, filter: null, ct);
        await book.AddRowAsync([.. ApologyReport.InfringementColumns.Select(column => new Cell(column.Title, book.Head))], 20, ct);
        foreach (var (i, infringement) in report.Infringements.Index())
            await book.AddRowAsync([new(i + 1), new(infringement.Code), new(infringement.Procedure), new(infringement.Number), book.DayOf(infringement.SignedOn), new(infringement.Why)], ct);
        await book.FinishAsync(ct);
        return count;
    }
}
