using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class MorningSheetTests
{
    [Fact]
    public void It_names_what_is_late_due_and_waited_for()
    {
        var paper = Print(("Quá hạn", 1), ("Đến hạn hôm nay", 2), ("Sắp đến hạn", 0), ("Chờ công dân bổ sung", 1));

        Assert.Equal(1, paper.Pages);
        Assert.Equal((210, 297), paper.Size);
        const string Titles = "TTCòn lạiMã hồ sơNgười nộpThủ tụcHẹn trả";
        Assert.Equal(
            Papers.Head("", "ngày 09 tháng 8 năm 2024") + "VIỆC HÔM NAY CỦA PHAN VĂN BẢYLúc 07 giờ 05 phút, ngày 09 tháng 8 năm 2024" +
            $"Quá hạn (1){Titles}{Row(1)}Đến hạn hôm nay (2){Titles}{Row(1)}{Row(2)}Chờ công dân bổ sung (1){Titles}{Row(1)}",
            paper.Text);
        Assert.Empty(paper.Overlapping());
    }

    [Theory]
    [InlineData(200, 3, 1, 40)]
    [InlineData(60, 60, 60, 60)]
    [InlineData(15, 15, 15, 15)]
    public void However_much_there_is_it_is_one_sheet_and_counts_the_rest(int late, int today, int soon, int waiting)
    {
        var paper = Print(("Quá hạn", late), ("Đến hạn hôm nay", today), ("Sắp đến hạn", soon), ("Chờ công dân bổ sung", waiting));

        Assert.Equal(1, paper.Pages);
        Assert.Contains($"Quá hạn ({late})", paper.Text, StringComparison.Ordinal);
        Assert.Contains($"Chờ công dân bổ sung ({waiting})", paper.Text, StringComparison.Ordinal);
        var named = paper.Text.Split("000.99.99.H08-240806-").Length - 1;
        var others = System.Text.RegularExpressions.Regex.Matches(paper.Text, @"và (\d+) hồ sơ khác").Sum(m => int.Parse(m.Groups[1].Value, VietnamTime.Culture));
        Assert.Equal(late + today + soon + waiting, named + others);
        Assert.True(named >= 16, $"{named} named");
        Assert.Empty(paper.Outside(left: 20, right: 14, bottom: 14));
    }

    [Fact]
    public void A_morning_without_work_says_so() => Assert.Contains("Không có hồ sơ nào quá hạn", Print(("Quá hạn", 0)).Text, StringComparison.Ordinal);

    static string Row(int i) => $"{i}Hôm nay, trước 17 giờ 00000.99.99.H08-240806-{i:0000}Nguyễn Thị HườngCấp Giấy xác nhận tình trạng hôn nhân17 giờ 00, 09/08/2024";

    static Printed Print(params (string Name, int Count)[] groups) => new(MorningSheet.Form(
        Papers.Commune,
        "Phan Văn Bảy",
        [.. groups.Select(g => new MorningGroup(g.Name, g.Count,
            [.. Enumerable.Range(1, Math.Min(g.Count, MorningSheet.MostOfGroup)).Select(i => new Awaiting($"000.99.99.H08-240806-{i:0000}", "Nguyễn Thị Hường", "Cấp Giấy xác nhận tình trạng hôn nhân", Papers.At(9, 17, 0), "Hôm nay, trước 17 giờ 00"))]))],
        Papers.At(9, 7, 5)).ToPdf());
}
