using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Tests.Paper;

public sealed class FormSetTests
{
    [Theory]
    [InlineData("2024-08-06", "Bộ phận Tiếp nhận và Trả kết quả", "Mẫu số 05 (TT 01/2018/TT-VPCP)", "Mẫu số 06 (TT 01/2018/TT-VPCP)", null)]
    [InlineData("2025-06-30", "Bộ phận Tiếp nhận và Trả kết quả", "Mẫu số 05 (TT 01/2018/TT-VPCP)", "Mẫu số 06 (TT 01/2018/TT-VPCP)", null)]
    [InlineData("2025-07-01", "Trung tâm Phục vụ hành chính công", "Mẫu số 05 (TT 01/2018/TT-VPCP)", "Mẫu số 06 (TT 01/2018/TT-VPCP)", null)]
    [InlineData("2025-09-14", "Trung tâm Phục vụ hành chính công", "Mẫu số 05 (TT 01/2018/TT-VPCP)", "Mẫu số 06 (TT 01/2018/TT-VPCP)", null)]
    [InlineData("2025-09-15", "Trung tâm Phục vụ hành chính công", "Mẫu số 06 (TT 03/2025/TT-VPCP)", "Mẫu số 07 (TT 03/2025/TT-VPCP)", "Mẫu số 05 (TT 03/2025/TT-VPCP)")]
    public void The_day_of_the_paper_names_the_counter_the_circular_and_the_number_of_the_form(string day, string counter, string controlSlip, string register, string? stopNotice)
    {
        Assert.True(VietnamTime.TryParseIso(day, out NodaTime.LocalDate on));
        var set = FormSet.On(on);

        Assert.Equal(counter, set.Counter);
        Assert.Equal(controlSlip, set.MarkOf(OfficialForm.ControlSlip));
        Assert.Equal(register, set.MarkOf(OfficialForm.Register));
        Assert.Equal(stopNotice, set.MarkOf(OfficialForm.StopNotice));
        Assert.StartsWith("Mẫu số 02", set.MarkOf(OfficialForm.CompletionRequest), StringComparison.Ordinal);
        Assert.Equal($"{counter}, Ủy ban nhân dân xã Phước Hiệp", set.CounterOf(Papers.Commune));
    }

    [Fact]
    public void A_paper_of_today_stands_under_the_name_of_the_centre()
    {
        var at = new NodaTime.LocalDate(2025, 10, 1).InstantAt(new(8, 30));

        var paper = new Printed(CompletionRequest.Form(Papers.Matter(hasCode: false), "Bản sao giấy chứng sinh", "chưa có trong hồ sơ", "Trần Thị Mười", at).ToPdf());

        Assert.Contains("TRUNG TÂM PHỤC VỤHÀNH CHÍNH CÔNGCỘNG HÒA", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Mẫu số 02 (TT 03/2025/TT-VPCP)", paper.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("BỘ PHẬN TIẾP NHẬN", paper.Text, StringComparison.Ordinal);
        Assert.Contains("liên hệ với Trần Thị Mười, Trung tâm Phục vụ hành chính công, số điện thoại", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Overlapping());
        Assert.Empty(paper.Outside(left: 10, right: 10, bottom: 9));
    }

    [Fact]
    public void A_paper_keeps_the_head_of_its_own_day() =>
        Assert.Contains("BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ", new Printed(ControlSlip.Form(Papers.Dossier()).ToPdf()).Text, StringComparison.Ordinal);
}
