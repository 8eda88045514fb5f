using System.Globalization;
using NodaTime;

namespace PhuocHiep.MotCua;

/// <summary>How the columns of an imported row are read. Each says the column's name and what it expected.</summary>
public static class CsvColumns
{
    /// <exception cref="UnreadableColumn">The column is empty or longer than <paramref name="longest"/>.</exception>
    public static string Text(this CsvRow row, string column, int longest) =>
        row.OptionalText(column, longest) ?? throw new UnreadableColumn(column, "để trống");

    /// <exception cref="UnreadableColumn">The column is longer than <paramref name="longest"/>.</exception>
    public static string? OptionalText(this CsvRow row, string column, int longest) =>
        row[column] is not { } text ? null
        : text.Length <= longest ? text
        : throw new UnreadableColumn(column, $"dài quá {longest} ký tự");

    /// <exception cref="UnreadableColumn">The column is not an instant with an offset.</exception>
    public static Instant? OptionalInstant(this CsvRow row, string column) =>
        row[column] is not { } text ? null
        : VietnamTime.TryParseIso(text, out Instant at) && at.VietnamDay().Year is > 1900 and < 3000 ? at
        : throw new UnreadableColumn(column, $"“{text}” không phải thời điểm dạng 2024-08-06T09:00:00+07:00");

    /// <exception cref="UnreadableColumn">The column is not a whole number from 0.</exception>
    public static long? OptionalWhole(this CsvRow row, string column, long most) =>
        row[column] is not { } text ? null
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number
        : throw new UnreadableColumn(column, $"“{text}” không phải số nguyên từ 0 đến {most}");

    /// <exception cref="UnreadableColumn">The column is neither `true`, `false` nor empty.</exception>
    public static bool Flag(this CsvRow row, string column) => row[column] switch
    {
        "true" => true,
        "false" or null => false,
        var text => throw new UnreadableColumn(column, $"“{text}” không phải true hoặc false"),
    };

    /// <summary>One of a few words; null where the column is empty.</summary>
    /// <exception cref="UnreadableColumn">The word is none of them.</exception>
    public static T? OptionalWord<T>(this CsvRow row, string column, params (string Word, T Value)[] words) where T : struct
    {
        if (row[column] is not { } text) return null;
        foreach (var (word, value) in words)
            if (word == text) return value;
        throw new UnreadableColumn(column, $"“{text}” không phải một trong: {string.Join(", ", words.Select(w => w.Word))}");
    }

    /// <exception cref="UnreadableColumn">The column is empty or the word is none of them.</exception>
    public static T Word<T>(this CsvRow row, string column, params (string Word, T Value)[] words) where T : struct =>
        row.OptionalWord(column, words) ?? throw new UnreadableColumn(column, "để trống");
}
