using System.IO.Compression;
using System.Xml.Linq;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>A workbook read back, as whatever opens it finds it: the cells of one of its sheets, and the sheet's own XML.</summary>
sealed class ReadWorkbook
{
    static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <param name="sheet">From 1.</param>
    public ReadWorkbook(Stream file, int sheet = 1)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        Sheet = Open(zip, $"xl/worksheets/sheet{sheet}.xml");
        Names = [.. Open(zip, "xl/workbook.xml").Descendants(Main + "definedName").Select(name => name.Value)];
        Properties = string.Concat(zip.Entries.Where(e => e.FullName.StartsWith("docProps/", StringComparison.Ordinal)).Select(e => Open(zip, e.FullName).ToString()));
        Rows = [.. Sheet.Descendants(Main + "row").Select(row => (IReadOnlyList<ReadCell>)[.. row.Elements(Main + "c").Select(Read)])];
    }

    public XElement Sheet { get; }

    public string Properties { get; }

    /// <summary>`'Chỉ số'!$1:$1`: the rows that are printed on each page again, of each sheet.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>`landscape`, `9` (A4), `1` page wide, as high as it gets.</summary>
    public (string? Orientation, string? Paper, string? Wide, string? High) PageSetup => Sheet.Elements(Main + "pageSetup").Select(page => (page.Attribute("orientation")?.Value, page.Attribute("paperSize")?.Value, page.Attribute("fitToWidth")?.Value, page.Attribute("fitToHeight")?.Value)).Single();

    public IReadOnlyList<IReadOnlyList<ReadCell>> Rows { get; }

    public IEnumerable<string> Merged => Sheet.Descendants(Main + "mergeCell").Select(cell => cell.Attribute("ref")!.Value);

    /// <summary>How many rows and columns stay in sight.</summary>
    public (string? Rows, string? Columns) Frozen => Sheet.Descendants(Main + "pane").Select(pane => (pane.Attribute("ySplit")?.Value, pane.Attribute("xSplit")?.Value)).SingleOrDefault();

    public string? Filter => Sheet.Element(Main + "autoFilter")?.Attribute("ref")?.Value;

    public int Formulas => Sheet.Descendants(Main + "f").Count();

    public IEnumerable<string> Texts(int row) => Rows[row].Select(cell => cell.Text);

    static ReadCell Read(XElement cell) =>
        cell.Attribute("t")?.Value is "inlineStr" ? new(cell.Element(Main + "is")!.Value, IsText: true) : new(cell.Element(Main + "v")?.Value ?? "", IsText: cell.Attribute("t")?.Value is "s" or "str");

    static XElement Open(ZipArchive zip, string name)
    {
        using var entry = zip.GetEntry(name)!.Open();
        return XElement.Load(entry);
    }
}

/// <summary>A cell: its text, or its number as it is written.</summary>
sealed record ReadCell(string Text, bool IsText);
