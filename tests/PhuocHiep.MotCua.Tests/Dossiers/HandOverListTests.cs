using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class HandOverListTests
{
    [Fact]
    public void It_names_giver_receiver_hour_and_each_dossier()
    {
        var paper = new Printed(HandOverList.Form(Papers.Commune, "Trần Thị Mười", "Phan Văn Bảy", "đổi ca trực", Dossiers(2), Papers.At(7, 11, 30)).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((210, 297), paper.Size);
        Assert.Equal(
            Papers.Head("") + "PHIẾU BÀN GIAO HỒ SƠ" +
            "Thời gian bàn giao: 11 giờ 30 phút, ngày 07 tháng 8 năm 2024Nơi bàn giao: Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp" +
            "Bên giao: Trần Thị MườiBên nhận: Phan Văn BảyLý do: đổi ca trực.Số hồ sơ bàn giao: 02, gồm:" +
            "TTMã hồ sơNgười nộpThủ tụcHẹn trảGhi chú" +
            "1000.99.99.H08-240806-0001Nguyễn Thị Hường 1Cấp Giấy xác nhận tình trạng hôn nhân17 giờ 00, 09/08/2024" +
            "2000.99.99.H08-240806-0002Nguyễn Thị Hường 2Cấp Giấy xác nhận tình trạng hôn nhân17 giờ 00, 09/08/2024chờ xác minh" +
            "Hai bên đã kiểm đếm và bàn giao đủ 02 hồ sơ nêu trên kèm giấy tờ, phiếu kiểm soát. Phiếu lập thành 02 bản, mỗi bên giữ 01 bản." +
            "NGƯỜI GIAO(Ký và ghi rõ họ tên)Trần Thị MườiNGƯỜI NHẬN(Ký và ghi rõ họ tên)Phan Văn Bảy",
            paper.Text);
        Assert.Empty(paper.Outside(left: 20, right: 14, bottom: 14));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void Many_dossiers_go_on_under_the_titles_and_the_signatures_stand_last()
    {
        var paper = new Printed(HandOverList.Form(Papers.Commune, "Trần Thị Mười", "Phan Văn Bảy", null, Dossiers(80), Papers.At(7, 11, 30), isDemonstration: true).ToPdf());

        Assert.True(paper.Pages > 2);
        Assert.StartsWith("TTMã hồ sơ", paper.PageText(2), StringComparison.Ordinal);
        Assert.Contains("Phiếu bàn giao hồ sơ – trang 2", paper.PageText(2), StringComparison.Ordinal);
        Assert.Contains("NGƯỜI NHẬN", paper.PageText(paper.Pages), StringComparison.Ordinal);
        Assert.Contains("DỮ LIỆU MẪU", paper.PageText(1), StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 20, right: 14, bottom: 14));
    }

    static List<HandedOn> Dossiers(int count) =>
        [.. Enumerable.Range(1, count).Select(i => new HandedOn($"000.99.99.H08-240806-{i:0000}", $"Nguyễn Thị Hường {i}", "Cấp Giấy xác nhận tình trạng hôn nhân", Papers.At(9, 17, 0), i % 2 == 0 ? "chờ xác minh" : ""))];
}
