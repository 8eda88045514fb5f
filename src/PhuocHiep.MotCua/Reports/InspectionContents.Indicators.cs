using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using SpreadCheetah;

namespace PhuocHiep.MotCua.Reports;

// Every indicator with its halves, target, formula and ground, and what stands behind each half.
public sealed partial class InspectionContents
{
    static readonly IReadOnlyList<string> FigureHead = ["ma", "chi_so", "dong_phu_luc", "tu_so", "mau_so", "ty_le_phan_tram", "chi_tieu_phan_tram", "dat", "cach_tinh", "khong_xet", "can_cu", "can_cu_chi_tieu", "ghi_chu", "thu_muc"];
    static readonly IReadOnlyList<string> FigureTitles = ["Chỉ số", "Dòng phụ lục", "Tử số", "Mẫu số", "Tỷ lệ (%)", "Chỉ tiêu (%)", "Đạt", "Cách tính", "Không xét", "Căn cứ", "Căn cứ chỉ tiêu", "Ghi chú", "Thư mục danh sách"];
    static readonly IReadOnlyList<string> DossierHead = ["ma_ho_so", "ma_thu_tuc", "thu_tuc", "linh_vuc", "kenh", "tiep_nhan_luc", "hen_tra_luc", "co_ket_qua_luc", "tra_ket_qua_luc", "tinh_trang"];
    static readonly IReadOnlyList<string> ProcedureHead = ["ma_thu_tuc", "thu_tuc", "linh_vuc"];
    static readonly IReadOnlyList<(FigurePart Part, string Name)> Parts = [(FigurePart.Denominator, "mau-so"), (FigurePart.Numerator, "tu-so"), (FigurePart.Missing, "chua-dat"), (FigurePart.Excluded, "khong-xet")];

    IEnumerable<PlannedFile> Indicators(IReadOnlyList<Figure> figures)
    {
        yield return Listed("2-chi-so/chi-so.csv", stream => PackWriter.CsvAsync(stream, FigureHead, figures.Select((figure, i) => Cells(figure, FolderOf(figure, i))).ToAsyncEnumerable(), ct), figures.Count);
        yield return Book("2-chi-so/chi-so.xlsx", stream => FigureBookAsync(figures, stream));
        yield return Text("2-chi-so/cach-tinh.txt", InspectionWords.Formulas(figures, period));
        foreach (var (folder, indicator, halves) in figures.Select((f, i) => (FolderOf(f, i), f.Indicator, f.Halves!)).Where(f => f.Item1 is not null))
            foreach (var (part, name) in Parts)
                if (ListOf(indicator, part) is { } write)
                    yield return Listed($"2-chi-so/{folder}/{name}.csv", write, part switch { FigurePart.Numerator => halves.Numerator, FigurePart.Missing => halves.Denominator - halves.Numerator, FigurePart.Denominator => halves.Denominator, _ => (long?)null });
    }

    /// <summary>`danh-sach/01-ho-so-giai-quyet-dung-han`: numbered as in the list of the indicators, and in words. Null where nothing is listed.</summary>
    static string? FolderOf(Figure figure, int index) =>
        figure.Halves is null || figure.Indicator is not (DossierIndicator or ProcedureIndicator) ? null : string.Create(CultureInfo.InvariantCulture, $"danh-sach/{index + 1:00}-{InspectionWords.FileNameOf(figure.Indicator.Name)}");

    /// <returns>Null where the indicator lists nothing.</returns>
    Func<Stream, Task<long?>>? ListOf(Indicator indicator, FigurePart part) => indicator switch
    {
        DossierIndicator dossiers => stream => PackWriter.CsvAsync(stream, DossierHead, Rows(dossiers.Dossiers(db, period, part).AsNoTracking().OrderBy(dossiers.OrderOf(db, period, part)).ThenBy(d => d.Id)), ct),
        ProcedureIndicator procedures => stream => PackWriter.CsvAsync(stream, ProcedureHead, Rows(procedures.Procedures(db, period, part).AsNoTracking().OrderBy(p => p.Field).ThenBy(p => p.Code).Select(p => new[] { p.Code, p.Name, p.Field })), ct),
        _ => null,
    };

    /// <summary>Code, procedure, dates; neither name nor number of anybody. As the page lists them.</summary>
    static IAsyncEnumerable<IReadOnlyList<string?>> Rows(IQueryable<Dossier> dossiers) => dossiers
        .Select(d => new { d.Code, ProcedureCode = d.Procedure!.Code, Procedure = d.Procedure.Name, d.Procedure.Field, d.Channel, d.ReceivedAt, d.DueAt, d.CompletedAt, d.HandedOverAt, d.Status })
        .AsAsyncEnumerable()
        .Select(d => (IReadOnlyList<string?>)[d.Code, d.ProcedureCode, d.Procedure, d.Field, d.Channel.Text(), d.ReceivedAt.ToIso(), d.DueAt.ToIso(), d.CompletedAt?.ToIso(), d.HandedOverAt?.ToIso(), d.Status.Text()]);

    static IAsyncEnumerable<IReadOnlyList<string?>> Rows(IQueryable<string[]> rows) => rows.AsAsyncEnumerable().Select(row => (IReadOnlyList<string?>)row);

    static IReadOnlyList<string?> Cells(Figure figure, string? folder) =>
    [
        figure.Indicator.Id, figure.Indicator.Name, figure.Indicator.AnnexRow, Whole(figure.Halves?.Numerator), Whole(figure.Halves?.Denominator), Decimal(figure.Value), Decimal(figure.Target),
        figure.Met switch { true => "đạt", false => "chưa đạt", null => null }, figure.Indicator.HowComputed, figure.Indicator.Excludes, figure.Indicator.Source, figure.Decision, InspectionWords.NoteOf(figure), folder,
    ];

    async Task FigureBookAsync(IReadOnlyList<Figure> figures, Stream to)
    {
        await using var book = await Workbook.OpenAsync(to, $"Chỉ số từ {period.From.Text()} đến {period.To.Text()}", agency.Name, ct);
        await book.StartSheetAsync("Chỉ số", [30, 12, 8, 8, 9, 9, 9, 42, 26, 32, 22, 18, 26], frozenRows: 1, frozenColumns: 1, filter: null, ct);
        await book.AddRowAsync([.. FigureTitles.Select(title => new Cell(title, book.Head))], 32, ct);
        foreach (var (i, figure) in figures.Index())
            await book.AddRowAsync(
            [
                new(figure.Indicator.Name, book.Cell), new(figure.Indicator.AnnexRow, book.Cell), new(figure.Halves?.Numerator, book.Count), new(figure.Halves?.Denominator, book.Count), new(figure.Value, book.Tenths), new(figure.Target, book.Tenths),
                new(figure.Met switch { true => "đạt", false => "chưa đạt", null => null }, book.Cell), new(figure.Indicator.HowComputed, book.Cell), new(figure.Indicator.Excludes, book.Cell), new(figure.Indicator.Source, book.Cell), new(figure.Decision, book.Cell), new(InspectionWords.NoteOf(figure), book.Cell), new(FolderOf(figure, i), book.Cell),
            ], ct);
        await book.FinishAsync(ct);
    }

    static string? Whole(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    static string? Decimal(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);
}
