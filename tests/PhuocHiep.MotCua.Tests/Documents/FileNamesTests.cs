using PhuocHiep.MotCua.Documents;

namespace PhuocHiep.MotCua.Tests.Documents;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Tờ khai.pdf", MediaType.Pdf, "Tờ khai.pdf")]
    [InlineData("anh.JPEG", MediaType.Jpeg, "anh.jpg")]
    [InlineData("thu.pdf", MediaType.Jpeg, "thu.jpg")]
    [InlineData("bai.pdf.exe", MediaType.Pdf, "bai.pdf.pdf")]
    [InlineData("../../../etc/passwd", MediaType.Png, "passwd.png")]
    [InlineData(@"C:\Users\x\..\CCCD.png", MediaType.Png, "CCCD.png")]
    [InlineData("..", MediaType.Pdf, "tep.pdf")]
    [InlineData(".htaccess", MediaType.Pdf, "tep.pdf")]
    [InlineData("a\0b\r\nc\".pdf", MediaType.Pdf, "a b c.pdf")]
    [InlineData("a\u202Efdp.exe", MediaType.Pdf, "afdp.pdf")]
    [InlineData("<script>.pdf", MediaType.Pdf, "script.pdf")]
    [InlineData("", MediaType.Pdf, "tep.pdf")]
    [InlineData(null, MediaType.Png, "tep.png")]
    public void A_name_from_outside_is_made_harmless(string? name, MediaType type, string clean) => Assert.Equal(clean, FileNames.Clean(name, type));

    [Fact]
    public void A_long_name_is_cut_between_letters()
    {
        var clean = FileNames.Clean(new string('a', 119) + "😀😀.pdf", MediaType.Pdf);
        Assert.Equal(new string('a', 119) + ".pdf", clean);
    }
}
