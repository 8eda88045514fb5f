using System.Text;
using PhuocHiep.MotCua.Documents;

namespace PhuocHiep.MotCua.Tests.Documents;

public sealed class FileContentTests
{
    [Fact]
    public void What_it_is_and_how_many_pages_it_has_is_read_from_its_bytes()
    {
        Assert.Equal(new(MediaType.Jpeg, 1), FileContent.Of(Files.Jpeg));
        Assert.Equal(new(MediaType.Png, 1), FileContent.Of(Files.Png));
        Assert.Equal(new(MediaType.Pdf, 1), FileContent.Of(Files.Pdf()));
        Assert.Equal(new(MediaType.Pdf, 12), FileContent.Of(Files.Pdf(12)));
    }

    [Theory]
    [InlineData("MZ\u0090\0 This program cannot be run in DOS mode.")]
    [InlineData("<!DOCTYPE html><html><script>alert(1)</script></html>")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")]
    [InlineData("<html>%PDF-1.4")]
    [InlineData(" %PDF-1.4")]
    [InlineData("PK\u0003\u0004word/document.xml")]
    [InlineData("GIF89a")]
    [InlineData("\u007fELF")]
    public void Another_kind_of_file_is_refused_whatever_it_is_called(string content) =>
        Assert.Contains("PDF, JPEG hoặc PNG", Assert.Throws<RuleViolation>(() => FileContent.Of(Encoding.Latin1.GetBytes(content))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("%PDF-1.7\n")]
    [InlineData("%PDF-<html><script>alert(1)</script>%%EOF")]
    [InlineData("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")]
    [InlineData("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")]
    [InlineData("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF")]
    [InlineData("\u00ff\u00d8\u00ff\u00d9")]
    [InlineData("\u00ff\u00d8\u00ff<html>")]
    [InlineData("\u0089PNG\r\n\u001a\n")]
    public void What_only_begins_like_one_is_refused(string content) =>
        Assert.Throws<RuleViolation>(() => FileContent.Of(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void An_empty_file_is_refused() => Assert.Equal("tệp rỗng.", Assert.Throws<RuleViolation>(() => FileContent.Of([])).Message);

    [Fact]
    public void A_picture_cut_short_anywhere_is_refused()
    {
        foreach (var whole in new[] { Files.Jpeg, Files.Png })
            for (var length = 1; length < whole.Length - 8; length++)
                Assert.Throws<RuleViolation>(() => FileContent.Of(whole[..length]));
    }

    [Fact]
    public void A_pdf_cut_short_is_refused()
    {
        var whole = Files.Pdf(3);
        for (var length = 1; length < whole.Length - 8; length += 37)
            Assert.Throws<RuleViolation>(() => FileContent.Of(whole[..length]));
    }

    [Fact]
    public void What_a_camera_writes_after_the_picture_does_no_harm() =>
        Assert.Equal(MediaType.Jpeg, FileContent.Of([.. Files.Jpeg, 0, 1, 2, 3]).Type);

    [Fact]
    public void A_pdf_with_a_password_is_refused_and_the_clerk_told_why() =>
        Assert.Contains("mật khẩu", Assert.Throws<RuleViolation>(() => FileContent.Of(Files.Pdf(password: "bí mật"))).Message, StringComparison.Ordinal);

    /// <summary>PDFsharp would end the whole process here; so would any reader that trusts a file's depth.</summary>
    [Theory]
    [InlineData(200_000, false)]
    [InlineData(200_000, true)]
    [InlineData(5_000_000, true)]
    public void A_pdf_made_to_exhaust_its_reader_is_refused(int depth, bool compressed) =>
        Assert.Throws<RuleViolation>(() => FileContent.Of(Files.DeepPdf(depth, compressed)));
}
