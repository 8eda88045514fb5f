using PdfSharp.UniversalAccessibility;

namespace PhuocHiep.MotCua.Paper;

/// <summary>A column of a table.</summary>
/// <param name="Share">Of the table's width.</param>
public sealed record Column(string Title, double Share, Align Align = Align.Left);

sealed partial class Sheet
{
    const double Padding = 2.5;

    /// <summary>Rows of cells, ruled; the titles stand on each page again. Only a row of many lines is torn by a page break.</summary>
    /// <param name="numbered">Under the titles stand the numbers of the columns: `(1)`, `(2)`.</param>
    public void Table(TextStyle style, IReadOnlyList<Column> columns, IEnumerable<IReadOnlyList<string>> rows, bool numbered = false)
    {
        structure.BeginElement(PdfBlockLevelElementTag.Table);
        WriteTitles(style, columns, numbered);
        foreach (var row in rows)
        {
            var cells = columns.Select((column, i) => SetCell(style with { Align = column.Align }, column, row[i])).ToList();
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
                WriteRow(PdfBlockLevelElementTag.TableDataCell, columns, cells, from, count);
            }
        }
        structure.End();
        y += style.After;
    }

    void WriteTitles(TextStyle style, IReadOnlyList<Column> columns, bool numbered)
    {
        var titles = columns.Select(column => SetCell(style with { Align = Align.Centre }, column, Run.Bold(column.Title))).ToList();
        if (LinesLeft(titles[0]) < titles.Max(title => title.LineCount) + (numbered ? 4 : 2)) TurnPage();
        WriteRow(PdfBlockLevelElementTag.TableHeaderCell, columns, titles, 0, titles.Max(title => title.LineCount));
        if (!numbered) return;
        var numbers = columns.Select((column, i) => SetCell(style with { Align = Align.Centre }, column, Run.Italic($"({i + 1})"))).ToList();
        WriteRow(PdfBlockLevelElementTag.TableHeaderCell, columns, numbers, 0, 1);
    }

    void WriteRow(PdfBlockLevelElementTag tag, IReadOnlyList<Column> columns, List<Passage> cells, int from, int count)
    {
        var height = count * cells[0].LineHeight + 2 * Padding;
        var x = left;
        structure.BeginElement(PdfBlockLevelElementTag.TableRow);
        foreach (var (column, cell) in columns.Zip(cells))
        {
            var (cellX, cellWidth) = (x, width * column.Share);
            Artifact(() => page.DrawRectangle(Thin, cellX, y, cellWidth, height));
            structure.BeginElement(tag);
            cell.Draw(page, x + Padding, y + Padding, from, Math.Clamp(cell.LineCount - from, 0, count));
            structure.End();
            x += cellWidth;
        }
        structure.End();
        y += height;
    }

    Passage SetCell(TextStyle style, Column column, Run text) => Set(style, width * column.Share - 2 * Padding, text);

    int LinesLeft(Passage cell) => (int)((Bottom - y - 2 * Padding) / cell.LineHeight);
}
