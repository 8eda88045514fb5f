using NodaTime;
using PhuocHiep.MotCua.Agencies;

namespace PhuocHiep.MotCua.Paper;

/// <summary>A form of the office, told once: <see cref="ToPdf"/> sets it on its sheet, and a page to print shows the same words.</summary>
public sealed partial record Form
{
    public required Agency Agency { get; init; }

    /// <summary>When it is made out; its day says which set of forms is in force.</summary>
    public required Instant At { get; init; }

    /// <summary>`Giấy tiếp nhận hồ sơ và hẹn trả kết quả`.</summary>
    public required string Name { get; init; }

    public required IReadOnlyList<Part> Body { get; init; }

    /// <summary>The form of the circular that it is; null for one that the office made itself.</summary>
    public OfficialForm? Official { get; init; }

    /// <summary>`Biểu số II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP)`: the number of a form that no set of the one-stop office holds.</summary>
    public string? FormNumber { get; init; }

    /// <summary>Made out by the counter, whose name stands under the office's.</summary>
    public bool IsOfCounter { get; init; } = true;

    /// <summary>Mã hồ sơ, where the paper speaks of one dossier.</summary>
    public string? Code { get; init; }

    /// <summary>`Số: ……/HDHS`, for a paper that speaks of no dossier yet.</summary>
    public string? Number { get; init; }

    /// <summary>Under the title, in italics.</summary>
    public string? Subtitle { get; init; }

    /// <summary>What the QR carries, and what stands under it.</summary>
    public (Uri Address, string Caption, string Spoken)? Qr { get; init; }

    /// <summary>Place and day stand at its head. Not so on a paper that grows with the days.</summary>
    public bool IsDated { get; init; } = true;

    /// <summary>About made-up people: the paper says so.</summary>
    public bool IsDemonstration { get; init; }

    public Stationery Stationery { get; init; } = Stationery.A5;

    /// <summary>Whoever signs, from the left; one alone signs on the right.</summary>
    public IReadOnlyList<Signature> Signatures { get; init; } = [];

    /// <summary>`GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ`.</summary>
    public string Title => Name.ToUpper(VietnamTime.Culture);

    public FormSet Set => FormSet.On(At.VietnamDay());

    /// <summary>Tên cơ quan, and under it, in bold, the counter's.</summary>
    public IReadOnlyList<Run> Head => [.. Letterhead.NameLines(Agency).Select(Run.Plain), .. CounterLines.Select(Run.Bold)];

    IReadOnlyList<string> CounterLines => IsOfCounter ? Set.HeadLines : [];

    public static string Nation => Letterhead.Nation;

    public static string Motto => Letterhead.Motto;

    public string PlaceAndDay => $"{Agency.Place}, {At.VietnamDay().InWords()}";

    /// <summary>`DỮ LIỆU MẪU`.</summary>
    public string? Mark => IsDemonstration ? Letterhead.DemonstrationMark : null;

    /// <summary>`Mẫu số 02 (TT 01/2018/TT-VPCP)`.</summary>
    public string? OfficialMark => Official is { } official ? Set.MarkOf(official) : FormNumber;

    /// <summary>What nobody has written yet.</summary>
    internal const string Blank = "…………………";
}

/// <summary>A piece of a form's body.</summary>
public abstract record Part;

/// <summary>`Địa chỉ: …`.</summary>
public sealed record Line(params IReadOnlyList<Run> Words) : Part;

/// <summary>Two short lines beside each other.</summary>
public sealed record Pair(Line Left, Line Right) : Part;

/// <summary>Running text, its first line drawn in.</summary>
public sealed record Paragraph(params IReadOnlyList<Run> Words) : Part;

/// <summary>To whom: in the middle.</summary>
public sealed record Address(params IReadOnlyList<Run> Words) : Part;

/// <summary>Smaller, under what it remarks on.</summary>
public sealed record Note(params IReadOnlyList<Run> Words) : Part;

/// <summary>The name of what follows.</summary>
public sealed record Heading(string Text) : Part;

/// <summary>Rows of cells.</summary>
/// <param name="IsNumbered">Under the titles stand the numbers of the columns.</param>
/// <param name="IsTotalled">The last row is the total.</param>
public sealed record Table(IReadOnlyList<Column> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, bool IsNumbered = false, bool IsTotalled = false) : Part;

/// <summary>Room for a name by hand, and the name where it is known.</summary>
public sealed record Signature(string Who, string? Name = null, string Hint = "(Ký và ghi rõ họ tên)")
{
    /// <summary>Of whoever answers for the office; who that is on the day of the signature is not known before.</summary>
    public static readonly Signature OfHead = new("THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ", Hint: "(Ký, ghi rõ họ tên, đóng dấu)");
}

/// <summary>A sheet and how large its letters are, in points.</summary>
/// <param name="Name">Ends the class name `paper-…`.</param>
/// <param name="HeadShare">Of the width, for the office's name.</param>
/// <param name="Sizes">Of the text, the one that is read best first.</param>
public sealed record Stationery(string Name, Format Format, double Head, double HeadShare, double Title, IReadOnlyList<double> Sizes)
{
    public static readonly Stationery A5 = new("a5", Format.Form, Head: 8.5, HeadShare: 0.47, Title: 12, [11, 10.5, 10, 9.5, 9]);

    public static readonly Stationery A5Lying = new("a5-lying", Format.WideForm, Head: 10, HeadShare: 0.45, Title: 13, [10, 9.5]);

    public static readonly Stationery A4 = new("a4", Format.List, Head: 11, HeadShare: 0.46, Title: 14, [12, 11, 10]);

    public static readonly Stationery A4Lying = new("a4-lying", Format.Book, Head: 11, HeadShare: 0.4, Title: 14, [9.5]);
}
