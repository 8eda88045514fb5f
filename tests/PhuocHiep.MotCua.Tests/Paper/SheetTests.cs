using NodaTime;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Tests.Paper;

public sealed class SheetTests
{
    static readonly TextStyle Body = new(14, Align.Justified, Indent: 36, After: 6);

    [Fact]
    public void Words_are_read_back_as_they_were_written()
    {
        const string Sentence = "Người dân nộp hồ sơ “trực tuyến” – không phải đi lại; lệ phí 8.000 ₫ được nộp trước ngày 09/8/2024, § 3 № 4 … và Đặng Thị Ửng ký tên.";

        var paper = Write(sheet => sheet.Write(Body, string.Join(' ', Enumerable.Repeat(Sentence, 5))));

        Assert.Equal(string.Join(' ', Enumerable.Repeat(Sentence, 5)), paper.Text);
    }

    [Fact]
    public void Marks_typed_apart_from_their_letters_are_printed_as_one_letter()
    {
        var paper = Write(sheet => sheet.Write(Body, "Nguyễn Thị Hường".Normalize(System.Text.NormalizationForm.FormD)));

        Assert.Equal("Nguyễn Thị Hường", paper.Text);
    }

    [Fact]
    public void Lines_and_tabs_in_a_text_are_spaces()
    {
        var paper = Write(sheet => sheet.Write(Body, "Trước hết\r\nlà\tchữ", Run.Bold("  đậm"), " , rồi hết "));

        Assert.Equal("Trước hết là chữ đậm , rồi hết", paper.Text);
    }

    [Fact]
    public void A_word_that_is_wider_than_the_line_is_broken_and_nothing_of_it_is_lost()
    {
        var word = string.Concat(Enumerable.Repeat("ạbcđ", 60));

        var paper = Write(sheet => sheet.Write(Body, Run.Bold(word), word));

        Assert.Equal(word + word, paper.Text);
        Assert.Empty(paper.Outside(30, 20, 20));
    }

    [Fact]
    public void A_code_that_is_wider_than_its_cell_is_broken_after_its_hyphen()
    {
        var paper = Write(sheet => sheet.Table(new(9), [new("Mã hồ sơ", 0.18)], [["000.99.99.H08-240806-0001"]]));

        var lines = paper.Letters(1).GroupBy(l => Math.Round(l.StartBaseLine.Y)).Select(line => string.Concat(line.OrderBy(l => l.StartBaseLine.X).Select(l => l.Value)));
        Assert.Equal(["Mã hồ sơ", "000.99.99.H08-", "240806-0001"], lines.Select(line => line.Trim()));
    }

    [Fact]
    public void A_number_is_not_parted_from_its_unit()
    {
        var paper = Write(sheet => sheet.Write(Body, string.Join(' ', Enumerable.Repeat("hẹn lúc 17 giờ 00 phút", 40))));

        var endsOfLines = paper.Letters(1).Where(l => l.Value != " ").GroupBy(l => Math.Round(l.StartBaseLine.Y)).Select(line => line.MaxBy(l => l.StartBaseLine.X)!.Value);
        Assert.All(endsOfLines, letter => Assert.False(char.IsAsciiDigit(letter[0])));
    }

    [Fact]
    public void Justified_lines_end_at_the_margin()
    {
        var paper = Write(sheet => sheet.Write(Body, string.Join(' ', Enumerable.Repeat("hẹn lại ngày trả kết quả", 40))));

        var ends = paper.Letters(1).Where(l => l.Value != " ").GroupBy(l => Math.Round(l.StartBaseLine.Y)).Select(line => line.Max(l => l.EndBaseLine.X)).ToList();
        Assert.All(ends.SkipLast(1), end => Assert.Equal(595.28 - 20 / 25.4 * 72, end, 0.5));
    }

    [Fact]
    public void A_paragraph_of_many_pages_keeps_its_words_in_order()
    {
        var words = string.Join(' ', Enumerable.Range(1, 2000).Select(i => $"chữ{i}"));

        var paper = Write(sheet => sheet.Write(Body, words));

        Assert.True(paper.Pages > 3);
        Assert.Equal(words, paper.Text);
        Assert.Empty(paper.Outside(30, 20, 20));
    }

    [Fact]
    public void What_belongs_together_moves_to_the_next_page_together()
    {
        var paper = Write(sheet =>
        {
            sheet.Write(Body, string.Join(' ', Enumerable.Repeat("chữ", 780)));
            sheet.Together(() =>
            {
                sheet.Write(Body, "CHỦ TỊCH");
                sheet.Skip(80);
                sheet.Write(Body, "Lê Văn Chín");
            });
        });

        Assert.Equal(2, paper.Pages);
        Assert.Equal("CHỦ TỊCHLê Văn Chín", paper.PageText(2));
    }

    [Fact]
    public void A_row_that_is_higher_than_a_page_goes_on_on_the_next_under_the_titles()
    {
        var note = string.Join(' ', Enumerable.Range(1, 900).Select(i => $"ghi{i}"));
        Column[] columns = [new("TT", 0.1), new("Ghi chú", 0.9)];

        var paper = Write(sheet => sheet.Table(new(14), columns, [["1", note], ["2", "hết"]]));

        Assert.True(paper.Pages > 1);
        Assert.All(Enumerable.Range(1, paper.Pages), page => Assert.StartsWith("TTGhi chú", paper.PageText(page), StringComparison.Ordinal));
        Assert.Equal($"TTGhi chú1{note}2hết", string.Concat(Enumerable.Range(1, paper.Pages).Select(page => page == 1 ? paper.PageText(page) : paper.PageText(page)["TTGhi chú".Length..])));
        Assert.Empty(paper.Outside(30, 20, 20));
    }

    [Fact]
    public void Signs_that_the_typeface_lacks_stop_no_paper()
    {
        var paper = Write(sheet => sheet.Write(Body, "Cảm ơn 😀 漢字 \u0001 xong"));

        Assert.StartsWith("Cảm ơn", paper.Text, StringComparison.Ordinal);
        Assert.EndsWith("xong", paper.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_text_takes_its_line()
    {
        var paper = Write(sheet => sheet.Write(Body, ""));

        Assert.Equal(1, paper.Pages);
        Assert.Equal("", paper.Text);
    }

    static Printed Write(Action<Sheet> write)
    {
        using var sheet = new Sheet(Format.Letter, "Thử", "Ủy ban nhân dân xã Phước Hiệp", Instant.FromUtc(2024, 8, 6, 1, 0));
        write(sheet);
        return new(sheet.Save());
    }
}
