using CsCheck;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class ApplicantTests
{
    static readonly LocalDate Today = new(2024, 8, 6);

    [Theory]
    [InlineData("15/03/1990", 1990, 3, 15)]
    [InlineData("15031990", 1990, 3, 15)]
    [InlineData(" 5/3/1990 ", 1990, 3, 5)]
    [InlineData("5-3-1990", 1990, 3, 5)]
    [InlineData("05.03.1990", 1990, 3, 5)]
    [InlineData("5 3 1990", 1990, 3, 5)]
    [InlineData("29/02/2024", 2024, 2, 29)]
    [InlineData("06/08/2024", 2024, 8, 6)]
    [InlineData("01/01/1900", 1900, 1, 1)]
    public void A_birth_is_read_as_clerks_write_it(string typed, int year, int month, int day)
    {
        Assert.True(Applicant.TryReadBirth(typed, Today, out var birth, out var wrong));
        Assert.Equal((new LocalDate(year, month, day), null), (birth, wrong));
    }

    [Theory]
    [InlineData("31/02/1990", "Không có ngày 31/02/1990")]
    [InlineData("29/02/1900", "Không có ngày 29/02/1900")]
    [InlineData("00/01/1990", "Không có ngày 00/01/1990")]
    [InlineData("01/13/1990", "Không có ngày 01/13/1990")]
    [InlineData("01/01/0000", "Không có ngày 01/01/0000")]
    [InlineData("07/08/2024", "sau ngày hôm nay")]
    [InlineData("31/12/1899", "trước năm 1900")]
    [InlineData("1990", "chỉ có năm sinh thì để trống")]
    [InlineData("15/3/90", "đủ 4 chữ số")]
    [InlineData("150390", "đủ 4 chữ số")]
    [InlineData("3/1990", "ngày/tháng/năm")]
    [InlineData("٠١٠١١٩٩٠", "ngày/tháng/năm")]
    public void What_cannot_be_a_birth_is_refused_in_words(string typed, string words)
    {
        Assert.False(Applicant.TryReadBirth(typed, Today, out var birth, out var wrong));
        Assert.Null(birth);
        Assert.Contains(words, wrong, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void A_birth_may_be_left_out(string? typed)
    {
        Assert.True(Applicant.TryReadBirth(typed, Today, out var birth, out _));
        Assert.Null(birth);
    }

    [Fact]
    public void Every_day_is_read_as_it_is_shown() =>
        Gen.Int[0, Period.DaysBetween(new(Applicant.EarliestBirthYear, 1, 1), Today)].Sample(days =>
            Applicant.TryReadBirth(Today.PlusDays(-days).Text(), Today, out var birth, out _) && birth == Today.PlusDays(-days));

    [Fact]
    public void Arbitrary_text_never_throws() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789/.- "], 0, 12]).Sample(text => Applicant.TryReadBirth(text, Today, out var birth, out var wrong) ? wrong is null : birth is null && wrong is not null);

    [Theory]
    [InlineData("052090000123", 1990)]
    [InlineData("052190000123", 1990)]
    [InlineData("052200000123", 2000)]
    [InlineData("052224000123", 2024)]
    [InlineData("052305000123", 2005)]
    public void A_number_that_fits_the_birth_is_not_doubted(string number, int year) => Assert.Null(Applicant.DoubtfulNumber(number, new(year, 6, 1), Today));

    [Theory]
    [InlineData("052190000123", 1992, "sinh năm 1990, không phải 1992")]
    [InlineData("052290000123", 1990, "sinh năm 2090, không phải 1990")]
    [InlineData("052290000123", null, "sinh năm 2090")]
    public void A_number_that_contradicts_the_birth_is_doubted(string number, int? year, string words) =>
        Assert.Contains(words, Applicant.DoubtfulNumber(number, year is null ? null : new LocalDate(year.Value, 6, 1), Today), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("211234567")]
    [InlineData("0521900001")]
    public void Older_and_wrong_numbers_say_nothing_of_a_birth(string? number) => Assert.Null(Applicant.DoubtfulNumber(number, new(1985, 6, 1), Today));
}
