using CsCheck;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>No text becomes a formula in a spreadsheet, and every text comes back as it was.</summary>
public sealed class CsvCellTests
{
    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")")]
    [InlineData("+84905123456", "'+84905123456")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "'\r=1")]
    [InlineData("＝1", "'＝1")]
    [InlineData("'=1", "''=1")] // It truly begins so.
    [InlineData("'Ông Tư'", "'Ông Tư'")]
    [InlineData("Nguyễn Văn A = B", "Nguyễn Văn A = B")]
    [InlineData("'", "'")]
    [InlineData("", "")]
    [InlineData(null, null)]
    public void What_would_be_a_formula_gets_an_apostrophe(string? text, string? written)
    {
        Assert.Equal(written, CsvCell.Guarded(text));
        Assert.Equal(text, CsvCell.Unguarded(written));
    }

    [Fact]
    public void Whatever_is_written_comes_back_and_begins_with_no_sign() =>
        Gen.Select(OneOf("", "'", "''"), OneOf("", "=", "+", "-", "@", "\t", "\r", "＠"), Gen.String).Sample((quotes, sign, rest) =>
        {
            var text = quotes + sign + rest;
            var written = CsvCell.Guarded(text)!;
            Assert.Equal(text, CsvCell.Unguarded(written));
            Assert.True(written.Length == 0 || !"=+-@\t\r\n＝＋－＠".Contains(written[0]));
        });

    static Gen<string> OneOf(params string[] texts) => Gen.OneOf([.. texts.Select(Gen.Const)]);
}
