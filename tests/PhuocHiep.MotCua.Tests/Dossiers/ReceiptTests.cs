using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class ReceiptTests
{
    [Fact]
    public void It_is_one_A5_page_that_says_who_what_when_and_why()
    {
        var paper = Print(Papers.Dossier(papers: 6));

        Assert.Equal(1, paper.Pages);
        Assert.Equal((148, 210), paper.Size);
        Assert.Equal("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ – 000.99.99.H08-240806-0001", paper.Title);
        Assert.All(
        [
            "Mẫu số 01 (TT 01/2018/TT-VPCP)", "ỦY BAN NHÂN DÂN", "XÃ PHƯỚC HIỆP", "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
            "Phước Hiệp, ngày 06 tháng 8 năm 2024",
            "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "Mã hồ sơ: 000.99.99.H08-240806-0001",
            "Tiếp nhận hồ sơ của Ông/Bà (tổ chức): Nguyễn Thị Hường",
            "Địa chỉ: Thôn Giang Nam, xã Phước Hiệp, huyện Tuy Phước, tỉnh Bình Định",
            "Số điện thoại: 0905 123 456", "Email: nguyen.thi.huong@example.vn", "Số căn cước/Hộ chiếu: 052190000123", "Hình thức nộp: Trực tiếp",
            "Nội dung yêu cầu giải quyết: Cấp Giấy xác nhận tình trạng hôn nhân (mã 1.004873)",
            "2Trích lục ghi chú ly hôn hoặc giấy chứng tử của vợ/chồng (nếu có)11",
            "2. Số lượng hồ sơ: 01 bộ",
            "3. Thời gian giải quyết theo quy định: 03 ngày làm việc",
            "4. Thời gian nhận hồ sơ: 08 giờ 15 phút, ngày 06 tháng 8 năm 2024",
            "5. Thời gian trả kết quả: 17 giờ 00 phút, ngày 09 tháng 8 năm 2024",
            "Vì sao hẹn ngày này: Tính 3 ngày: T4 07/8, T5 08/8, T6 09/8; không tính ngày đầu (06/8).",
            "6. Đăng ký nhận kết quả: Tại Bộ phận Một cửa, Ủy ban nhân dân xã Phước Hiệp",
            "7. Phí, lệ phí: 8.000 đ, đã nộp (tiền mặt)",
            "Tra cứu hồ sơ: quét mã QR hoặc nhập mã hồ sơ tại https://motcua.phuochiep.example; điện thoại 0256 3000 000.",
            "NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ", "Trần Thị Mười",
        ], words => Assert.Contains(words, paper.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_phone_reads_the_lookup_address_from_it() =>
        Assert.Equal(Papers.Lookup.AbsoluteUri, Print(Papers.Dossier()).Qr());

    [Fact]
    public void The_long_address_of_a_production_site_is_still_readable() =>
        Assert.Equal(
            "https://motcua.xaphuochiep.tuyphuoc.binhdinh.gov.vn/tra-cuu/hW3p0sQmS1yXc9Kq7bN2dA",
            new Printed(Receipt.Form(Papers.Dossier(), null, new("https://motcua.xaphuochiep.tuyphuoc.binhdinh.gov.vn/tra-cuu/hW3p0sQmS1yXc9Kq7bN2dA")).ToPdf()).Qr());

    [Fact]
    public void Long_names_and_twelve_papers_take_a_second_page_that_repeats_the_code()
    {
        var name = string.Join(' ', Enumerable.Repeat("Hợp tác xã Nông nghiệp", 9));
        var paperName = string.Join(' ', Enumerable.Repeat("Giấy chứng nhận quyền sử dụng đất", 3));

        var paper = Print(Papers.Dossier(name, 12, paperName: paperName));

        Assert.Equal(2, paper.Pages);
        Assert.StartsWith("TTTên giấy tờ", paper.PageText(2), StringComparison.Ordinal);
        Assert.Contains("Mã hồ sơ: 000.99.99.H08-240806-0001 – trang 2", paper.PageText(2), StringComparison.Ordinal);
        Assert.Contains(name, paper.Text, StringComparison.Ordinal);
        Assert.Equal(12, paper.Text.Split(paperName).Length - 1);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public void Up_to_six_papers_are_one_page_with_nothing_beside_the_margins(int papers)
    {
        var paper = Print(Papers.Dossier(papers: papers));

        Assert.Equal(1, paper.Pages);
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
        Assert.Empty(paper.Overlapping());
        Assert.DoesNotContain("trang 1", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_register_does_not_say_is_left_dotted()
    {
        var paper = new Printed(Receipt.Form(Papers.BareDossier(), null, Papers.Lookup).ToPdf());

        Assert.Contains("Địa chỉ: ……", paper.Text, StringComparison.Ordinal);
        Assert.Contains("3. Thời gian giải quyết theo quy định: ……", paper.Text, StringComparison.Ordinal);
        Assert.Contains("7. Phí, lệ phí: ……", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vì sao", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("DỮ LIỆU MẪU", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_explanation_that_no_longer_gives_the_promised_day_is_left_out()
    {
        var dossier = Papers.Dossier();
        var otherDay = Deadline.Of(TimeLimit.Parse("5 working-days"), dossier.ReceivedAt, Papers.Calendar);

        Assert.DoesNotContain("Vì sao", new Printed(Receipt.Form(dossier, otherDay, Papers.Lookup).ToPdf()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dossier_of_the_demonstration_says_so_at_the_head() =>
        Assert.Contains("DỮ LIỆU MẪU", Print(Papers.Dossier(origin: Origin.Demonstration)).Text, StringComparison.Ordinal);

    static Printed Print(Dossier dossier) => new(Receipt.Form(dossier, dossier.ExplainPromise(Papers.Calendar), Papers.Lookup).ToPdf());
}
