using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả (mẫu 01), A5.</summary>
public static class Receipt
{
    static readonly Column[] Papers =
    [
        new("TT", 0.06, Align.Centre),
        new("Tên giấy tờ", 0.53),
        new("Bản chính", 0.14, Align.Centre),
        new("Bản sao", 0.12, Align.Centre),
        new("Đã số hóa", 0.15, Align.Centre),
    ];

    /// <summary>The receipt; needs the dossier's agency, procedure, components and receiver.</summary>
    /// <param name="why">The promise explained; left out where it no longer gives the promised date.</param>
    /// <param name="lookupUrl">What the QR carries.</param>
    public static Form Form(Dossier dossier, Deadline? why, Uri lookupUrl)
    {
        var matter = Matter.Of(dossier);
        return new()
        {
            Agency = matter.Agency,
            At = dossier.ReceivedAt,
            Name = "Giấy tiếp nhận hồ sơ và hẹn trả kết quả",
            Official = OfficialForm.Receipt,
            Code = dossier.Code,
            IsDemonstration = matter.IsDemonstration,
            Qr = (lookupUrl, "Quét để tra cứu", "Mã QR để tra cứu hồ sơ"),
            Body =
            [
                .. Applicant(dossier, matter),
                .. PapersOf(dossier),
                .. PromiseOf(dossier, matter.Agency, why?.DueAt == dossier.DueAt ? why : null),
                .. Notes(matter.Agency, lookupUrl),
            ],
            Signatures = [new("NGƯỜI NỘP HỒ SƠ", dossier.ApplicantName), new("NGƯỜI TIẾP NHẬN HỒ SƠ", dossier.ReceivedBy?.FullName)],
        };
    }

    static IEnumerable<Part> Applicant(Dossier dossier, Matter matter) =>
    [
        new Line("Tiếp nhận hồ sơ của Ông/Bà (tổ chức): ", Run.Bold(matter.Applicant)),
        matter.AddressLine,
        matter.ContactLines,
        new Pair(
            new("Số căn cước/Hộ chiếu: ", dossier.IdentityNumber ?? Paper.Form.Blank),
            new("Hình thức nộp: ", dossier.Channel.Text())),
        matter.ProcedureLine,
    ];

    static IEnumerable<Part> PapersOf(Dossier dossier) =>
    [
        new Line("1. Thành phần hồ sơ, số lượng mỗi loại giấy tờ:"),
        new Table(Papers, dossier.Components.Count == 0
            ? [["", dossier.ComponentsTotal == 0 ? Paper.Form.Blank : $"{dossier.ComponentsTotal} giấy tờ, theo sổ tiếp nhận", "", "", ""]]
            : [.. dossier.Components.OrderBy(c => c.Ordinal).Select(IReadOnlyList<string> (c, i) => [Count(i + 1), c.Name, Count(c.Originals), Count(c.Copies), c.IsDigitized ? "x" : ""])]),
    ];

    static IEnumerable<Part> PromiseOf(Dossier dossier, Agency agency, Deadline? why)
    {
        yield return new Line("2. Số lượng hồ sơ: 01 bộ");
        yield return new Line("3. Thời gian giải quyết theo quy định: ", dossier.Limit?.InWords() ?? Paper.Form.Blank);
        yield return new Line("4. Thời gian nhận hồ sơ: ", dossier.ReceivedAt.InWords());
        yield return new Line("5. Thời gian trả kết quả: ", Run.Bold(dossier.DueAt.InWords()));
        if (why is not null) yield return new Note(Run.Italic($"Vì sao hẹn ngày này: {DeadlineText.Summary(why)}"));
        yield return new Line("6. Đăng ký nhận kết quả: ", DeliveryOf(dossier, agency));
        yield return new Line("7. Phí, lệ phí: ", FeeOf(dossier));
    }

    static IEnumerable<Part> Notes(Agency agency, Uri lookupUrl) =>
    [
        new Note(Run.BoldItalic("Ghi chú: "), Run.Italic("Nếu có kết quả sớm hơn ngày hẹn, cơ quan sẽ báo trước để Ông/Bà đến nhận. Khi nhận kết quả, xin mang theo giấy này.")),
        new Note(Run.Italic($"Tra cứu hồ sơ: quét mã QR hoặc nhập mã hồ sơ tại {lookupUrl.GetLeftPart(UriPartial.Authority)}{(agency.Phone.Length > 0 ? $"; điện thoại {agency.Phone}" : "")}.")),
    ];

    static string DeliveryOf(Dossier dossier, Agency agency) => dossier.ResultDelivery switch
    {
        ResultDelivery.AtCounter => $"{dossier.ResultDelivery.Text()}, {agency.Name}",
        ResultDelivery.ByPost when dossier.Address is not null => $"{dossier.ResultDelivery.Text()}, đến {dossier.Address}",
        ResultDelivery.Electronic when dossier.Email is not null => $"{dossier.ResultDelivery.Text()}, gửi đến {dossier.Email}",
        _ => dossier.ResultDelivery.Text(),
    };

    internal static string FeeOf(Dossier dossier) => dossier switch
    {
        { FeeVnd: null } => Paper.Form.Blank,
        { FeeVnd: 0 } => "không thu",
        { FeeVnd: { } fee, PaidAt: null } => $"{fee.Money()}, chưa nộp",
        { FeeVnd: { } fee, PaymentMethod: { } method } => $"{fee.Money()}, đã nộp ({method.Text().ToLower(VietnamTime.Culture)})",
        { FeeVnd: { } fee } => $"{fee.Money()}, đã nộp",
    };

    static string Count(int number) => number == 0 ? "" : number.ToString(VietnamTime.Culture);
}
