namespace PhuocHiep.MotCua.Reports;

/// <summary>One of the nine indicators, and how far this archive can tell it.</summary>
/// <param name="IsOfOfficers">Officers are rated by it too.</param>
/// <param name="PointsOf">The points of one dossier; null where it is left out of the indicator. Not there where the indicator is the unit's as a whole.</param>
/// <param name="Told">From what it is told, and what it cannot see.</param>
/// <param name="NotMeasured">Why it is left out; null where it is measured.</param>
public sealed record RatingIndicator(int Number, string Name, bool IsOfOfficers, Func<RatedFacts, int?>? PointsOf, string Told, string? NotMeasured = null)
{
    public static readonly IReadOnlyList<RatingIndicator> All =
    [
        new(1, "Tổng thời gian giải quyết so với thời hạn", IsOfOfficers: true, f => RatingRules.Time(f.Order),
            "So ngày có kết quả với ngày hẹn trả (đã dời theo luật): trước 2 điểm, đúng ngày 1, sau 0. Ngày hẹn lại vì trễ không tính."),
        new(2, "Thời gian của từng đơn vị so với thời hạn của đơn vị", IsOfOfficers: true, f => f.IsShared || f.IsImported ? null : RatingRules.Time(f.Order),
            "Chỉ tính hồ sơ do một mình cơ quan này giải quyết: thời gian của đơn vị là tổng thời gian. Hồ sơ có lấy ý kiến cơ quan khác và hồ sơ từ sổ cũ không tính, vì không có thời hạn riêng của từng đơn vị."),
        new(3, "Số lần phải liên hệ để hoàn thiện hồ sơ", IsOfOfficers: true, f => f.IsImported ? null : RatingRules.Contacts(f.Contacts),
            "Số lần yêu cầu bổ sung không do lỗi người nộp, cộng số lần người nộp đến quầy mà hồ sơ không tiến triển: không lần nào 2 điểm, một lần 1, hơn 0. Hồ sơ từ sổ cũ không tính."),
        new(4, "Số cơ quan phải liên hệ để hoàn thiện hồ sơ", IsOfOfficers: true, f => f.IsImported ? null : RatingRules.Agencies(f.Contacts == 0 ? 0 : 1),
            "Không phải liên hệ 2 điểm, chỉ Bộ phận Một cửa 1. Việc người nộp phải đến cơ quan khác không được ghi trong kho, nên điểm 0 không thấy được ở đây. Hồ sơ từ sổ cũ không tính."),
        new(5, "Tổ chức tiếp nhận, trả kết quả tại Bộ phận Một cửa", IsOfOfficers: false, null,
            "100 % hồ sơ đã trả được nhận và trả qua Một cửa: 1 điểm, không đủ: 0. Điểm 2 cần việc thẩm định, phê duyệt tại Một cửa, kho không ghi nên không chấm."),
        new(6, "Công khai thủ tục hành chính", IsOfOfficers: false, f => f.IsPublished ? RatingRules.Publicity(posted: true, online: true) : 0,
            "Thủ tục của hồ sơ được đánh dấu đã niêm yết đủ nội dung (tên, lĩnh vực, thời hạn), và nhờ đó có trên trang tra cứu: 2 điểm; chưa: 0."),
        new(7, "Thái độ phục vụ", IsOfOfficers: true, null, "", NotMeasured: "chưa có nguồn phản ánh, kiến nghị về cán bộ"),
        new(8, "Tiếp thu, giải trình phản ánh, kiến nghị", IsOfOfficers: false, null, "", NotMeasured: "chưa có nguồn phản ánh, kiến nghị"),
        new(9, "Dịch vụ công trực tuyến", IsOfOfficers: false, null,
            "Từ 20 % thủ tục có trực tuyến, từ 30 % hồ sơ nộp trực tuyến, không hồ sơ trực tuyến nào quá hạn: 2 điểm; từ 15 % hồ sơ, không quá hạn: 1; còn lại 0."),
    ];

    public bool IsMeasured => NotMeasured is null;

    /// <returns>Null where the circular has no such indicator.</returns>
    public static RatingIndicator? Find(int number) => All.FirstOrDefault(i => i.Number == number);
}

/// <summary>What the points of a dossier are told from; small enough to be counted together.</summary>
/// <param name="Order">The day of the result against the day promised: -1, 0, 1.</param>
/// <param name="Contacts">0, 1, and 2 for more.</param>
/// <param name="IsShared">Another body was asked.</param>
/// <param name="IsImported">From an earlier register: what happened on its way is not known.</param>
/// <param name="IsPublished">Its procedure is posted with all its fields.</param>
public sealed record RatedFacts(int Order, int Contacts, bool IsShared, bool IsImported, bool IsPublished)
{
    /// <summary>One number for each: the archive counts by it.</summary>
    public int Key => Order + 1 + 3 * Contacts + (IsShared ? 9 : 0) + (IsImported ? 18 : 0) + (IsPublished ? 36 : 0);

    public static readonly IReadOnlyList<RatedFacts> All =
    [
        .. from published in new[] { false, true } from imported in new[] { false, true } from shared in new[] { false, true } from contacts in Enumerable.Range(0, 3) from order in Enumerable.Range(-1, 3)
           select new RatedFacts(order, contacts, shared, imported, published),
    ];
}
