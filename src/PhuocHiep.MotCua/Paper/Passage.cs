using System.Globalization;
using System.Text;
using PdfSharp.Drawing;

namespace PhuocHiep.MotCua.Paper;

/// <summary>How letters look: the four faces of a typeface.</summary>
[Flags]
public enum Face
{
    Regular = 0,
    Bold = 1,
    Italic = 2,
}

/// <summary>Words in one face.</summary>
public readonly record struct Run(string Text, Face Face = Face.Regular)
{
    public static implicit operator Run(string text) => Plain(text);

    public static Run Plain(string text) => new(text);

    public static Run Bold(string text) => new(text, Face.Bold);

    public static Run Italic(string text) => new(text, Face.Italic);

    public static Run BoldItalic(string text) => new(text, Face.Bold | Face.Italic);
}

public enum Align
{
    Left,
    Centre,
    Right,
    Justified,
}

/// <summary>How a paragraph is set; in points.</summary>
/// <param name="Indent">Of the first line.</param>
/// <param name="Leading">From line to line, in sizes.</param>
/// <param name="After">Room below.</param>
sealed record TextStyle(double Size, Align Align = Align.Left, double Indent = 0, double Leading = 1.18, double After = 0);

/// <summary>A paragraph broken into lines of one width. Composed letters only (nothing here shapes marks), and a real space after each word, so that the text can be read back as it was written.</summary>
sealed class Passage
{
    readonly TextStyle style;
    readonly double width;
    readonly List<List<Piece>> lines = [[]];

    /// <param name="widthOf">The sheet's own ruler, and its fonts: a font belongs to one document.</param>
    public Passage(TextStyle style, double width, ReadOnlySpan<Run> runs, Func<string, XFont, double> widthOf, Func<Face, double, XFont> fonts)
    {
        this.style = style;
        this.width = width;
        var room = width - style.Indent;
        foreach (var word in Words(Pieces(runs, room, widthOf, fonts), room))
        {
            if (lines[^1].Count > 0 && LineWidth(lines[^1]) + lines[^1][^1].Space + LineWidth(word) > room)
            {
                lines.Add([]);
                room = width;
            }
            lines[^1].AddRange(word);
        }
    }

    public int LineCount => lines.Count;

    public double LineHeight => style.Size * style.Leading;

    /// <summary>Draws some of the lines, the first of them at y.</summary>
    public void Draw(XGraphics page, double x, double y, int from, int count)
    {
        for (var i = from; i < from + count; i++, y += LineHeight)
            DrawLine(page, lines[i], x, y, isFirst: i == 0, isLast: i == lines.Count - 1);
    }

    void DrawLine(XGraphics page, List<Piece> line, double x, double y, bool isFirst, bool isLast)
    {
        var indent = isFirst ? style.Indent : 0;
        var spare = width - indent - LineWidth(line);
        var gaps = line.SkipLast(1).Count(p => p.Space > 0);
        var stretch = style.Align == Align.Justified && !isLast && gaps > 0 ? spare / gaps : 0;
        x += indent + style.Align switch { Align.Centre => spare / 2, Align.Right => spare, _ => 0 };
        var baseline = y + (LineHeight - (LiberationSerif.Ascent + LiberationSerif.Descent) * style.Size) / 2 + LiberationSerif.Ascent * style.Size;
        for (var i = 0; i < line.Count; i++)
        {
            var piece = line[i];
            var spaced = piece.Space > 0 && !(isLast && i == line.Count - 1);
            page.DrawString(spaced ? piece.Text + " " : piece.Text, piece.Font, XBrushes.Black, x, baseline);
            x += piece.Width + (piece.Space > 0 ? piece.Space + stretch : 0);
        }
    }

    static double LineWidth(List<Piece> line) => line.Count == 0 ? 0 : line.Sum(p => p.Width + p.Space) - line[^1].Space;

    List<Piece> Pieces(ReadOnlySpan<Run> runs, double room, Func<string, XFont, double> widthOf, Func<Face, double, XFont> fonts)
    {
        var pieces = new List<Piece>();
        foreach (var run in runs)
        {
            var font = fonts(run.Face, style.Size);
            var space = widthOf(" ", font);
            var text = string.Concat(run.Text.Normalize(NormalizationForm.FormC).Select(c => char.IsWhiteSpace(c) || char.IsControl(c) ? ' ' : c));
            foreach (var (i, word) in text.Split(' ').Index())
            {
                // A number stays with its unit: `17 giờ`.
                if (i > 0 && pieces.Count > 0) pieces[^1] = pieces[^1] with { Space = space, MayBreakAfter = !pieces[^1].Text.All(char.IsAsciiDigit) };
                foreach (var part in Parts(word, room, part => widthOf(part, font)))
                    pieces.Add(new(part, font, widthOf(part, font), Space: 0, MayBreakAfter: true));
                if (word.Length > 0) pieces[^1] = pieces[^1] with { MayBreakAfter = false };
            }
        }
        return pieces;
    }

    /// <summary>A word, or, where it is wider than the line, as much of it at a time as fits; a code is broken after its hyphen.</summary>
    static IEnumerable<string> Parts(string word, double room, Func<string, double> widthOf)
    {
        if (word.Length > 0 && widthOf(word) > room)
        {
            var part = "";
            for (var letters = StringInfo.GetTextElementEnumerator(word); letters.MoveNext();)
            {
                var letter = letters.GetTextElement();
                if (part.Length > 0 && widthOf(part + letter) > room)
                {
                    var broken = part.LastIndexOf('-') + 1;
                    if (broken == 0) broken = part.Length;
                    yield return part[..broken];
                    part = part[broken..];
                }
                part += letter;
            }
            word = part;
        }
        if (word.Length > 0) yield return word;
    }

    /// <summary>Pieces between which a line may not break, unless they are wider than the line.</summary>
    static IEnumerable<List<Piece>> Words(List<Piece> pieces, double room)
    {
        var word = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (word.Count > 0 && LineWidth(word) + word[^1].Space + piece.Width > room)
            {
                yield return word;
                word = [];
            }
            word.Add(piece);
            if (!piece.MayBreakAfter) continue;
            yield return word;
            word = [];
        }
        if (word.Count > 0) yield return word;
    }

    /// <summary>Part of a word in one font.</summary>
    /// <param name="Space">Width of the space that follows; 0 where none does.</param>
    readonly record struct Piece(string Text, XFont Font, double Width, double Space, bool MayBreakAfter);
}
