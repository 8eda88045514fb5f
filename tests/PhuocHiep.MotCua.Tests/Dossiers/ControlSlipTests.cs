using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class ControlSlipTests
{
    [Fact]
    public void It_tells_every_move_with_its_hour_and_its_person()
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Granted, "45/XN", false, null, Papers.Clerk, Papers.At(9, 10, 20));
        dossier.HandOver("Nguyễn Thị Hường", Papers.Clerk, Papers.At(12, 8, 5));

        var paper = new Printed(ControlSlip.Form(dossier).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((210, 148), paper.Size);
        Assert.All(
        [
            "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
            "Mã hồ sơ: 000.99.99.H08-240806-0001", "Kèm theo hồ sơ của: Nguyễn Thị Hường",
            "Ngày nhận: 08 giờ 15 phút, ngày 06 tháng 8 năm 2024", "Hẹn trả: 17 giờ 00 phút, ngày 09 tháng 8 năm 2024",
            "Kết quả giải quyết: Đúng hạn (10 giờ 20, 09/08/2024)",
            "108 giờ 15 phút, ngày 06 tháng 8 năm 2024Trần Thị MườiTiếp nhậnĐã tiếp nhậnHẹn trả 17 giờ 00, 09/08/2024",
            "210 giờ 20 phút, ngày 09 tháng 8 năm 2024Trần Thị MườiCó kết quảĐã tiếp nhận → Đã có kết quả, chờ trả",
            "308 giờ 05 phút, ngày 12 tháng 8 năm 2024Trần Thị MườiTrả kết quảĐã có kết quả, chờ trả → Đã trả kết quảNguyễn Thị Hường",
        ], words => Assert.Contains(words, paper.Text, StringComparison.Ordinal));
        Assert.Empty(paper.Outside(left: 12, right: 12, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }

    [Theory]
    [InlineData(8, "Trước hạn (09 giờ 00, 08/08/2024)")]
    [InlineData(9, "Đúng hạn (09 giờ 00, 09/08/2024)")]
    [InlineData(10, "Quá hạn (09 giờ 00, 10/08/2024)")]
    public void The_result_is_judged_by_the_first_promise(int day, string expected)
    {
        var dossier = Papers.Dossier();
        dossier.Complete(Outcome.Granted, null, false, null, Papers.Clerk, Papers.At(day, 9, 0));

        Assert.Contains($"Kết quả giải quyết: {expected}", new Printed(ControlSlip.Form(dossier).ToPdf()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_and_a_withdrawn_dossier_have_no_result()
    {
        var withdrawn = Papers.Dossier();
        withdrawn.Withdraw("Không còn nhu cầu", Papers.Clerk, Papers.At(7, 9, 0));

        Assert.Contains("Kết quả giải quyết: Đã tiếp nhận", new Printed(ControlSlip.Form(Papers.Dossier()).ToPdf()).Text, StringComparison.Ordinal);
        Assert.Contains("Kết quả giải quyết: Đã rút lúc 09 giờ 00, 07/08/2024", new Printed(ControlSlip.Form(withdrawn).ToPdf()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_moves_and_a_long_note_go_on_on_further_pages_under_the_titles()
    {
        var dossier = Papers.Dossier();
        var note = string.Join(' ', Enumerable.Repeat("Chờ ý kiến của cơ quan phối hợp,", 60));
        for (var day = 10; day < 28; day++) dossier.Note(DossierEventKind.LetterDrafted, "Hệ thống", null, Papers.At(day, 7, 30), day == 15 ? note : null);

        var paper = new Printed(ControlSlip.Form(dossier).ToPdf());

        Assert.True(paper.Pages > 2);
        Assert.All(Enumerable.Range(2, paper.Pages - 1), page => Assert.StartsWith("TTThời gianNgười thực hiện", paper.PageText(page), StringComparison.Ordinal));
        Assert.Contains("Mã hồ sơ: 000.99.99.H08-240806-0001 – trang 2", paper.PageText(2), StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 12, right: 12, bottom: 9));
        Assert.Empty(paper.Overlapping());
    }
}
