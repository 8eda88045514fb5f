using NodaTime;
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
    public static byte[] Print(ApologyLetter letter, Dossier dossier, Agency agency) =>
        Sheet.OnFewestPages([14, 13], size => Write(letter, dossier, agency, Format.Letter, scale: 1, size));

    /// <summary>The same words on the size of the other forms.</summary>
    public static byte[] PrintAsForm(ApologyLetter letter, Dossier dossier, Agency agency) =>
        Sheet.OnFewestPages([10.5, 10, 9.5], size => Write(letter, dossier, agency, Format.Form, scale: 0.72, size));

    /// <summary>The paragraphs, from `Kính gửi` to `./.`: what <see cref="Print"/> sets and a page shows.</summary>
    public static IReadOnlyList<string> Words(ApologyLetter letter, Dossier dossier, Agency agency) =>
        [.. Addressee(dossier), .. Body(letter, dossier, agency)];

    /// <param name="scale">Of everything but the body, to an official letter's sizes.</param>
    /// <param name="size">Of the body, in points.</param>
    static Sheet Write(ApologyLetter letter, Dossier dossier, Agency agency, Format format, double scale, double size)
    {
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
        string[] paragraphs = [.. Body(letter, dossier, agency)];
        foreach (var paragraph in paragraphs[..^1]) sheet.Write(body, paragraph);
        // A signature never stands on a page of its own.
        sheet.Together(() =>
        {
            sheet.Write(body, paragraphs[^1]);
            WriteFoot(sheet, letter, agency, scale);
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

    static void WriteFoot(Sheet sheet, ApologyLetter letter, Agency agency, double scale)
    {
        sheet.Skip(8 * scale);
        sheet.SideBySide(
            0.45,
            () =>
            {
                sheet.Write(new(12 * scale), Run.BoldItalic("Nơi nhận:"));
                foreach (var line in Recipients) sheet.Write(new(11 * scale), line);
            },
            () =>
            {
                foreach (var line in Authority(letter, agency)) sheet.Write(new(13 * scale, Align.Centre), Run.Bold(line));
                sheet.Skip(84 * scale);
                sheet.Write(new(14 * scale, Align.Centre), Run.Bold(letter.SignerName ?? ""));
            });
    }

    static readonly string[] Recipients = ["- Như trên;", "- Bộ phận Tiếp nhận và Trả kết quả;", "- Công khai theo quy định;", "- Lưu: VT."];

    /// <summary>A collective body: its chairman signs on its behalf, a deputy for the chairman (NĐ 30/2020 Đ13 k2).</summary>
    static IEnumerable<string> Authority(ApologyLetter letter, Agency agency) =>
        [$"TM. {Letterhead.NameLines(agency)[0]}", .. letter.SigningAuthority == SigningAuthority.ViceChairman ? ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"] : new[] { "CHỦ TỊCH" }];

    static IEnumerable<string> Addressee(Dossier dossier)
    {
        yield return $"Kính gửi: Ông/Bà {dossier.ApplicantName}";
        if (dossier.Address is { } address) yield return $"Địa chỉ: {address}";
    }

    static IEnumerable<string> Body(ApologyLetter letter, Dossier dossier, Agency agency)
    {
        yield return $"Lúc {dossier.ReceivedAt.InWords()}, {FormSet.On(dossier.ReceivedAt.VietnamDay()).CounterOf(agency)} đã tiếp nhận hồ sơ “{dossier.Procedure?.Name}” của Ông/Bà, mã hồ sơ: {dossier.Code}. Thời gian hẹn trả kết quả: {letter.PromisedAt.InWords()}.";
        yield return $"{Failure(letter, dossier, agency)} Lý do: {ReasonOf(letter)}";
        yield return $"{(letter.Cause switch { ApologyCause.Late => "Sự chậm trễ", ApologyCause.IntakeError => "Sơ suất", _ => "Sự việc" })} này đã gây phiền hà, làm mất thời gian, chi phí và công sức của Ông/Bà. {agency.Name} chân thành xin lỗi Ông/Bà.";
        yield return Promise(letter, dossier, agency);
        if (agency.Phone.Length > 0) yield return $"Nếu cần biết thêm, xin Ông/Bà liên hệ Bộ phận Tiếp nhận và Trả kết quả, điện thoại {agency.Phone}.";
        yield return "Mong nhận được sự thông cảm của Ông/Bà./.";
    }

    static string Failure(ApologyLetter letter, Dossier dossier, Agency agency) => letter.Cause switch
    {
        ApologyCause.IntakeError => "Tuy nhiên, do sơ suất của cơ quan khi tiếp nhận, thẩm định hồ sơ, Ông/Bà đã phải bổ sung thêm thành phần hồ sơ.",
        ApologyCause.LostOrDamaged => "Tuy nhiên, giấy tờ trong hồ sơ của Ông/Bà đã bị mất, thất lạc hoặc hư hỏng trong khi cơ quan giữ. Cơ quan chịu mọi chi phí để khắc phục.",
        _ when Known(dossier.CompletedAt, letter) is { } ready => $"Tuy nhiên, đến {ready.InWords()} mới có kết quả giải quyết hồ sơ của Ông/Bà, chậm so với thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
        _ => $"Tuy nhiên, đến nay {agency.Name} chưa trả kết quả giải quyết hồ sơ của Ông/Bà đúng thời hạn ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    };

    static string Promise(ApologyLetter letter, Dossier dossier, Agency agency) =>
        Known(dossier.HandedOverAt, letter) is { } handedOver ? $"Kết quả giải quyết hồ sơ đã được trả cho Ông/Bà lúc {handedOver.InWords()}."
        : Known(dossier.CompletedAt, letter) is not null ? $"Kết quả giải quyết hồ sơ đã có. Kính mời Ông/Bà đến nhận kết quả từ {letter.NewDueAt?.VietnamDay().InWords() ?? BlankDay}, tại {PlaceOf(letter, agency)}."
        : letter.Cause == ApologyCause.IntakeError ? $"Thời hạn giải quyết được tính lại từ đầu khi hồ sơ đã bổ sung đủ. {agency.Name} hẹn trả kết quả cho Ông/Bà: {letter.NewDueAt?.InWords() ?? $"…… giờ …… phút, {BlankDay}"}, tại {PlaceOf(letter, agency)}."
        : $"{agency.Name} hẹn {(letter.Cause == ApologyCause.Late ? "lại " : "")}ngày trả kết quả cho Ông/Bà: {letter.NewDueAt?.InWords() ?? $"…… giờ …… phút, {BlankDay}"}, tại {PlaceOf(letter, agency)}.";

    /// <summary>A signed letter keeps saying what was true when it was signed.</summary>
    static Instant? Known(Instant? at, ApologyLetter letter) => letter.SignedAt < at ? null : at;

    static string ReasonOf(ApologyLetter letter) => letter.Reason?.Trim() switch
    {
        null or "" => "………………………………………………………",
        { } reason when reason[^1] is '.' or '!' or '?' or '…' => reason,
        { } reason => $"{reason}.",
    };

    static string PlaceOf(ApologyLetter letter, Agency agency) => letter.Place.Length > 0 ? letter.Place : FormSet.On(letter.DraftedAt.VietnamDay()).CounterOf(agency);

    const string BlankDay = "ngày …… tháng …… năm ………";
}
