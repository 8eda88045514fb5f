using NodaTime;
using SpreadCheetah;
using SpreadCheetah.Metadata;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace PhuocHiep.MotCua.Reports;

/// <summary>
/// A workbook (XLSX) being written row by row: what was written is no longer in memory. It prints lying on A4, its titles on each page. Text is always written as text, so that no cell
/// becomes a formula, whatever it begins with.
/// </summary>
sealed class Workbook : IAsyncDisposable
{
    static readonly Border Ruled = new() { Left = Thin, Right = Thin, Top = Thin, Bottom = Thin };

    readonly Spreadsheet spreadsheet;
    readonly FileStream file;
    readonly Stream to;
    readonly List<(string Name, int Titles)> sheets = [];

    Workbook(Spreadsheet spreadsheet, FileStream file, Stream to)
    {
        (this.spreadsheet, this.file, this.to) = (spreadsheet, file, to);
        Title = Style(bold: true, size: 14, horizontal: HorizontalAlignment.Center);
        Centred = Style(horizontal: HorizontalAlignment.Center);
        Italic = Style(italic: true);
        ItalicRight = Style(italic: true, horizontal: HorizontalAlignment.Right);
        Wrapped = Style(wrap: true);
        Head = Style(bold: true, horizontal: HorizontalAlignment.Center, vertical: VerticalAlignment.Center, wrap: true, ruled: true);
        HeadNumber = Style(italic: true, horizontal: HorizontalAlignment.Center, vertical: VerticalAlignment.Center, wrap: true, ruled: true);
        Cell = Style(wrap: true, ruled: true);
        CellCentred = Style(horizontal: HorizontalAlignment.Center, ruled: true);
        Count = Style(format: "#,##0", ruled: true);
        TotalCell = Style(bold: true, ruled: true);
        TotalCount = Style(bold: true, format: "#,##0", ruled: true);
        Tenths = Style(format: "0.0", ruled: true);
        TotalTenths = Style(bold: true, format: "0.0", ruled: true);
        Number = Style(format: "#,##0");
        Moment = Style(format: "dd/mm/yyyy hh:mm");
        Day = Style(format: "dd/mm/yyyy");
    }

    public StyleId Title { get; }

    public StyleId Centred { get; }

    public StyleId Italic { get; }

    public StyleId ItalicRight { get; }

    public StyleId Wrapped { get; }

    public StyleId Head { get; }

    public StyleId HeadNumber { get; }

    public StyleId Cell { get; }

    public StyleId CellCentred { get; }

    public StyleId Count { get; }

    public StyleId TotalCell { get; }

    public StyleId TotalCount { get; }

    /// <summary>`1,8`.</summary>
    public StyleId Tenths { get; }

    public StyleId TotalTenths { get; }

    /// <summary>Not ruled: of a long list.</summary>
    public StyleId Number { get; }

    /// <summary>`06/08/2024 16:30`, which the reader's program can sort.</summary>
    public StyleId Moment { get; }

    /// <summary>`06/08/2024`, which the reader's program can sort.</summary>
    public StyleId Day { get; }

    /// <summary>Which row comes next, from 1.</summary>
    public int NextRow => spreadsheet.NextRowNumber;

    static EdgeBorder Thin => new() { BorderStyle = BorderStyle.Thin };

    /// <param name="to">Stays open.</param>
    public static async Task<Workbook> OpenAsync(Stream to, string title, string author, CancellationToken ct)
    {
        // Beside the way out, gone when it is closed: how it is printed is put in when all is written.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var file = new FileStream(Path.Combine(Path.GetTempPath(), $"motcua-{Guid.NewGuid():N}.xlsx"), options);
        // Each cell says where it stands: not every program that opens such a file counts for itself (Gnumeric does not).
        return new(await Spreadsheet.CreateNewAsync(file, new SpreadCheetahOptions { WriteCellReferenceAttributes = true, DocumentProperties = new DocumentProperties { Title = title, Author = author } }, ct), file, to);
    }

    /// <param name="widths">Of the columns, in letters.</param>
    public async Task StartSheetAsync(string name, IReadOnlyList<double> widths, int frozenRows, int frozenColumns, string? filter, CancellationToken ct)
    {
        var options = new WorksheetOptions { FrozenRows = frozenRows, FrozenColumns = frozenColumns > 0 ? frozenColumns : null, AutoFilter = filter is null ? null : new AutoFilterOptions(filter) };
        foreach (var (i, width) in widths.Index()) options.Column(i + 1).Width = width;
        sheets.Add((name, frozenRows));
        await spreadsheet.StartWorksheetAsync(name, options, ct);
    }

    public ValueTask AddRowAsync(IList<Cell> cells, CancellationToken ct) => spreadsheet.AddRowAsync(cells, ct);

    /// <param name="height">In points.</param>
    public ValueTask AddRowAsync(IList<Cell> cells, double height, CancellationToken ct) => spreadsheet.AddRowAsync(cells, new RowOptions { Height = height }, ct);

    /// <summary>A line of text across so many columns.</summary>
    public async Task AddLineAsync(string text, StyleId style, int columns, double height, CancellationToken ct)
    {
        var row = NextRow;
        await AddRowAsync([new Cell(text, style)], height, ct);
        Merge(row, 0, 1, columns);
    }

    /// <param name="row">From 1.</param>
    /// <param name="column">From 0.</param>
    public void Merge(int row, int column, int rows, int columns)
    {
        if (rows * columns > 1) spreadsheet.MergeCells($"{Letters(column)}{row}:{Letters(column + columns - 1)}{row + rows - 1}");
    }

    public Cell DayOf(LocalDate? day) => new(day?.ToDateTimeUnspecified(), Day);

    public Cell MomentOf(Instant? at) => new(at?.InVietnam().ToDateTimeUnspecified(), Moment);

    /// <summary>`A`, `Z`, `AA`: a column by its place, from 0.</summary>
    public static string Letters(int column) => column < 26 ? $"{(char)('A' + column)}" : Letters(column / 26 - 1) + (char)('A' + column % 26);

    public async Task FinishAsync(CancellationToken ct)
    {
        await spreadsheet.FinishAsync(ct);
        file.Position = 0;
        await PrintSetup.ApplyAsync(file, sheets, to, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await spreadsheet.DisposeAsync();
        await file.DisposeAsync();
    }

    StyleId Style(
        bool bold = false, bool italic = false, double? size = null, HorizontalAlignment horizontal = HorizontalAlignment.None, VerticalAlignment vertical = VerticalAlignment.Bottom, bool wrap = false,
        string? format = null, bool ruled = false)
    {
        var style = new Style { Font = new() { Name = "Times New Roman", Bold = bold, Italic = italic, Size = size ?? 11 }, Alignment = new() { Horizontal = horizontal, Vertical = wrap && vertical == VerticalAlignment.Bottom ? VerticalAlignment.Top : vertical, WrapText = wrap } };
        if (format is not null) style = style with { Format = NumberFormat.Custom(format) };
        if (ruled) style = style with { Border = Ruled };
        return spreadsheet.AddStyle(style);
    }
}
