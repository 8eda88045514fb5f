using PdfSharp.UniversalAccessibility;

namespace PhuocHiep.MotCua.Paper;

/// <summary>A column of a table.</summary>
/// <param name="Share">Of the table's width.</param>
public sealed record Column(string Title, double Share, Align Align = Align.Left)
{
    /// <summary>The headings over its own, from the top; neighbours under the same heading share it.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    /// <summary>What it is the sum of, beside its number: `(4)+(5)`; empty where it is no sum.</summary>
    public string Sum { get; init; } = "";

    /// <summary>`(3)`, `(3) = (4)+(5)`.</summary>
    /// <param name="index">Its place, from 0.</param>
    public string NumberText(int index) => Sum.Length == 0 ? $"({index + 1})" : $"({index + 1}) = {Sum}";
}

sealed partial class Sheet
{
    const double Padding = 2.5;

    /// <summary>Rows of cells, ruled; the titles stand on each page again. Only a row of many lines is torn by a page break.</summary>
    /// <param name="numbered">Under the titles stand the numbers of the columns: `(1)`, `(2)`.</param>
    /// <param name="totalled">The last row is the total, in bold.</param>
    public void Table(TextStyle style, IReadOnlyList<Column> columns, IReadOnlyList<IReadOnlyList<string>> rows, bool numbered = false, bool totalled = false)
    {
        structure.BeginElement(PdfBlockLevelElementTag.Table);
        WriteTitles(style, columns, numbered);
        foreach (var (number, row) in rows.Index())
        {
            var isTotal = totalled && number == rows.Count - 1;
            var cells = columns.Select((column, i) => SetCell(style with { Align = column.Align }, column.Share, isTotal ? Run.Bold(row[i]) : row[i])).ToList();
            var lines = cells.Max(cell => cell.LineCount);
            for (int from = 0, count; from < lines; from += count)
            {
                count = Math.Min(lines - from, LinesLeft(cells[0]));
                if (count < lines - from && (count < 3 || lines - from <= 6))
                {
                    TurnPage();
                    WriteTitles(style, columns, numbered);
                    count = Math.Min(lines - from, LinesLeft(cells[0]));
                }
                WriteRow(() => structure.BeginElement(PdfBlockLevelElementTag.TableDataCell), columns, cells, from, count);
            }
        }
        structure.End();
        y += style.After;
    }

    /// <summary>The titles, under the headings that several of them share, and their numbers; on one page together with what comes next.</summary>
    void WriteTitles(TextStyle style, IReadOnlyList<Column> columns, bool numbered)
    {
        var centred = style with { Align = Align.Centre };
        var head = TableHead.Of(columns).Select(row => row.Select(cell => (Cell: cell, Text: SetCell(centred, ShareOf(columns, cell.Column, cell.ColumnSpan), Run.Bold(cell.Text)))).ToList()).ToList();
        var heights = HeightsOf(head);
        var lines = (int)Math.Ceiling((heights.Sum() - 2 * Padding) / head[0][0].Text.LineHeight - 0.001);
        if (LinesLeft(head[0][0].Text) < lines + (numbered ? 4 : 2)) TurnPage();
        foreach (var (number, row) in head.Index())
        {
            structure.BeginElement(PdfBlockLevelElementTag.TableRow);
            foreach (var (cell, text) in row)
            {
                var height = heights.Skip(number).Take(cell.RowSpan).Sum();
                // What stands beside several rows of headings stands in their middle.
                var above = cell.RowSpan == 1 ? Padding : (height - text.LineCount * text.LineHeight) / 2;
                WriteCell(HeadTag(cell.ColumnSpan, cell.RowSpan), left + width * ShareOf(columns, 0, cell.Column), width * ShareOf(columns, cell.Column, cell.ColumnSpan), height, above, text, 0, text.LineCount);
            }
            structure.End();
            y += heights[number];
        }
        if (!numbered) return;
        var numbers = columns.Select((column, i) => SetCell(centred, column.Share, Run.Italic(column.NumberText(i)))).ToList();
        WriteRow(HeadTag(1, 1), columns, numbers, 0, numbers.Max(cell => cell.LineCount));
    }

    /// <summary>Each row as high as its own titles need; where one that stands beside several rows needs more, the last of them grows.</summary>
    static List<double> HeightsOf(List<List<(HeadCell Cell, Passage Text)>> head)
    {
        var heights = head.Select(row => row.Where(c => c.Cell.RowSpan == 1).Select(c => Needed(c.Text)).DefaultIfEmpty(0).Max()).ToList();
        foreach (var (number, row) in head.Index())
            foreach (var (cell, text) in row.Where(c => c.Cell.RowSpan > 1))
                heights[number + cell.RowSpan - 1] += Math.Max(0, Needed(text) - heights.Skip(number).Take(cell.RowSpan).Sum());
        return heights;

        static double Needed(Passage text) => text.LineCount * text.LineHeight + 2 * Padding;
    }

    /// <summary>A heading says how far it reaches, and that it speaks of what stands under it: whoever has the table read aloud hears it with each number.</summary>
    Action HeadTag(int columns, int rows) => () =>
    {
        structure.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        if (columns > 1) structure.SetColSpan(columns);
        if (rows > 1) structure.SetRowSpan(rows);
        structure.CurrentStructureElement.TableAttributes.Elements.SetName("/Scope", "/Column");
    };

    void WriteRow(Action beginCell, IReadOnlyList<Column> columns, List<Passage> cells, int from, int count)
    {
        var height = count * cells[0].LineHeight + 2 * Padding;
        var x = left;
        structure.BeginElement(PdfBlockLevelElementTag.TableRow);
        foreach (var (column, cell) in columns.Zip(cells))
        {
            WriteCell(beginCell, x, width * column.Share, height, Padding, cell, from, Math.Clamp(cell.LineCount - from, 0, count));
            x += width * column.Share;
        }
        structure.End();
        y += height;
    }

    void WriteCell(Action begin, double x, double cellWidth, double height, double above, Passage text, int from, int count)
    {
        Artifact(() => page.DrawRectangle(Thin, x, y, cellWidth, height));
        begin();
        text.Draw(page, x + Padding, y + above, from, count);
        structure.End();
    }

    static double ShareOf(IReadOnlyList<Column> columns, int first, int count) => columns.Skip(first).Take(count).Sum(column => column.Share);

    Passage SetCell(TextStyle style, double share, Run text) => Set(style, width * share - 2 * Padding, text);

    int LinesLeft(Passage cell) => (int)((Bottom - y - 2 * Padding) / cell.LineHeight);
}
