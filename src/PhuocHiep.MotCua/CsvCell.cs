using System.Globalization;
using CsvHelper.Configuration;

namespace PhuocHiep.MotCua;

/// <summary>
/// A text in a CSV file that somebody may open in a spreadsheet. What begins with one of = + - @ (narrow or wide) or a control sign would be
/// taken for a formula there, quoted or not – a name typed at a public counter could then run something on the reader's machine –, so it gets
/// the apostrophe that OWASP advises ("CSV Injection"). Left at that, a file written here would come back changed; so the apostrophe is taken
/// off again when a file is read, and a text that truly begins with one before such a sign is given one more. What goes out comes back.
/// </summary>
static class CsvCell
{
    const char Guard = '\'';
    const string Signs = "=+-@\t\r\n＝＋－＠";

    /// <summary>
    /// How a file is written (RFC 4180). Either half of a line's end is quoted too: left bare, as the library leaves it, it would end the row, and
    /// what follows – another machine's answer, say – would begin one, with whatever sign it likes.
    /// </summary>
    public static CsvConfiguration Writing => new(CultureInfo.InvariantCulture) { NewLine = "\r\n", ShouldQuote = cell => ConfigurationFunctions.ShouldQuote(cell) || cell.Field.AsSpan().ContainsAny('\r', '\n') };

    /// <summary>The text as it is written.</summary>
    public static string? Guarded(string? text) => IsTakenForFormula(text) ? Guard + text : text;

    /// <summary>The text that was meant.</summary>
    public static string? Unguarded(string? text) => text is [Guard, ..] && IsTakenForFormula(text) ? text[1..] : text;

    static bool IsTakenForFormula(string? text) => text?.TrimStart(Guard) is [var first, ..] && Signs.Contains(first);
}
