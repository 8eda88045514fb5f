using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01, TT 01/2018/TT-VPCP), A5.</summary>
public static class Receipt
{
    const string Title = "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ";

    static readonly Column[] Papers =
    [
        new("TT", 0.06, Align.Centre),
        new("Tên giấy tờ", 0.53),
        new("Bản chính", 0.14, Align.Centre),
        new("Bản sao", 0.12, Align.Centre),
        new("Đã số hóa", 0.15, Align.Centre),
    ];

    /// <summary>The receipt as PDF; needs the dossier's agency, procedure, components and receiver.</summary>
    /// <param name="why">The promise explained; left out where it no longer gives the promised date.</param>
    /// <param name="lookupUrl">What the QR carries.</param>
    public static byte[] Print(Dossier dossier, Deadline? why, Uri lookupUrl) =>
        Sheet.OnFewestPages([10, 9.5, 9], size => Write(dossier, why?.DueAt == dossier.DueAt ? why : null, lookupUrl, size));

    static Sheet Write(Dossier dossier, Deadline? why, Uri lookupUrl, double size)
    {
        var agency = dossier.Agency ?? throw new ArgumentException("The dossier's agency is not loaded.", nameof(dossier));
        var sheet = new Sheet(Format.Form, $"{Title} – {dossier.Code}", agency.Name, dossier.ReceivedAt)
        {
            LeftMark = Letterhead.MarkOf(dossier),
            RunningHead = (page, isOnly) => isOnly ? null : $"Mã hồ sơ: {dossier.Code} – trang {page}",
        };
        sheet.WriteFormHead(agency, size: 8.5, leftShare: 0.47);
        sheet.Skip(size / 2);
        WriteTitle(sheet, dossier, agency, lookupUrl, size);
        WriteApplicant(sheet, dossier, size);
        WritePapers(sheet, dossier, size);
        WritePromise(sheet, dossier, agency, why, size);
        WriteNotes(sheet, agency, lookupUrl, size);
        WriteSignatures(sheet, dossier, size);
        return sheet;
    }

    static void WriteTitle(Sheet sheet, Dossier dossier, Agency agency, Uri lookupUrl, double size) => sheet.SideBySide(
        0.78,
        () =>
        {
            sheet.Write(new(size, Align.Centre, After: 4), Run.Italic($"{agency.Place}, {dossier.ReceivedAt.VietnamDay().InWords()}"));
            sheet.Title(new(12, Align.Centre, After: 4), Run.Bold(Title));
            sheet.Write(new(size + 0.5, Align.Centre, After: 4), "Mã hồ sơ: ", Run.Bold(dossier.Code));
        },
        () =>
        {
            sheet.Qr(lookupUrl.AbsoluteUri, 62, "Mã QR để tra cứu hồ sơ");
            sheet.Write(new(7.5, Align.Centre, After: 4), Run.Italic("Quét để tra cứu"));
        });

    static void WriteApplicant(Sheet sheet, Dossier dossier, double size)
    {
        TextStyle line = new(size, After: 1.5);
        sheet.Write(line, "Tiếp nhận hồ sơ của Ông/Bà (tổ chức): ", Run.Bold(dossier.ApplicantName));
        sheet.Write(line, "Địa chỉ: ", dossier.Address ?? Blank);
        sheet.SideBySide(
            0.5,
            () => sheet.Write(line, "Số điện thoại: ", dossier.Phone ?? Blank),
            () => sheet.Write(line, "Email: ", dossier.Email ?? Blank));
        sheet.SideBySide(
            0.5,
            () => sheet.Write(line, "Số căn cước/Hộ chiếu: ", dossier.IdentityNumber ?? Blank),
            () => sheet.Write(line, "Hình thức nộp: ", dossier.Channel.Text()));
        sheet.Write(line, "Nội dung yêu cầu giải quyết: ", Run.Bold(dossier.Procedure?.Name ?? Blank), $" (mã {dossier.Procedure?.Code ?? Blank})");
    }

    static void WritePapers(Sheet sheet, Dossier dossier, double size)
    {
        sheet.Write(new(size, After: 2), "1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:");
        sheet.Table(new(size - 0.5, After: 3), Papers, dossier.Components.Count == 0
            ? [["", dossier.ComponentsTotal == 0 ? Blank : $"{dossier.ComponentsTotal} giấy tờ, theo sổ tiếp nhận", "", "", ""]]
            : dossier.Components.OrderBy(c => c.Ordinal).Select(IReadOnlyList<string> (c, i) => [Count(i + 1), c.Name, Count(c.Originals), Count(c.Copies), c.IsDigitized ? "x" : ""]));
    }

    static void WritePromise(Sheet sheet, Dossier dossier, Agency agency, Deadline? why, double size)
    {
        TextStyle line = new(size, After: 1.5);
        sheet.Write(line, "2. Số lượng hồ sơ: 01 bộ");
        sheet.Write(line, "3. Thời gian giải quyết theo quy định: ", dossier.Limit?.InWords() ?? Blank);
        sheet.Write(line, "4. Thời gian nhận hồ sơ: ", dossier.ReceivedAt.InWords());
        sheet.Write(line, "5. Thời gian trả kết quả: ", Run.Bold(dossier.DueAt.InWords()));
        if (why is not null) sheet.Write(new(size - 0.5, After: 1.5), Run.Italic($"Vì sao hẹn ngày này: {DeadlineText.Summary(why)}"));
        sheet.Write(line, "6. Đăng ký nhận kết quả: ", DeliveryOf(dossier, agency));
        sheet.Write(line, "7. Phí, lệ phí: ", FeeOf(dossier));
    }

    static void WriteNotes(Sheet sheet, Agency agency, Uri lookupUrl, double size)
    {
        TextStyle note = new(size - 0.5, Align.Justified, After: 1.5);
        sheet.Skip(2);
        sheet.Write(note, Run.BoldItalic("Ghi chú: "), Run.Italic("Nếu có kết quả sớm hơn ngày hẹn, cơ quan sẽ báo trước để Ông/Bà đến nhận. Khi nhận kết quả, xin mang theo giấy này."));
        sheet.Write(note, Run.Italic($"Tra cứu hồ sơ: quét mã QR hoặc nhập mã hồ sơ tại {lookupUrl.GetLeftPart(UriPartial.Authority)}{(agency.Phone.Length > 0 ? $"; điện thoại {agency.Phone}" : "")}."));
    }

    static void WriteSignatures(Sheet sheet, Dossier dossier, double size) => sheet.Together(() =>
    {
        sheet.Skip(6);
        sheet.SideBySide(
            0.5,
            () => WriteSignature(sheet, "NGƯỜI NỘP HỒ SƠ", dossier.ApplicantName, size),
            () => WriteSignature(sheet, "NGƯỜI TIẾP NHẬN HỒ SƠ", dossier.ReceivedBy?.FullName, size));
    });

    static void WriteSignature(Sheet sheet, string who, string? name, double size)
    {
        sheet.Write(new(size, Align.Centre), Run.Bold(who));
        sheet.Write(new(size - 0.5, Align.Centre), Run.Italic("(Ký và ghi rõ họ tên)"));
        sheet.Skip(38);
        sheet.Write(new(size, Align.Centre), Run.Bold(name ?? ""));
    }

    static string DeliveryOf(Dossier dossier, Agency agency) => dossier.ResultDelivery switch
    {
        ResultDelivery.AtCounter => $"{dossier.ResultDelivery.Text()}, {agency.Name}",
        ResultDelivery.ByPost when dossier.Address is not null => $"{dossier.ResultDelivery.Text()}, đến {dossier.Address}",
        ResultDelivery.Electronic when dossier.Email is not null => $"{dossier.ResultDelivery.Text()}, gửi đến {dossier.Email}",
        _ => dossier.ResultDelivery.Text(),
    };

    static string FeeOf(Dossier dossier) => dossier switch
    {
        { FeeVnd: null } => Blank,
        { FeeVnd: 0 } => "không thu",
        { FeeVnd: { } fee, PaidAt: null } => $"{fee.Money()}, chưa nộp",
        { FeeVnd: { } fee, PaymentMethod: { } method } => $"{fee.Money()}, đã nộp ({method.Text().ToLower(VietnamTime.Culture)})",
        { FeeVnd: { } fee } => $"{fee.Money()}, đã nộp",
    };

    static string Count(int number) => number == 0 ? "" : number.ToString(VietnamTime.Culture);

    const string Blank = "…………………";
}
