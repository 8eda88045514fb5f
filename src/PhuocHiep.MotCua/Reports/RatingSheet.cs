using PhuocHiep.MotCua.Agencies;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Reports;

/// <summary>The rating as a workbook: the unit on its first sheet, the officers on its second.</summary>
public static class RatingSheet
{
    /// <param name="to">Stays open.</param>
    public static async Task WriteAsync(Rating rating, Agency agency, Stream to, CancellationToken ct = default)
    {
        await using var book = await Workbook.OpenAsync(to, $"{Rating.Name} {rating.PeriodText}", agency.Name, ct);
        await book.StartSheetAsync("Đơn vị", [6, 48, 14, 12, 10, 80], frozenRows: 6, frozenColumns: 0, filter: null, ct);
        await HeadAsync(book, rating, agency, 6, ct);
        await book.AddRowAsync([.. UnitTitles.Select(title => new Cell(title, book.Head))], 32, ct);
        foreach (var score in rating.Unit.Scores)
            await book.AddRowAsync(
                [new(score.Indicator.Number, book.CellCentred), new(score.Indicator.Name, book.Cell), new(score.Value is null || score.Indicator.PointsOf is null ? null : score.Count, book.Count), new(score.Value is null ? null : score.Points, book.Count), new(score.Value, book.Tenths), new(Rating.About(score), book.Cell)], ct);
        await book.AddRowAsync([new((string?)null, book.TotalCell), new($"Tổng điểm đo được, trên {rating.Unit.Reachable} (thang {rating.Unit.Full})", book.TotalCell), new((string?)null, book.TotalCell), new((string?)null, book.TotalCell), new(rating.Unit.Points, book.TotalTenths), new($"Mức: {rating.Unit.GradeText}", book.TotalCell)], ct);
        await book.AddRowAsync([], ct);
        foreach (var note in Rating.Notes) await book.AddLineAsync(note, book.Wrapped, 6, 34, ct);

        var columns = 6 + Rating.OfficerIndicators.Count;
        await book.StartSheetAsync("Công chức", [6, 32, 12, .. Rating.OfficerIndicators.Select(_ => 9.0), 9, 12, 60], frozenRows: 6, frozenColumns: 2, filter: null, ct);
        await HeadAsync(book, rating, agency, columns, ct);
        await book.AddRowAsync([.. OfficerTitles.Select(title => new Cell(title, book.Head))], 32, ct);
        foreach (var (i, officer) in rating.Officers.Index())
            await book.AddRowAsync([new(i + 1, book.CellCentred), new(officer.Name, book.Cell), new(officer.Dossiers, book.Count), .. officer.Scores.Select(s => new Cell(s.Value, book.Tenths)), new(officer.Points, book.Tenths), new($"{officer.Reachable}/{officer.Full}", book.CellCentred), new(officer.GradeText, book.Cell)], ct);
        await book.FinishAsync(ct);
    }

    static readonly IReadOnlyList<string> UnitTitles = ["CS", "Chỉ số (TT 01/2018/TT-VPCP Đ13)", "Số hồ sơ tính", "Tổng điểm", "Điểm", "Đo bằng gì; vì sao không đo"];

    static IEnumerable<string> OfficerTitles => ["TT", "Công chức", "Số hồ sơ", .. Rating.OfficerIndicators.Select(i => $"CS {i.Number}"), "Tổng", "Đo được", "Mức"];

    static async Task HeadAsync(Workbook book, Rating rating, Agency agency, int columns, CancellationToken ct)
    {
        await book.AddLineAsync(Rating.Name.ToUpper(VietnamTime.Culture), book.Title, columns, 22, ct);
        await book.AddLineAsync(rating.PeriodText, book.Centred, columns, 16, ct);
        await book.AddLineAsync(FormII06a.ReporterText(agency), book.Wrapped, columns, 16, ct);
        await book.AddLineAsync(rating.DossiersText + ".", book.Wrapped, columns, 16, ct);
        await book.AddLineAsync($"Căn cứ: {Rating.Ground}. Không công khai.", book.Wrapped, columns, 16, ct);
    }
}
