using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class NoticeTests
{
    const string Addressee = "Kính gửi: Ông/Bà Nguyễn Thị HườngĐịa chỉ: Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định" +
        "Lúc 08 giờ 15 phút, ngày 06 tháng 8 năm 2024, Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp đã tiếp nhận hồ sơ “Cấp Giấy xác nhận tình trạng hôn nhân” của Ông/Bà, mã hồ sơ: 000.99.99.H08-240806-0001.";

    const string Close = "Nếu cần biết thêm, xin Ông/Bà liên hệ số điện thoại 0256 3000 000.Ủy ban nhân dân xã Phước Hiệp xin thông báo để Ông/Bà được biết./." +
        "THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ(Ký, ghi rõ họ tên, đóng dấu)";

    [Fact]
    public void An_extension_tells_the_old_date_the_reason_the_ground_and_the_new_date()
    {
        var paper = new Printed(ExtensionNotice.Form(Papers.Matter(), Papers.Tuesday, Papers.At(9, 17, 0), Papers.At(29, 17, 0), "phải xác minh tại nơi thường trú trước đây", "khoản 2 Điều 22 Nghị định 123/2015/NĐ-CP", Papers.At(7, 9, 5)).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((148, 210), paper.Size);
        Assert.Equal(
            Papers.Head("Mã hồ sơ: 000.99.99.H08-240806-0001") + "THÔNG BÁO GIA HẠN THỜI GIAN GIẢI QUYẾT HỒ SƠ" + Addressee +
            " Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 09 tháng 8 năm 2024." +
            "Hồ sơ chưa thể giải quyết xong trong thời gian nêu trên. Lý do: phải xác minh tại nơi thường trú trước đây." +
            "Căn cứ khoản 2 Điều 22 Nghị định 123/2015/NĐ-CP, Ủy ban nhân dân xã Phước Hiệp gia hạn thời gian giải quyết hồ sơ. " +
            "Thời gian trả kết quả mới: 17 giờ 00 phút, ngày 29 tháng 8 năm 2024, tại Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp." + Close,
            paper.Text);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void What_was_not_extended_has_no_notice() => Assert.Throws<RuleViolation>(() => ExtensionNotice.Form(Papers.Dossier()));

    [Fact]
    public void A_withdrawn_dossier_is_stopped_as_the_applicant_asked()
    {
        var dossier = Papers.Dossier(origin: Origin.Demonstration);
        dossier.Withdraw("không còn nhu cầu", Papers.Clerk, Papers.At(7, 9, 5));

        var paper = new Printed(StopNotice.Form(dossier).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal(
            Papers.Head("Mã hồ sơ: 000.99.99.H08-240806-0001") + "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" + Addressee +
            "Theo đề nghị của Ông/Bà, Ủy ban nhân dân xã Phước Hiệp thông báo dừng giải quyết hồ sơ nêu trên từ 09 giờ 05 phút, ngày 07 tháng 8 năm 2024. Lý do: không còn nhu cầu." +
            "Giấy tờ đã nộp được trả lại cho Ông/Bà. Khi có nhu cầu, Ông/Bà có thể nộp hồ sơ mới theo quy định." + Close + "DỮ LIỆU MẪU",
            paper.Text);
    }

    [Fact]
    public void From_2025_it_cites_the_decree_and_is_form_05()
    {
        var paper = new Printed(StopNotice.Form(Papers.Matter(), Papers.Tuesday, isAsked: true, "không còn nhu cầu", new LocalDate(2025, 9, 15).InstantAt(new(8, 0))).ToPdf());

        Assert.Contains("Theo đề nghị của Ông/Bà và Điều 21 Nghị định 118/2025/NĐ-CP, Ủy ban nhân dân xã Phước Hiệp thông báo dừng", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Mẫu số 05 (TT 03/2025/TT-VPCP)", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_goes_on_has_no_notice_of_stopping() => Assert.Throws<RuleViolation>(() => StopNotice.Form(Papers.Dossier()));
}
