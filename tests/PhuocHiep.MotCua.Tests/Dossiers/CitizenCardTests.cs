using System.Text;
using CsCheck;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Dossiers;

/// <summary>The QR code of the citizen card, as a scanner types it.</summary>
public sealed class CitizenCardTests
{
    static readonly LocalDate Today = new(2024, 8, 6);

    [Fact]
    public void A_card_is_read_whole()
    {
        Assert.True(CitizenCard.TryRead("052190000123|211234567|Nguyễn Thị Hường|15031990|Nữ|Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định|10052021", Today, out var card, out var problem));
        Assert.Null(problem);
        Assert.Equal(
            new CitizenCard
            {
                Number = "052190000123",
                OldNumber = "211234567",
                FullName = "Nguyễn Thị Hường",
                Birth = new(1990, 3, 15),
                Sex = "Nữ",
                Address = "Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định",
                IssuedOn = new(2021, 5, 10),
            },
            card);
    }

    [Theory]
    [InlineData("052190000123||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp")]
    [InlineData("052190000123||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|")]
    [InlineData(" 052190000123 ||NGUYỄN  THỊ HƯỜNG|15031990|Nữ|Phước Hiệp\r\n")]
    public void A_card_may_lack_its_old_number_and_its_day_of_issue(string scanned)
    {
        Assert.True(CitizenCard.TryRead(scanned, Today, out var card, out _));
        Assert.Equal(("052190000123", null, "Nguyễn Thị Hường", "Phước Hiệp", null), (card.Number, card.OldNumber, card.FullName, card.Address, card.IssuedOn));
    }

    [Fact]
    public void A_newer_card_says_more_after_the_day_of_issue()
    {
        Assert.True(CitizenCard.TryRead("052190000123||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|10052021||Nguyễn Văn Cha|Trần Thị Mẹ|", Today, out var card, out _));
        Assert.Equal(new LocalDate(2021, 5, 10), card.IssuedOn);
    }

    [Theory]
    [InlineData("NGUYỄN VĂN ĐẠT", "Nguyễn Văn Đạt")]
    [InlineData("nguyễn văn đạt", "Nguyễn Văn Đạt")]
    [InlineData("H'Hen Niê", "H'Hen Niê")]
    public void A_name_is_written_as_a_name(string scanned, string name)
    {
        Assert.True(CitizenCard.TryRead($"052190000123||{scanned.Normalize(NormalizationForm.FormD)}|15031990|Nam|Phước Hiệp", Today, out var card, out _));
        Assert.Equal(name.Normalize(NormalizationForm.FormC), card.FullName);
    }

    [Theory]
    [InlineData("05219000012||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|10052021", "không đủ 12 chữ số")]
    [InlineData("05219000012x||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|10052021", "không đủ 12 chữ số")]
    [InlineData("٠٥٢١٩٠٠٠٠١٢٣||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|10052021", "không đủ 12 chữ số")]
    [InlineData("052190000123||  |15031990|Nữ|Phước Hiệp|10052021", "không có họ và tên")]
    [InlineData("052190000123||Nguyễn Thị Hường|31021990|Nữ|Phước Hiệp|10052021", "Ngày sinh trong mã quét không có thật (“31021990”)")]
    [InlineData("052190000123||Nguyễn Thị Hường|15030190|Nữ|Phước Hiệp|10052021", "Ngày sinh trong mã quét không có thật")]
    [InlineData("052190000123||Nguyễn Thị Hường||Nữ|Phước Hiệp|10052021", "Ngày sinh trong mã quét không có thật.")]
    [InlineData("052190000123||Nguyễn Thị Hường|07082024|Nữ|Phước Hiệp|10052021", "07/08/2024, sau ngày hôm nay")]
    [InlineData("052190000123||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|10132021", "Ngày cấp trong mã quét không có thật (“10132021”)")]
    [InlineData("052190000123||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|14031990", "(14/03/1990) trước ngày sinh (15/03/1990)")]
    [InlineData("052190000123||Nguyễn Thị Hường|15031990|Nữ|Phước Hiệp|07082024", "Ngày cấp trong mã quét là 07/08/2024")]
    [InlineData("052190000123||Nguyễn Thị Hường|15031990|Nữ", "chỉ có 5 trên 6 phần")]
    [InlineData("", "chỉ có 1 trên 6 phần")]
    [InlineData("052190000123||Nguy\uFFFDn|15031990|Nữ|Phước Hiệp", "ký tự không đọc được")]
    public void What_cannot_be_is_refused_with_the_reason(string scanned, string why)
    {
        Assert.False(CitizenCard.TryRead(scanned, Today, out var card, out var problem));
        Assert.Null(card);
        Assert.Contains(why, problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Born_or_issued_today_is_possible() =>
        Assert.True(CitizenCard.TryRead("052190000123||Nguyễn Thị Hường|06082024|Nữ|Phước Hiệp|06082024", Today, out _, out _));

    [Fact]
    public void Arbitrary_text_never_throws() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["|0123456789 Ễđ\uD800\uDC00\uFFFE\uFFFF\u0300\0"], 0, 80], Gen.String.Array[0, 9].Select(fields => string.Join('|', fields)))
            .Sample(text => CitizenCard.TryRead(text, Today, out var card, out var problem) ? card is not null && problem is null : card is null && problem is { Length: > 0 });
}
