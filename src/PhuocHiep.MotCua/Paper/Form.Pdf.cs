namespace PhuocHiep.MotCua.Paper;

// On paper: the largest letters that take the fewest sheets.
public sealed partial record Form
{
    public byte[] ToPdf() => Sheet.OnFewestPages([.. Stationery.Sizes], ToSheet);

    internal Sheet ToSheet(double size)
    {
        var sheet = new Sheet(Stationery.Format, Code is null ? Title : $"{Title} – {Code}", Agency.Name, At)
        {
            LeftMark = Mark,
            FirstMark = OfficialMark,
            RunningHead = (page, _) => page == 1 ? null : Code is null ? $"{Name} – trang {page}" : $"Mã hồ sơ: {Code} – trang {page}",
        };
        sheet.WriteFormHead(Agency, CounterLines, Stationery.Head, Stationery.HeadShare);
        if (Qr is null) WriteTitle(sheet, size);
        else WriteTitleAndQr(sheet, size);
        foreach (var part in Body) Write(sheet, part, size);
        if (Signatures.Count > 0) WriteSignatures(sheet, size);
        return sheet;
    }

    void WriteTitle(Sheet sheet, double size)
    {
        sheet.Skip(3);
        TextStyle line = new(Math.Min(size, Stationery.Head + 1.5), Align.Centre);
        sheet.SideBySide(
            Stationery.HeadShare,
            () =>
            {
                if (Code is not null) sheet.Write(line, "Mã hồ sơ: ", Run.Bold(Code));
                else if (Number is not null) sheet.Write(line, Number);
            },
            () =>
            {
                if (IsDated) sheet.Write(line, Run.Italic(PlaceAndDay));
            });
        sheet.Skip(size * 0.9);
        sheet.Title(new(Stationery.Title + 1, Align.Centre, After: Subtitle is null ? 6 : 1), Run.Bold(Title));
        if (Subtitle is not null) sheet.Write(new(size, Align.Centre, After: 6), Run.Italic(Subtitle));
    }

    void WriteTitleAndQr(Sheet sheet, double size)
    {
        sheet.Skip(5);
        sheet.SideBySide(
            0.78,
            () =>
            {
                if (IsDated) sheet.Write(new(10, Align.Centre, After: 4), Run.Italic(PlaceAndDay));
                sheet.Title(new(Stationery.Title, Align.Centre, After: 4), Run.Bold(Title));
                if (Code is not null) sheet.Write(new(10.5, Align.Centre, After: 4), "Mã hồ sơ: ", Run.Bold(Code));
            },
            () =>
            {
                sheet.Qr(Qr!.Value.Address, 62, Qr.Value.Spoken);
                sheet.Write(new(7.5, Align.Centre, After: 4), Run.Italic(Qr.Value.Caption));
            });
    }

    static void Write(Sheet sheet, Part part, double size)
    {
        switch (part)
        {
            case Line line:
                sheet.Write(new(size, Leading: 1.22, After: size * 0.2), [.. line.Words]);
                break;
            case Pair pair:
                sheet.SideBySide(0.5, () => Write(sheet, pair.Left, size), () => Write(sheet, pair.Right, size));
                break;
            case Paragraph paragraph:
                sheet.Write(new(size, Align.Justified, Indent: size * 2, Leading: 1.25, After: size * 0.4), [.. paragraph.Words]);
                break;
            case Address address:
                sheet.Write(new(Math.Min(size, 10), Align.Centre, After: size * 0.4), [.. address.Words]);
                break;
            case Note note:
                sheet.Write(new(size - 0.5, Align.Justified, After: 1.5), [.. note.Words]);
                break;
            case Heading heading:
                sheet.Skip(size * 0.4);
                sheet.Write(new(size, After: 2), Run.Bold(heading.Text));
                break;
            case Table table:
                sheet.Skip(1);
                sheet.Table(new(size - 0.5, After: 3), table.Columns, table.Rows, table.IsNumbered, table.IsTotalled);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(part), part, null);
        }
    }

    void WriteSignatures(Sheet sheet, double size) => sheet.Together(() =>
    {
        sheet.Skip(size * 0.8);
        sheet.SideBySide(
            0.5,
            () =>
            {
                if (Signatures is [var left, _]) WriteSignature(sheet, left, size);
            },
            () => WriteSignature(sheet, Signatures[^1], size));
    });

    static void WriteSignature(Sheet sheet, Signature signature, double size)
    {
        sheet.Write(new(Math.Min(size, 10.5), Align.Centre), Run.Bold(signature.Who));
        sheet.Write(new(size - 0.5, Align.Centre), Run.Italic(signature.Hint));
        sheet.Skip(size * 3.8);
        sheet.Write(new(size, Align.Centre), Run.Bold(signature.Name ?? ""));
    }
}
