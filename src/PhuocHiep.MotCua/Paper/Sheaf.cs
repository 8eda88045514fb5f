using NodaTime;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;

namespace PhuocHiep.MotCua.Paper;

/// <summary>Papers laid on each other, to be printed in one go: every page as it was, with what it says of itself to whoever has it read aloud, and nothing between them.</summary>
public static class Sheaf
{
    /// <param name="papers">PDF files, in the order in which they are printed; at least one.</param>
    public static byte[] Of(string title, string author, Instant at, IEnumerable<byte[]> papers)
    {
        using var sheaf = new PdfDocument();
        sheaf.Info.Title = title;
        sheaf.Info.Author = author;
        sheaf.Info.CreationDate = at.ToDateTimeUtc();
        var structure = new SheafStructure(sheaf);
        foreach (var paper in papers)
        {
            using var file = new MemoryStream(paper);
            using var document = PdfReader.Open(file, PdfDocumentOpenMode.Import);
            structure.Take(document, [.. Enumerable.Range(0, document.PageCount).Select(i => (document.Pages[i], sheaf.AddPage(document.Pages[i])))]);
        }
        structure.Finish();
        using var pdf = new MemoryStream();
        sheaf.Save(pdf);
        return pdf.ToArray();
    }
}
