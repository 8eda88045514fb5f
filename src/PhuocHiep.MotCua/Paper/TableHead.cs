namespace PhuocHiep.MotCua.Paper;

/// <summary>A cell of a table's head: a heading over several columns, or a column's own title.</summary>
/// <param name="Column">The first column it stands over, from 0.</param>
public sealed record HeadCell(string Text, int Column, int ColumnSpan, int RowSpan);

/// <summary>The head of a table, row by row: neighbours under the same heading share it, and a title reaches down to the lowest row.</summary>
public static class TableHead
{
    public static IReadOnlyList<IReadOnlyList<HeadCell>> Of(IReadOnlyList<Column> columns)
    {
        var depth = columns.Max(column => column.Above.Count) + 1;
        return [.. Enumerable.Range(0, depth).Select(row => Row(columns, row, depth))];
    }

    static List<HeadCell> Row(IReadOnlyList<Column> columns, int row, int depth)
    {
        var cells = new List<HeadCell>();
        for (int from = 0, span; from < columns.Count; from += span)
        {
            var above = columns[from].Above;
            span = above.Count > row ? columns.Skip(from).TakeWhile(column => column.Above.Take(row + 1).SequenceEqual(above.Take(row + 1))).Count() : 1;
            if (above.Count > row) cells.Add(new(above[row], from, span, RowSpan: 1));
            else if (above.Count == row) cells.Add(new(columns[from].Title, from, span, depth - row));
        }
        return cells;
    }
}
