using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Tests.Paper;

public sealed class TableHeadTests
{
    [Fact]
    public void Neighbours_share_their_heading_and_a_title_reaches_down()
    {
        Column Under(string title, params string[] above) => new(title, 0.2) { Above = above };

        var rows = TableHead.Of([Under("STT"), Under("Tổng", "Nhận"), Under("Mạng", "Nhận", "Trong kỳ"), Under("Quầy", "Nhận", "Trong kỳ"), Under("Tổng", "Trả"), Under("Mạng", "Trả", "Trong kỳ")]);

        Assert.Equal([new("STT", 0, 1, 3), new("Nhận", 1, 3, 1), new("Trả", 4, 2, 1)], rows[0]);
        // The same words under another heading are another heading.
        Assert.Equal([new("Tổng", 1, 1, 2), new("Trong kỳ", 2, 2, 1), new("Tổng", 4, 1, 2), new("Trong kỳ", 5, 1, 1)], rows[1]);
        Assert.Equal([new("Mạng", 2, 1, 1), new("Quầy", 3, 1, 1), new("Mạng", 5, 1, 1)], rows[2]);
    }

    [Fact]
    public void Without_headings_there_is_one_row_of_titles()
    {
        var row = Assert.Single(TableHead.Of([new("TT", 0.5), new("Mã", 0.5)]));
        Assert.Equal([new("TT", 0, 1, 1), new("Mã", 1, 1, 1)], row);
    }
}
