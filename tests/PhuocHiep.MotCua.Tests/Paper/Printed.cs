using System.Diagnostics;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace PhuocHiep.MotCua.Tests.Paper;

/// <summary>A paper read back: its words, its pages, its QR.</summary>
sealed class Printed(byte[] pdf)
{
    readonly PdfDocument document = PdfDocument.Open(pdf);

    public int Pages => document.NumberOfPages;

    /// <summary>Every letter in the order in which it was written.</summary>
    public string Text => string.Concat(document.GetPages().Select(page => page.Text));

    public string PageText(int number) => document.GetPage(number).Text;

    /// <summary>Millimetres, rounded.</summary>
    public (double Width, double Height) Size => (Math.Round(document.GetPage(1).Width / 72 * 25.4), Math.Round(document.GetPage(1).Height / 72 * 25.4));

    public string? Title => document.Information.Title;

    /// <summary>Letters that stand outside the margins, in millimetres; what the upper margin is for may stand there.</summary>
    public IEnumerable<string> Outside(double left, double right, double bottom) =>
        from page in document.GetPages()
        from letter in page.Letters
        where letter.Value != " "
        where letter.StartBaseLine.X < Points(left) - 0.5 || letter.EndBaseLine.X > page.Width - Points(right) + 0.5 || letter.StartBaseLine.Y < Points(bottom) || letter.StartBaseLine.Y > page.Height - Points(4)
        select $"{letter.Value} on page {page.Number} at {letter.StartBaseLine}";

    /// <summary>Letters that stand on each other.</summary>
    public IEnumerable<string> Overlapping() =>
        from page in document.GetPages()
        let letters = page.Letters.Where(l => l.Value != " ").ToList()
        from line in letters.GroupBy(l => Math.Round(l.StartBaseLine.Y, 1))
        let inOrder = line.OrderBy(l => l.StartBaseLine.X).ToList()
        from pair in inOrder.Zip(inOrder.Skip(1))
        where pair.Second.StartBaseLine.X < pair.First.EndBaseLine.X - 0.5
        select $"{pair.First.Value}{pair.Second.Value} on page {page.Number}";

    /// <summary>What is read aloud, in its order: each element under the one that holds it, with its attributes and words (pdfinfo).</summary>
    public string Structure() => InFile(file => Run("pdfinfo", "-struct-text", file));

    /// <summary>What a phone reads from the first page (pdftoppm, zbarimg).</summary>
    public string Qr() => InFile(file =>
    {
        Run("pdftoppm", "-r", "150", "-f", "1", "-singlefile", "-png", file, file);
        return Run("zbarimg", "-q", "--raw", file + ".png").Trim();
    });

    string InFile(Func<string, string> read)
    {
        var folder = Directory.CreateTempSubdirectory("motcua-paper-");
        try
        {
            var file = Path.Combine(folder.FullName, "paper.pdf");
            File.WriteAllBytes(file, pdf);
            return read(file);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public IReadOnlyList<Letter> Letters(int page) => document.GetPage(page).Letters;

    static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} ended with {process.ExitCode}.");
        return output;
    }

    static double Points(double millimetres) => millimetres / 25.4 * 72;
}
