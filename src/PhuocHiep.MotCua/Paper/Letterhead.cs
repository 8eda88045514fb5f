using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Paper;

/// <summary>The upper part that all papers of the office share (NĐ 30/2020 Đ8; Phụ lục I).</summary>
static class Letterhead
{
    public const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";

    public const string Motto = "Độc lập - Tự do - Hạnh phúc";

    /// <summary>Tên cơ quan ban hành: `ỦY BAN NHÂN DÂN` over `XÃ PHƯỚC HIỆP`.</summary>
    public static IReadOnlyList<string> NameLines(Agency agency)
    {
        var words = agency.Name.ToUpper(VietnamTime.Culture).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return VietnameseText.Fold(agency.Name).StartsWith("uy ban nhan dan ", StringComparison.Ordinal)
            ? [string.Join(' ', words[..4]), string.Join(' ', words[4..])]
            : [string.Join(' ', words)];
    }

    /// <summary>Quốc hiệu và tiêu ngữ.</summary>
    public static void WriteNation(this Sheet sheet, double size)
    {
        sheet.Write(new(size, Align.Centre), Run.Bold(Nation));
        sheet.Write(new(size + 1, Align.Centre), Run.Bold(Motto));
        sheet.Rule(length: 12.1 * (size + 1));
    }

    /// <summary>Tên cơ quan over the counter's name, where it is the counter's paper, beside quốc hiệu.</summary>
    public static void WriteFormHead(this Sheet sheet, Agency agency, IReadOnlyList<string> counterLines, double size, double leftShare) => sheet.SideBySide(
        leftShare,
        () =>
        {
            foreach (var line in NameLines(agency)) sheet.Write(new(size, Align.Centre), line);
            foreach (var line in counterLines) sheet.Write(new(size, Align.Centre), Run.Bold(line));
            sheet.Rule(length: 6 * size);
        },
        () => sheet.WriteNation(size));

    /// <summary>Made-up people stay recognizable on paper.</summary>
    public const string DemonstrationMark = "DỮ LIỆU MẪU";

    public static string? MarkOf(Dossier dossier) => dossier.Origin == Origin.Demonstration ? DemonstrationMark : null;
}
