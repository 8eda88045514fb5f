using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class ResultSlipTests
{
    [Fact]
    public void It_tells_what_was_handed_to_whom_by_whom_and_when()
    {
        var paper = new Printed(ResultSlip.Form(HandedOver()).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((148, 210), paper.Size);
        Assert.Equal(
            Papers.Head("Mã hồ sơ: 000.99.99.H08-240806-0001", "ngày 09 tháng 8 năm 2024") + "GIẤY BIÊN NHẬN TRẢ KẾT QUẢ" +
            "Chủ hồ sơ: Nguyễn Thị HườngĐịa chỉ: Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định" +
            "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân (mã 1.004873)" +
            "Ngày tiếp nhận: 08 giờ 15 phút, ngày 06 tháng 8 năm 2024Ngày hẹn trả: 17 giờ 00 phút, ngày 09 tháng 8 năm 2024" +
            "Kết quả: Đã giải quyếtSố, ký hiệu kết quả: 45/XNNgày có kết quả: 08/08/2024Phí, lệ phí: 8.000 đ, đã nộp (tiền mặt)" +
            "Người trả kết quả: Trần Thị MườiNgười nhận kết quả: Nguyễn Thị HườngThời gian trả kết quả: 08 giờ 05 phút, ngày 09 tháng 8 năm 2024Hình thức trả: Tại Bộ phận Một cửa" +
            "Người nhận đã kiểm tra và nhận đủ kết quả nêu trên, cùng bản chính giấy tờ đã nộp để đối chiếu (nếu có). Kết quả sai sót do lỗi của cơ quan được sửa lại, Ông/Bà không phải chịu chi phí." +
            "NGƯỜI NHẬN KẾT QUẢ(Ký và ghi rõ họ tên)Nguyễn Thị HườngNGƯỜI TRẢ KẾT QUẢ(Ký và ghi rõ họ tên)Trần Thị Mười",
            paper.Text);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void Who_comes_for_another_shows_the_paper_that_says_so() =>
        Assert.Contains("Người nhận kết quả: Nguyễn Văn Nam, nhận thay theo giấy ủy quyền lập ngày 08/8/2024, có chứng thực", new Printed(ResultSlip.Form(HandedOver("Nguyễn Văn Nam", "lập ngày 08/8/2024, có chứng thực")).ToPdf()).Text, StringComparison.Ordinal);

    [Fact]
    public void Before_the_hand_over_there_is_no_slip() => Assert.Throws<RuleViolation>(() => ResultSlip.Form(Papers.Dossier()));

    static Dossier HandedOver(string to = "Nguyễn Thị Hường", string? proxyPaper = null)
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Granted, "45/XN", false, null, Papers.Clerk, Papers.At(8, 10, 20));
        dossier.HandOver(to, Papers.Clerk, Papers.At(9, 8, 5), proxyPaper);
        return dossier;
    }
}
