using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Supplements;

public sealed class CompletionRequestTests
{
    const string Person = "Tiếp nhận hồ sơ của Ông/Bà (tổ chức): Nguyễn Thị HườngĐịa chỉ: Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định" +
        "Số điện thoại: 0905 123 456Email: nguyen.thi.huong@example.vnNội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân (mã 1.004873)";

    [Fact]
    public void At_the_counter_it_says_all_that_is_missing_and_why_and_bears_no_code()
    {
        var paper = new Printed(CompletionRequest.Form(Papers.Matter(hasCode: false), "Trích lục ghi chú ly hôn\nGiấy tờ chứng minh nơi cư trú", "hồ sơ chưa đủ thành phần theo quy định", "Trần Thị Mười", Papers.At(7, 9, 5)).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((148, 210), paper.Size);
        Assert.Equal(
            Papers.Head("Số: ………/HDHS") + "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" + Person +
            "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:1. Trích lục ghi chú ly hôn2. Giấy tờ chứng minh nơi cư trú" +
            "Lý do: hồ sơ chưa đủ thành phần theo quy định." +
            "Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với Trần Thị Mười, Bộ phận Tiếp nhận và Trả kết quả, số điện thoại 0256 3000 000 để được hướng dẫn./." +
            "NGƯỜI HƯỚNG DẪN(Ký và ghi rõ họ tên)Trần Thị Mười" + "Mẫu số 02 (TT 01/2018/TT-VPCP)",
            paper.Text);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
    }

    [Fact]
    public void During_handling_it_bears_the_code_and_says_that_the_limit_restarts()
    {
        var dossier = Papers.Dossier();
        var supplement = dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy xác nhận của nơi thường trú trước đây", "cần xác minh", null, Papers.Calendar, Papers.Clerk, Papers.At(7, 9, 5));

        var paper = new Printed(CompletionRequest.Form(dossier, supplement).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.StartsWith(Papers.Head("Mã hồ sơ: 000.99.99.H08-240806-0001") + "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ" + Person, paper.Text, StringComparison.Ordinal);
        Assert.Contains("như sau:Giấy xác nhận của nơi thường trú trước đâyLý do: cần xác minh.", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Ghi chú: Thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ; Ông/Bà sẽ được báo ngày hẹn trả kết quả mới.", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_longest_request_wraps_and_loses_nothing()
    {
        var content = string.Join('\n', Enumerable.Range(1, 12).Select(i => $"{i}) {string.Join(' ', Enumerable.Repeat("giấy chứng nhận quyền sử dụng đất", 5))}"));

        var paper = new Printed(CompletionRequest.Form(Papers.Matter() with { Applicant = string.Join(' ', Enumerable.Repeat("Hợp tác xã Nông nghiệp", 12)) }, content, "thiếu", "Trần Thị Mười", Papers.At(7, 9, 5)).ToPdf());

        Assert.All(content.Split('\n'), line => Assert.Contains(line, paper.Text, StringComparison.Ordinal));
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void A_dossier_of_the_demonstration_says_so() =>
        Assert.Contains("DỮ LIỆU MẪU", new Printed(CompletionRequest.Form(Papers.Matter(origin: Origin.Demonstration), "x", "y", "z", Papers.At(7, 9, 5)).ToPdf()).Text, StringComparison.Ordinal);
}
