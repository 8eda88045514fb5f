using NodaTime;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using QRCoder;

namespace PhuocHiep.MotCua.Paper;

/// <summary>A page and its margins, in millimetres.</summary>
public sealed record Format(double Width, double Height, double Top, double Bottom, double Left, double Right)
{
    /// <summary>A4, as official letters are set (NĐ 30/2020, Phụ lục I).</summary>
    public static readonly Format Letter = new(210, 297, Top: 20, Bottom: 20, Left: 30, Right: 20);

    /// <summary>A5, the forms of the one-stop office (TT 01/2018/TT-VPCP Đ9 k2).</summary>
    public static readonly Format Form = new(148, 210, Top: 11, Bottom: 9, Left: 10, Right: 10);

    /// <summary>A5 lying, for a form that is a table.</summary>
    public static readonly Format WideForm = new(210, 148, Top: 11, Bottom: 9, Left: 12, Right: 12);

    /// <summary>A4, a list of the office.</summary>
    public static readonly Format List = new(210, 297, Top: 15, Bottom: 14, Left: 20, Right: 14);

    /// <summary>A4 lying, a book that is bound on the left (TT 01/2018/TT-VPCP Đ9 k2).</summary>
    public static readonly Format Book = new(297, 210, Top: 14, Bottom: 11, Left: 18, Right: 11);
}

/// <summary>A paper being written from top to bottom, in points: paragraphs, columns, tables, page breaks. Its parts are tagged, so that it can be read aloud.</summary>
sealed partial class Sheet : IDisposable
{
    static readonly XPen Thin = new(XColors.Black, 0.5);
    static readonly XBrush Grey = new XSolidBrush(XColor.FromArgb(0x70, 0x70, 0x70));

    readonly Format format;
    readonly PdfDocument document = new();
    readonly StructureBuilder structure;
    readonly Dictionary<(Face, double), XFont> fonts = [];
    readonly Dictionary<(string, XFont), double> widths = [];
    XGraphics page;
    double left, width, y;
    bool measuring;

    public Sheet(Format format, string title, string author, Instant at)
    {
        this.format = format;
        document.Info.Title = title;
        document.Info.Author = author;
        document.Info.CreationDate = at.ToDateTimeUtc();
        var accessible = UAManager.ForDocument(document);
        accessible.SetDocumentLanguage("vi-VN");
        structure = accessible.StructureBuilder;
        (left, width) = (Points(format.Left), Points(format.Width - format.Left - format.Right));
        page = AddPage();
    }

    public int PageCount => document.PageCount;

    /// <summary>In the upper margin of each page: `DỮ LIỆU MẪU`.</summary>
    public string? LeftMark { get; init; }

    /// <summary>In the upper margin of each page: `DỰ THẢO`.</summary>
    public string? RightMark { get; init; }

    /// <summary>Small, in the upper margin of the first page: `Mẫu số 02`.</summary>
    public string? FirstMark { get; init; }

    /// <summary>In the middle of the upper margin: what to write there, by the page and whether it is the only one.</summary>
    public Func<int, bool, string?> RunningHead { get; init; } = (_, _) => null;

    public double RunningHeadSize { get; init; } = 8;

    double Bottom => Points(format.Height - format.Bottom);

    /// <summary>Written at the size that takes the fewest pages; of those, at the one named first.</summary>
    public static byte[] OnFewestPages(ReadOnlySpan<double> sizes, Func<double, Sheet> write)
    {
        var (pdf, pages) = (Array.Empty<byte>(), int.MaxValue);
        foreach (var size in sizes)
        {
            using var sheet = write(size);
            if (sheet.PageCount < pages) (pages, pdf) = (sheet.PageCount, sheet.Save());
            if (pages == 1) break;
        }
        return pdf;
    }

    public void Write(TextStyle style, params ReadOnlySpan<Run> runs) => Write(PdfBlockLevelElementTag.Paragraph, style, runs);

    public void Title(TextStyle style, params ReadOnlySpan<Run> runs) => Write(PdfBlockLevelElementTag.Heading1, style, runs);

    public void Skip(double points) => y += points;

    /// <summary>A line in the middle of the column.</summary>
    public void Rule(double length)
    {
        y += 2.5;
        if (!measuring) Artifact(() => page.DrawLine(Thin, left + (width - length) / 2, y, left + (width + length) / 2, y));
        y += 1.5;
    }

    /// <summary>Two flows beside each other, not torn by a page break; the text goes on below the longer.</summary>
    public void SideBySide(double leftShare, Action fillLeft, Action fillRight)
    {
        var (outerLeft, outerWidth, top) = (left, width, y);
        width = outerWidth * leftShare;
        fillLeft();
        var leftEnd = y;
        (left, width, y) = (outerLeft + width, outerWidth - width, top);
        fillRight();
        (left, width, y) = (outerLeft, outerWidth, Math.Max(leftEnd, y));
    }

    /// <summary>Not torn by a page break.</summary>
    public void Together(Action fill)
    {
        var top = y;
        measuring = true;
        fill();
        measuring = false;
        var end = y;
        y = top;
        if (end > Bottom) TurnPage();
        fill();
    }

    /// <summary>A QR code in vectors.</summary>
    public void Qr(Uri address, double size, string spoken, Align align = Align.Centre)
    {
        if (measuring)
        {
            y += size;
            return;
        }
        using var code = QRCodeGenerator.GenerateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix;
        var module = size / matrix.Count;
        var x = left + align switch { Align.Centre => (width - size) / 2, Align.Right => width - size, _ => 0 };
        structure.BeginElement(PdfIllustrationElementTag.Figure, spoken, new XRect(x, y, size, size));
        for (var row = 0; row < matrix.Count; row++)
            // One rectangle for each run of dark modules: neighbours drawn apart show hairlines.
            for (int from = 0, to; from < matrix.Count; from = to + 1)
            {
                for (to = from; to < matrix.Count && matrix[row][to]; to++) { }
                if (to > from) page.DrawRectangle(XBrushes.Black, x + from * module, y + row * module, (to - from) * module, module);
            }
        structure.End();
        y += size;
    }

    public byte[] Save()
    {
        FinishPage(isOnly: PageCount == 1);
        page.Dispose();
        using var pdf = new MemoryStream();
        document.Save(pdf);
        return pdf.ToArray();
    }

    public void Dispose()
    {
        page.Dispose();
        document.Dispose();
    }

    void Write(PdfBlockLevelElementTag tag, TextStyle style, ReadOnlySpan<Run> runs)
    {
        var passage = Set(style, width, runs);
        if (measuring)
        {
            y += passage.LineCount * passage.LineHeight + style.After;
            return;
        }
        structure.BeginElement(tag);
        for (int from = 0, count; from < passage.LineCount; from += count)
        {
            count = Fitting(passage, passage.LineCount - from);
            passage.Draw(page, left, y, from, count);
            y += count * passage.LineHeight;
        }
        structure.End();
        y += style.After;
    }

    /// <summary>How many of the lines come next; turns the page where none fits. No single line is left alone on either page.</summary>
    int Fitting(Passage passage, int lines)
    {
        var room = (int)((Bottom - y) / passage.LineHeight);
        if (lines <= room) return lines;
        if (lines - room == 1) room--;
        if (room >= 2) return room;
        TurnPage();
        return Math.Clamp((int)((Bottom - y) / passage.LineHeight), 1, lines);
    }

    Passage Set(TextStyle style, double width, params ReadOnlySpan<Run> runs) => new(style, width, runs, WidthOf, FontOf);

    /// <summary>Measured once: a book of thousands of lines says the same words again and again.</summary>
    double WidthOf(string text, XFont font) =>
        widths.TryGetValue((text, font), out var known) ? known : widths[(text, font)] = page.MeasureString(text, font).Width;

    XFont FontOf(Face face, double size) =>
        fonts.TryGetValue((face, size), out var font) ? font : fonts[(face, size)] = LiberationSerif.Of(face, size);

    void TurnPage()
    {
        FinishPage(isOnly: false);
        page.Dispose();
        page = AddPage();
    }

    XGraphics AddPage()
    {
        var next = document.AddPage();
        (next.Width, next.Height) = (XUnit.FromMillimeter(format.Width), XUnit.FromMillimeter(format.Height));
        y = Points(format.Top);
        return XGraphics.FromPdfPage(next);
    }

    /// <summary>The margin comes last, while the page is still open: only then it is known whether another follows.</summary>
    void FinishPage(bool isOnly) => Artifact(() =>
    {
        var line = new XRect(Points(format.Left), Points(format.Top) / 2 - 6, Points(format.Width - format.Left - format.Right), 12);
        if (LeftMark is not null) page.DrawString(LeftMark, FontOf(Face.Bold, 8), Grey, line, XStringFormats.CenterLeft);
        if (FirstMark is not null && PageCount == 1) page.DrawString(FirstMark, FontOf(Face.Italic, 8), XBrushes.Black, line, XStringFormats.CenterRight);
        if (RightMark is not null) page.DrawString(RightMark, FontOf(Face.Bold, 13), XBrushes.Black, line, XStringFormats.CenterRight);
        if (RunningHead(PageCount, isOnly) is { } head) page.DrawString(head, FontOf(Face.Regular, RunningHeadSize), XBrushes.Black, line, XStringFormats.Center);
    });

    void Artifact(Action draw)
    {
        structure.BeginArtifact();
        draw();
        structure.End();
    }

    static double Points(double millimetres) => XUnit.FromMillimeter(millimetres).Point;
}
