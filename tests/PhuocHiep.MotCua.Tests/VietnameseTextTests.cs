using System.Text;
using CsCheck;

namespace PhuocHiep.MotCua.Tests;

public sealed class VietnameseTextTests
{
    [Theory]
    [InlineData("Nguyễn Văn Đạt", "nguyen van dat")]
    [InlineData("  ĐẶNG   Thị\tÝ ", "dang thi y")]
    [InlineData("Hoà", "hoa")]
    [InlineData("", "")]
    public void Search_knows_neither_marks_nor_case(string text, string folded)
    {
        Assert.Equal(folded, VietnameseText.Fold(text));
        Assert.Equal(folded, VietnameseText.Fold(text.Normalize(NormalizationForm.FormD)));
    }

    [Fact]
    public void A_letter_typed_in_two_ways_is_stored_in_one() =>
        Assert.Equal("Trần Thị Ế", VietnameseText.Clean(" Trần  Thị Ế".Normalize(NormalizationForm.FormD)));

    [Theory]
    [InlineData("Nguyễn Văn An", "N. V. A.")]
    [InlineData("đỗ đình (mẫu)", "Đ. Đ.")]
    public void A_public_page_shows_initials(string name, string initials) => Assert.Equal(initials, VietnameseText.Initials(name));

    [Fact]
    public void No_text_is_too_broken_to_be_read() =>
        Gen.Char.Array[0, 40].Select(chars => new string(chars)).Sample(text =>
        {
            var clean = VietnameseText.Clean(text);
            return clean is null || (clean.Trim() == clean && !clean.Any(char.IsControl) && VietnameseText.Fold(clean).Length >= 0);
        }, iter: 20_000);

    [Fact]
    public void Halves_of_letters_and_no_letters_are_dropped() => Assert.Equal("a b", VietnameseText.Clean("a\uFFFE \uFFFFb"));
}
