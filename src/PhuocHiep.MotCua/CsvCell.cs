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

    /// <summary>The text as it is written.</summary>
    public static string? Guarded(string? text) => IsTakenForFormula(text) ? Guard + text : text;

    /// <summary>The text that was meant.</summary>
    public static string? Unguarded(string? text) => text is [Guard, ..] && IsTakenForFormula(text) ? text[1..] : text;

    static bool IsTakenForFormula(string? text) => text?.TrimStart(Guard) is [var first, ..] && Signs.Contains(first);
}
