using System.IO.Compression;
using System.Security;
using System.Text;

namespace PhuocHiep.MotCua.Reports;

/// <summary>
/// How the sheets of a workbook come out of a printer: lying on A4, as wide as the paper, the titles on each page again, page numbers below
/// (ECMA-376 Part 1, 18.3.1). The library that writes the cells has no word for it, so its file is passed on with that put in; nothing of it is
/// held in memory.
/// </summary>
static class PrintSetup
{
    const string Fits = """<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>""";

    const string Page = """
        <pageMargins left="0.5" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;CTrang &amp;P/&amp;N</oddFooter></headerFooter>
        """;

    const string End = "</worksheet>";

    /// <param name="workbook">From its beginning; can be read in any order.</param>
    /// <param name="sheets">Their names and how many rows of titles each has.</param>
    /// <param name="to">Stays open.</param>
    public static async Task ApplyAsync(Stream workbook, IReadOnlyList<(string Name, int Titles)> sheets, Stream to, CancellationToken ct)
    {
        await using var from = await ZipArchive.CreateAsync(workbook, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, ct);
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        foreach (var entry in from.Entries)
        {
            await using var read = await entry.OpenAsync(ct);
            await using var write = await zip.CreateEntry(entry.FullName, CompressionLevel.Fastest).OpenAsync(ct);
            if (entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)) await PassSheetAsync(read, write, ct);
            else if (entry.FullName == "xl/workbook.xml") await PassWorkbookAsync(read, write, sheets, ct);
            else await read.CopyToAsync(write, ct);
        }
    }

    static async Task PassSheetAsync(Stream read, Stream write, CancellationToken ct)
    {
        using var text = new StreamReader(read, Encoding.UTF8);
        await using var sheet = new StreamWriter(write, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        var block = new char[1 << 15];
        var (held, isBegun) = ("", false);
        while (await text.ReadBlockAsync(block, ct) is > 0 and var count)
        {
            held += new string(block, 0, count);
            if (!isBegun)
            {
                var root = held.IndexOf('>', held.IndexOf("<worksheet", StringComparison.Ordinal)) + 1;
                held = held[..root] + Fits + held[root..];
                isBegun = true;
            }
            // The end may lie across two blocks.
            var sure = Math.Max(0, held.Length - End.Length);
            await sheet.WriteAsync(held.AsMemory(0, sure), ct);
            held = held[sure..];
        }
        await sheet.WriteAsync(held.Replace(End, Page.Trim() + End, StringComparison.Ordinal).AsMemory(), ct);
    }

    static async Task PassWorkbookAsync(Stream read, Stream write, IReadOnlyList<(string Name, int Titles)> sheets, CancellationToken ct)
    {
        using var text = new StreamReader(read, Encoding.UTF8);
        var names = string.Concat(sheets.Select((sheet, i) =>
            $"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"{i}\">{SecurityElement.Escape($"'{sheet.Name.Replace("'", "''", StringComparison.Ordinal)}'!$1:${sheet.Titles}")}</definedName>"));
        var book = await text.ReadToEndAsync(ct);
        book = book.Contains("</definedNames>", StringComparison.Ordinal)
            ? book.Replace("</definedNames>", $"{names}</definedNames>", StringComparison.Ordinal)
            : book.Replace("</sheets>", $"</sheets><definedNames>{names}</definedNames>", StringComparison.Ordinal);
        await using var writer = new StreamWriter(write, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        await writer.WriteAsync(book.AsMemory(), ct);
    }
}
