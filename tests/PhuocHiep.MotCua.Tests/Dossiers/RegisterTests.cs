using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Tests.Paper;
using PhuocHiep.MotCua.Tests.Reports;

namespace PhuocHiep.MotCua.Tests.Dossiers;

public sealed class RegisterTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    static readonly LocalDate NewYear = new(2024, 1, 1), YearEnd = new(2024, 12, 31);

    [Fact]
    public void It_has_the_thirteen_columns_and_numbers_its_lines_from_01()
    {
        var paper = new Printed(Register.Form(Papers.Commune, NewYear, YearEnd, 1, [Line(1) with { HandedOverAt = Papers.At(9, 8, 5), HandedOverTo = "Nguyễn Văn Nam", CompletedAt = Papers.At(8, 8, 0), Status = DossierStatus.HandedOver }, Line(2)], Papers.At(12, 8, 0)).ToPdf());

        Assert.Equal(1, paper.Pages);
        Assert.Equal((297, 210), paper.Size);
        Assert.Equal(
            Papers.Head("", "ngày 12 tháng 8 năm 2024") + "SỔ THEO DÕI HỒ SƠNăm 2024, từ ngày 01/01/2024 đến ngày 31/12/2024" +
            "TTMã hồ sơTên thủ tục hành chínhSố lượng hồ sơ (bộ)Tên cá nhân, tổ chứcĐịa chỉ, số điện thoạiCơ quan chủ trì giải quyếtNhận hồ sơHẹn trả kết quảTrả kết quảPhương thức nhận kết quảKý nhậnGhi chú" +
            "(1)(2)(3)(4)(5)(6)(7)(8)(9)(10)(11)(12)(13)" +
            "01000.99.99.H08-240806-0001Cấp Giấy xác nhận tình trạng hôn nhân01Nguyễn Thị HườngThôn Giang Nam, 0905123456Ủy ban nhân dân xã Phước Hiệp06/08/202409/08/202409/08/2024Tại Bộ phận Một cửaNguyễn Văn Nam" +
            "02000.99.99.H08-240806-0002Cấp Giấy xác nhận tình trạng hôn nhân01Nguyễn Thị HườngThôn Giang Nam, 0905123456Ủy ban nhân dân xã Phước Hiệp06/08/202409/08/2024Tại Bộ phận Một cửaQuá hạn, chưa có kết quả" +
            "Cộng: 2 hồ sơ, từ số 01 đến số 02.NGƯỜI LẬP SỔ(Ký và ghi rõ họ tên)NGƯỜI ĐỨNG ĐẦU BỘ PHẬN MỘT CỬA(Ký, ghi rõ họ tên, đóng dấu)Mẫu số 06 (TT 01/2018/TT-VPCP)",
            paper.Text);
        Assert.Empty(paper.Outside(left: 18, right: 11, bottom: 11));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void A_year_of_more_than_a_thousand_is_printed_page_by_page_under_its_titles()
    {
        var pdf = Register.Form(Papers.Commune, NewYear, YearEnd, 1, [.. Enumerable.Range(1, 1200).Select(Line)], Papers.At(8, 8, 0)).ToPdf();

        var paper = new Printed(pdf);
        Assert.InRange(paper.Pages, 40, 160);
        Assert.StartsWith("TTMã hồ sơ", paper.PageText(paper.Pages / 2), StringComparison.Ordinal);
        Assert.Contains("Cộng: 1.200 hồ sơ, từ số 01 đến số 1200.", paper.PageText(paper.Pages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_of_the_year_keeps_the_numbers_of_the_whole_year()
    {
        await using var db = database.Open();
        var agency = await Given.AgencyAsync(db);
        await Given.DossierAsync(db, Given.At(2023, 12, 29));
        for (var day = 5; day <= 7; day++) await Given.DossierAsync(db, Given.At(2024, 8, day));

        var form = await Register.ReadAsync(db, agency, new(2024, 8, 6), new(2024, 8, 7), Given.At(2024, 8, 8));

        var rows = form.Body.OfType<MotCua.Paper.Table>().Single().Rows;
        Assert.Equal(["02", "03"], rows.Select(row => row[0]));
        Assert.Equal(["06/08/2024", "07/08/2024"], rows.Select(row => row[7]));
        await Assert.ThrowsAsync<RuleViolation>(() => Register.ReadAsync(db, agency, new(2023, 12, 1), new(2024, 1, 31), Given.At(2024, 8, 8)));
        await Assert.ThrowsAsync<RuleViolation>(() => Register.ReadAsync(db, agency, new(2024, 8, 7), new(2024, 8, 6), Given.At(2024, 8, 8)));
    }

    [Fact]
    public async Task As_a_workbook_it_has_the_columns_and_lines_of_the_paper_and_addresses_only_where_they_are_asked_for()
    {
        await using var db = database.Open();
        var agency = await Given.AgencyAsync(db);
        await Given.DossierAsync(db, Given.At(2025, 3, 3), Given.Application() with { ApplicantName = "=1+1", Address = "Thôn Lộc Hạ" });
        await Given.DossierAsync(db, Given.At(2025, 3, 4));
        await Given.DossierAsync(db, Given.At(2025, 3, 5));
        foreach (var withPersons in new[] { true, false })
        {
            using var file = new MemoryStream();

            Assert.Equal(2, await RegisterBook.WriteAsync(db, agency, new(2025, 3, 4), new(2025, 3, 5), file, withPersons, Given.At(2025, 3, 6)));
            using var first = new MemoryStream();
            await RegisterBook.WriteAsync(db, agency, new(2025, 3, 3), new(2025, 3, 3), first, withPersons, Given.At(2025, 3, 6));

            var (book, opening) = (new ReadWorkbook(new MemoryStream(file.ToArray())), new ReadWorkbook(new MemoryStream(first.ToArray())));
            Assert.Equal(Register.Columns.Select(column => column.Title), book.Texts(0));
            Assert.Equal("(13)", book.Rows[1][12].Text);
            Assert.Equal(["02", "03"], book.Rows.Skip(2).Select(row => row[0].Text));
            Assert.Equal(("=1+1", true, 0), (opening.Rows[2][4].Text, opening.Rows[2][4].IsText, opening.Formulas));
            Assert.Equal(withPersons ? "Thôn Lộc Hạ, 0905123456" : "", opening.Rows[2][5].Text);
        }
    }

    static RegisterLine Line(int i) => new(
        $"000.99.99.H08-240806-{i:0000}", "Cấp Giấy xác nhận tình trạng hôn nhân", "Nguyễn Thị Hường", "Thôn Giang Nam", "0905123456",
        Papers.Tuesday, Papers.At(9, 17, 0), new LocalDate(2024, 8, 9).End(), null, null, null, null, null, DossierStatus.InProcess, ResultDelivery.AtCounter, IsDemonstration: false);
}
