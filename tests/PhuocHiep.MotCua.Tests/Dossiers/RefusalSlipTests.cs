using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class RefusalSlipTests
{
    const string Person = "Tiếp nhận hồ sơ của Ông/Bà (tổ chức): Nguyễn Thị HườngĐịa chỉ: Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định" +
        "Số điện thoại: 0905 123 456Email: nguyen.thi.huong@example.vnNội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân (mã 1.004873)";

    [Fact]
    public void At_the_counter_it_refuses_to_accept_and_says_why()
    {
        var paper = new Printed(RefusalSlip.AtCounter(Papers.Matter(hasCode: false), "Thủ tục thuộc thẩm quyền của Ủy ban nhân dân huyện Tuy Phước", "Trần Thị Mười", Papers.At(7, 9, 5)).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((148, 210), paper.Size);
        Assert.Equal(
            Papers.Head("Số: ………/……") + "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ" + Person +
            "Qua xem xét, Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:" +
            "Thủ tục thuộc thẩm quyền của Ủy ban nhân dân huyện Tuy Phước.Xin thông báo cho Ông/Bà được biết và thực hiện./." +
            "NGƯỜI NỘP HỒ SƠ(Ký và ghi rõ họ tên)Nguyễn Thị HườngNGƯỜI TIẾP NHẬN HỒ SƠ(Ký và ghi rõ họ tên)Trần Thị Mười" + "Mẫu số 03 (TT 01/2018/TT-VPCP)",
            paper.Text);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
    }

    [Fact]
    public void After_appraisal_it_is_a_result_with_its_code_and_the_signature_of_the_head()
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Refused, null, false, "Người yêu cầu đang có vợ, có chồng", Papers.Clerk, Papers.At(7, 16, 0));

        var paper = new Printed(RefusalSlip.AfterAppraisal(dossier).ToPdf());

        Assert.Equal(
            Papers.Head("Mã hồ sơ: 000.99.99.H08-240806-0001") + "PHIẾU TỪ CHỐI GIẢI QUYẾT HỒ SƠ" + Person +
            "Qua thẩm định, Ủy ban nhân dân xã Phước Hiệp thông báo không giải quyết hồ sơ này (người thụ lý: Trần Thị Mười) với lý do cụ thể như sau:" +
            "Người yêu cầu đang có vợ, có chồng.Xin thông báo cho Ông/Bà được biết và thực hiện./." +
            "NGƯỜI NỘP HỒ SƠ(Ký và ghi rõ họ tên)Nguyễn Thị HườngTHỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ(Ký, ghi rõ họ tên, đóng dấu)" + "Mẫu số 03 (TT 01/2018/TT-VPCP)",
            paper.Text);
    }

    [Fact]
    public void What_was_not_refused_has_no_slip() => Assert.Throws<RuleViolation>(() => RefusalSlip.AfterAppraisal(Papers.Dossier()));

    [Fact]
    public void A_long_reason_wraps()
    {
        var reason = string.Join(' ', Enumerable.Repeat("không đủ điều kiện theo quy định của pháp luật", 30));

        var paper = new Printed(RefusalSlip.AtCounter(Papers.Matter(hasCode: false, Origin.Demonstration), reason, "Trần Thị Mười", Papers.At(7, 9, 5)).ToPdf());

        Assert.Contains(reason, paper.Text, StringComparison.Ordinal);
        Assert.Contains("DỮ LIỆU MẪU", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }
}
