using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace PhuocHiep.MotCua;

/// <summary>One line of a CSV file: its fields by column name, and where it stands.</summary>
/// <param name="Line">The line of the file on which the row begins, the header being line 1.</param>
/// <param name="Problem">Why the row as such cannot be read; null where it can.</param>
public sealed record CsvRow(int Line, IReadOnlyDictionary<string, string> Fields, string? Problem)
{
    /// <summary>The cleaned text of a column, without the apostrophe that kept it from being a formula; null where it is absent or empty.</summary>
    public string? this[string column] => Fields.TryGetValue(column, out var text) ? VietnameseText.Clean(CsvCell.Unguarded(text)) : null;
}

/// <summary>A row that was not taken in, and why, for the person who has the file open.</summary>
public sealed record RejectedRow(int Line, string? Code, string Reason);

/// <summary>One column of one row cannot be read.</summary>
public sealed class UnreadableColumn(string column, string problem) : Exception($"{column}: {problem}");

/// <summary>Reads RFC 4180 CSV with a header line: columns by name in any order, unknown columns an error.</summary>
public static class CsvTable
{
    /// <summary>The rows of the file, as they stand.</summary>
    /// <exception cref="RuleViolation">The file is empty, not UTF-8, or its header names an unknown column or lacks a needed one.</exception>
    public static IReadOnlyList<CsvRow> Read(TextReader file, IReadOnlyCollection<string> needed, IReadOnlyCollection<string> optional)
    {
        var badFields = 0;
        using var parser = new CsvParser(file, new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = _ => badFields++, IgnoreBlankLines = true });
        try
        {
            if (!parser.Read()) throw new RuleViolation("Tệp rỗng: dòng đầu phải là tên các cột.");
            var columns = Header(parser.Record!, needed, optional);
            var rows = new List<CsvRow>();
            for (var line = parser.RawRow + 1; ; line = parser.RawRow + 1)
            {
                badFields = 0;
                if (!parser.Read()) return rows;
                var record = parser.Record!;
                // Blank lines are passed over; the row begins on the last of the lines it spans.
                var begins = Math.Max(line, parser.RawRow - parser.RawRecord.TrimEnd('\r', '\n').Count(c => c == '\n'));
                var problem = badFields > 0 ? "dấu ngoặc kép đặt sai chỗ" : record.Length == columns.Count ? null : $"có {record.Length} cột, cần {columns.Count}";
                rows.Add(new(begins, problem is null ? columns.Zip(record).ToDictionary(c => c.First, c => c.Second) : new Dictionary<string, string>(), problem));
            }
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new RuleViolation("Tệp không phải UTF-8; hãy lưu lại dưới dạng CSV UTF-8.");
        }
    }

    static List<string> Header(string[] header, IReadOnlyCollection<string> needed, IReadOnlyCollection<string> optional)
    {
        var columns = header.Select(c => c.Trim()).ToList();
        var unknown = columns.Where(c => !needed.Contains(c) && !optional.Contains(c)).ToList();
        if (unknown.Count > 0) throw new RuleViolation($"Dòng 1: không có cột tên {string.Join(", ", unknown.Select(c => $"“{c}”"))}.");
        var missing = needed.Where(c => !columns.Contains(c)).ToList();
        if (missing.Count > 0) throw new RuleViolation($"Dòng 1: thiếu cột {string.Join(", ", missing)}.");
        var twice = columns.GroupBy(c => c).FirstOrDefault(c => c.Count() > 1)?.Key;
        return twice is null ? columns : throw new RuleViolation($"Dòng 1: cột “{twice}” có hai lần.");
    }
}
