using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace PhuocHiep.MotCua.Paper;

/// <summary>The typeface of every paper: as wide as Times New Roman (NĐ 30/2020, Phụ lục I), free, and carried in this assembly, for Linux has none to ask for.</summary>
sealed class LiberationSerif : IFontResolver
{
    /// <summary>Of the size: from the baseline up and down.</summary>
    public const double Ascent = 0.891, Descent = 0.216;

    const string Family = "Liberation Serif";

    static readonly XPdfFontOptions Subset = new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);

    // PDFsharp takes one resolver a process; the runtime runs this once, whichever thread prints first.
    static LiberationSerif() => GlobalFontSettings.FontResolver = new LiberationSerif();

    public static XFont Of(Face face, double size) => new(Family, size, (XFontStyleEx)face, Subset);

    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) =>
        familyName == Family ? new($"LiberationSerif-{(isBold, isItalic) switch { (true, true) => "BoldItalic", (true, _) => "Bold", (_, true) => "Italic", _ => "Regular" }}.ttf") : null;

    public byte[] GetFont(string faceName)
    {
        using var file = typeof(LiberationSerif).Assembly.GetManifestResourceStream(faceName)
            ?? throw new InvalidOperationException($"The font {faceName} is not in the assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }
}
