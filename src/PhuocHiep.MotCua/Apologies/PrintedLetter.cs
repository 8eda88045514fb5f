using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>Phiếu xin lỗi và hẹn lại ngày trả kết quả (mẫu 04, TT 01/2018/TT-VPCP): on A4, set as NĐ 30/2020 (Phụ lục I) asks of an official letter, and on A5 as the circular prints its forms (Đ9 k2).</summary>
public static class PrintedLetter
{
    const string Title = "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ";

    /// <summary>Unsigned it says DỰ THẢO and bears no name; what is not known yet is dotted.</summary>
    /// <param name="genuine">The page that confirms it, for the QR; null where it has none.</param>
    public static byte[] Print(LetterFacts facts, LetterTemplate template, Uri? genuine) =>
        Sheet.OnFewestPages([14, 13], size => Write(facts, template, genuine, Format.Letter, scale: 1, size));

    /// <summary>The same words on the size of the other forms.</summary>
    public static byte[] PrintAsForm(LetterFacts facts, LetterTemplate template, Uri? genuine) =>
        Sheet.OnFewestPages([10.5, 10, 9.5], size => Write(facts, template, genuine, Format.Form, scale: 0.72, size));

    /// <summary>The paragraphs, from `Kính gửi` to `./.`: what <see cref="Print"/> sets and a page shows.</summary>
    public static IReadOnlyList<string> Words(LetterFacts facts, LetterTemplate template) => [.. Addressee(facts.Dossier), .. template.Fill(facts)];

    /// <param name="scale">Of everything but the body, to an official letter's sizes.</param>
    /// <param name="size">Of the body, in points.</param>
    static Sheet Write(LetterFacts facts, LetterTemplate template, Uri? genuine, Format format, double scale, double size)
    {
        var (letter, dossier, agency) = facts;
        var sheet = new Sheet(format, $"{Title} – {dossier.Code}", agency.Name, letter.SignedAt ?? letter.DraftedAt)
        {
            LeftMark = Letterhead.MarkOf(dossier),
            RightMark = letter.SignedAt is null ? "DỰ THẢO" : null,
            RunningHead = (page, _) => page == 1 ? null : page.ToString(VietnamTime.Culture),
            RunningHeadSize = 13 * scale,
        };
        WriteHead(sheet, letter, agency, scale);
        sheet.Title(new(14 * scale, Align.Centre, After: 12 * scale), Run.Bold(Title));
        foreach (var line in Addressee(dossier)) sheet.Write(new(size, Align.Centre), line);
        sheet.Skip(10 * scale);
        TextStyle body = new(size, Align.Justified, Indent: 36 * scale, Leading: 1.3, After: 6 * scale);
        string[] paragraphs = [.. template.Fill(facts)];
        foreach (var paragraph in paragraphs[..^1]) sheet.Write(body, paragraph);
        // A signature never stands on a page of its own.
        sheet.Together(() =>
        {
            sheet.Write(body, paragraphs[^1]);
            WriteFoot(sheet, facts, genuine, scale);
        });
        return sheet;
    }

    static void WriteHead(Sheet sheet, ApologyLetter letter, Agency agency, double scale)
    {
        sheet.SideBySide(
            0.39,
            () =>
            {
                foreach (var line in Letterhead.NameLines(agency)) sheet.Write(new(12 * scale, Align.Centre), Run.Bold(line));
                sheet.Rule(length: 64 * scale);
            },
            () => sheet.WriteNation(12 * scale));
        sheet.Skip(4 * scale);
        sheet.SideBySide(
            0.39,
            () => sheet.Write(new(13 * scale, Align.Centre), $"Số: {letter.NumberText ?? $"……/{agency.LetterSymbol}"}"),
            () => sheet.Write(new(13 * scale, Align.Centre), Run.Italic($"{agency.Place}, {letter.SignedAt?.VietnamDay().InWords() ?? "ngày …… tháng …… năm ………"}")));
        sheet.Skip(20 * scale);
    }

    static void WriteFoot(Sheet sheet, LetterFacts facts, Uri? genuine, double scale)
    {
        var (letter, _, agency) = facts;
        sheet.Skip(8 * scale);
        sheet.SideBySide(
            0.45,
            () =>
            {
                sheet.Write(new(12 * scale), Run.BoldItalic("Nơi nhận:"));
                foreach (var line in Recipients(facts)) sheet.Write(new(11 * scale), line);
                if (genuine is null) return;
                sheet.Skip(10 * scale);
                sheet.Qr(genuine, 62 * scale, "Mã QR để kiểm tra phiếu này", Align.Left);
                sheet.Skip(2 * scale);
                sheet.Write(new(9 * scale), Run.Italic("Quét để kiểm tra phiếu là thật"));
            },
            () =>
            {
                foreach (var line in Authority(letter, agency)) sheet.Write(new(13 * scale, Align.Centre), Run.Bold(line));
                sheet.Skip(84 * scale);
                sheet.Write(new(14 * scale, Align.Centre), Run.Bold(letter.SignerName ?? ""));
            });
    }

    static string[] Recipients(LetterFacts facts) => ["- Như trên;", $"- {facts.Forms.Counter};", "- Công khai theo quy định;", "- Lưu: VT."];

    /// <summary>A collective body: its chairman signs on its behalf, a deputy for the chairman (NĐ 30/2020 Đ13 k2).</summary>
    static IEnumerable<string> Authority(ApologyLetter letter, Agency agency) =>
        [$"TM. {Letterhead.NameLines(agency)[0]}", .. letter.SigningAuthority == SigningAuthority.ViceChairman ? ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"] : new[] { "CHỦ TỊCH" }];

    static IEnumerable<string> Addressee(Dossier dossier)
    {
        yield return $"Kính gửi: Ông/Bà {dossier.ApplicantName}";
        if (dossier.Address is { } address) yield return $"Địa chỉ: {address}";
    }
}
