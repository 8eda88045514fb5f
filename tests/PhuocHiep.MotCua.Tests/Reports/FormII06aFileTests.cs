using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>The form as a workbook and on paper: the same words, the same numbers.</summary>
public sealed class FormII06aFileTests
{
    static readonly FormII06a August = Form(
        new("Chứng thực", Coming.InPerson, Standing.Early, false, 1200), new("Chứng thực", Coming.Online, Standing.OnTheDay, false, 30), new("Chứng thực", Coming.Before, Standing.Withdrawn, false, 2),
        new("Hộ tịch", Coming.InPerson, Standing.Late, false, 4), new("Hộ tịch", Coming.InPerson, Standing.AwaitingSupplement, false, 5), new("Hộ tịch", Coming.Before, Standing.Overdue, false, 6));

    [Fact]
    public async Task The_workbook_has_the_heads_merged_the_numbers_as_numbers_and_its_head_in_sight()
    {
        var book = await BookAsync(August);

        Assert.Equal("Biểu số II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP)", book.Rows[0][0].Text);
        Assert.Equal("TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC", book.Rows[2][0].Text);
        Assert.Equal(["Kỳ báo cáo: từ ngày 01/08/2024 đến ngày 31/08/2024", "Đơn vị báo cáo: Ủy ban nhân dân xã Phước Hiệp", "Đơn vị nhận báo cáo: …………………", "Đơn vị tính: Số hồ sơ TTHC"], Enumerable.Range(3, 4).Select(row => book.Rows[row][0].Text));
        Assert.Equal(["STT", "Lĩnh vực, công việc giải quyết theo cấp", "Số lượng hồ sơ tiếp nhận", "", "", "", "Số lượng hồ sơ đã giải quyết", "", "", "", "Số lượng hồ sơ đang giải quyết", "", ""], book.Texts(7));
        Assert.Equal(["", "", "Tổng số", "Trong kỳ", "", "Từ kỳ trước", "Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn", "Tổng số", "Trong hạn", "Quá hạn"], book.Texts(8));
        Assert.Equal(["", "", "", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "", "", "", "", "", "", "", ""], book.Texts(9));
        Assert.Equal(["(1)", "(2)", "(3) = (4)+(5)+(6)", "(4)", "(5)", "(6)", "(7) = (8)+(9)+(10)", "(8)", "(9)", "(10)", "(11) = (12)+(13)", "(12)", "(13)"], book.Texts(10));
        Assert.Equal(["1", "Chứng thực", "1232", "30", "1200", "2", "1232", "1200", "32", "0", "0", "0", "0"], book.Texts(11));
        Assert.Equal(["2", "Hộ tịch", "15", "0", "9", "6", "4", "0", "0", "4", "11", "5", "6"], book.Texts(12));
        Assert.Equal(["", "Tổng số", "1247", "30", "1209", "8", "1236", "1200", "32", "4", "11", "5", "6"], book.Texts(13));
        Assert.All(book.Rows[13].Skip(2), cell => Assert.False(cell.IsText));
        Assert.Superset(
            new HashSet<string> { "A3:M3", "A8:A10", "B8:B10", "C8:F8", "C9:C10", "D9:E9", "F9:F10", "G8:J8", "G9:G10", "J9:J10", "K8:M8", "M9:M10" }, book.Merged.ToHashSet());
        Assert.Equal(("11", "2"), book.Frozen);
        Assert.StartsWith("Cột (9) gồm 2 hồ sơ người nộp rút và 0 hồ sơ dừng", book.Rows[15][0].Text, StringComparison.Ordinal);
        Assert.Equal(0, book.Formulas);
        Assert.Contains("Biểu số II.06a/VPCP/KSTT", book.Properties, StringComparison.Ordinal);
    }

    [Fact]
    public void On_paper_it_lies_has_the_nations_head_and_both_sign()
    {
        var paper = new Printed(August.ToForm(Papers.Commune, Papers.At(31, 18, 0)).ToPdf());

        Assert.Equal((1, (297, 210)), (paper.Pages, paper.Size));
        Assert.Equal(
            "ỦY BAN NHÂN DÂNXÃ PHƯỚC HIỆPCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúcPhước Hiệp, ngày 31 tháng 8 năm 2024"
            + "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT TTHC TẠI CƠ QUAN, ĐƠN VỊ TRỰC TIẾP GIẢI QUYẾT TTHC"
            + "Kỳ báo cáo: từ ngày 01/08/2024 đến ngày 31/08/2024Đơn vị báo cáo: Ủy ban nhân dân xã Phước HiệpĐơn vị nhận báo cáo: …………………Đơn vị tính: Số hồ sơ TTHC"
            + "STTLĩnh vực, công việc giải quyết theo cấpSố lượng hồ sơ tiếp nhậnSố lượng hồ sơ đã giải quyếtSố lượng hồ sơ đang giải quyết"
            + "Tổng sốTrong kỳTừ kỳ trướcTổng sốTrước hạnĐúng hạnQuá hạnTổng sốTrong hạnQuá hạnTrực tuyếnTrực tiếp, dịch vụ bưu chính"
            + "(1)(2)(3) = (4)+(5)+(6)(4)(5)(6)(7) = (8)+(9)+(10)(8)(9)(10)(11) = (12)+(13)(12)(13)"
            + "1Chứng thực1.232301.20021.2321.200320000" + "2Hộ tịch1509640041156" + "Tổng số1.247301.20981.2361.2003241156",
            paper.Text[..paper.Text.IndexOf("Ghi chú", StringComparison.Ordinal)]);
        Assert.Contains("NGƯỜI LẬP BIỂU(Ký và ghi rõ họ tên)THỦ TRƯỞNG CƠ QUAN, ĐƠN VỊ(Ký, ghi rõ họ tên, đóng dấu)", paper.Text, StringComparison.Ordinal);
        Assert.EndsWith("Biểu số II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP)", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 18, right: 11, bottom: 11));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public void Whoever_has_it_read_aloud_hears_over_how_many_columns_and_rows_each_heading_reaches()
    {
        var head = string.Concat(new Printed(August.ToForm(Papers.Commune, Papers.At(31, 18, 0)).ToPdf()).Structure().Split('\n').SkipWhile(line => line.Trim() != "TR").TakeWhile(line => !line.Contains("(1)", StringComparison.Ordinal)).Select(line => line.Trim() + ' '));

        var cells = head.Replace("TR ", "| ", StringComparison.Ordinal).Split("TH: ").Select(cell => cell.Replace("/Scope /Column ", "", StringComparison.Ordinal).Trim()).ToList();
        Assert.Equal(cells.Count - 1, head.Split("/Scope /Column").Length - 1);
        Assert.Equal(
            [
                "|", "/RowSpan 3 \"STT\"", "/RowSpan 3 \"Lĩnh vực, công việc giải quyết theo cấp\"", "/ColSpan 4 \"Số lượng hồ sơ tiếp nhận\"", "/ColSpan 4 \"Số lượng hồ sơ đã giải quyết\"", "/ColSpan 3 \"Số lượng hồ sơ đang giải quyết\" |",
                "/RowSpan 2 \"Tổng số\"", "/ColSpan 2 \"Trong kỳ\"", "/RowSpan 2 \"Từ kỳ trước\"", "/RowSpan 2 \"Tổng số\"", "/RowSpan 2 \"Trước hạn\"", "/RowSpan 2 \"Đúng hạn\"", "/RowSpan 2 \"Quá hạn\"", "/RowSpan 2 \"Tổng số\"", "/RowSpan 2 \"Trong hạn\"", "/RowSpan 2 \"Quá hạn\" |",
                "\"Trực tuyến\"", "\"Trực tiếp, dịch vụ bưu chính\" |", "",
            ],
            cells);
    }

    [Fact]
    public async Task Of_a_period_that_still_runs_it_says_as_of_when_and_made_up_dossiers_are_marked()
    {
        var form = Form(new Tally("Hộ tịch", Coming.Online, Standing.InTime, IsDemonstration: true, 1)) with { Period = new(1, new(2024, 8, 1), new(2024, 8, 31), Papers.At(12, 9, 30)) };

        Assert.Equal("Kỳ báo cáo: từ ngày 01/08/2024 đến ngày 31/08/2024 (số liệu đến 09 giờ 30, 12/08/2024)", form.PeriodText);
        Assert.Equal("DỮ LIỆU MẪU", (await BookAsync(form)).Rows[1][0].Text);
        Assert.Contains("DỮ LIỆU MẪU", new Printed(form.ToForm(Papers.Commune, Papers.At(12, 9, 30)).ToPdf()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_form_of_many_fields_goes_on_under_its_heads()
    {
        var form = Form([.. Enumerable.Range(1, 60).Select(i => new Tally($"Lĩnh vực thứ {i:00}", Coming.InPerson, Standing.Early, false, i))]);

        var paper = new Printed(form.ToForm(Papers.Commune, Papers.At(31, 18, 0)).ToPdf());

        Assert.InRange(paper.Pages, 2, 6);
        Assert.All(Enumerable.Range(2, paper.Pages - 2), page => Assert.StartsWith("STTLĩnh vực, công việc giải quyết theo cấp", paper.PageText(page), StringComparison.Ordinal));
        Assert.Empty(paper.Outside(left: 18, right: 11, bottom: 11));
    }

    static FormII06a Form(params Tally[] tallies) =>
        new(new(1, new(2024, 8, 1), new(2024, 8, 31), Papers.At(31, 0, 0) + NodaTime.Duration.FromDays(1)), [.. tallies.GroupBy(t => t.Field).Select(g => new FormII06aRow(g.Key, [.. g]))], new(null, tallies));

    static async Task<ReadWorkbook> BookAsync(FormII06a form)
    {
        using var file = new MemoryStream();
        await FormII06aSheet.WriteAsync(form, Papers.Commune, file);
        return new(new MemoryStream(file.ToArray()));
    }
}
