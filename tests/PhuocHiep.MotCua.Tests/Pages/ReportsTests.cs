using System.Net;
using AngleSharp.Dom;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests.Paper;
using PhuocHiep.MotCua.Tests.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Báo cáo: the form on the page, each number opening its dossiers, and its files.</summary>
public sealed class ReportsTests(TestTemplate template) : IAsyncLifetime
{
    const string August = "from=2024-08-01&to=2024-08-31";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Each_number_opens_the_dossiers_that_it_counted()
    {
        await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync($"/reports?{August}");

        Assert.Equal(["Chứng thực: 2 1 1 0 1 0 0 1 1 1 0", "Hộ tịch: 3 0 3 0 1 1 0 0 2 0 2"], page.QuerySelectorAll(".form-table tbody tr").Select(Text));
        Assert.Equal("Tổng số: 5 1 4 0 2 1 0 1 3 1 2", Text(page.QuerySelector(".form-table tfoot tr")!));
        Assert.Contains("Số liệu như tại 08 giờ 00, 12/08/2024.", page.QuerySelector(".form-name")!.TextContent, StringComparison.Ordinal);
        var links = page.QuerySelectorAll(".form-table a");
        Assert.Equal(22, links.Length);
        foreach (var link in links)
        {
            var list = await supervisor.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(link.TextContent.Trim().Split(' ')[0], $"{list.QuerySelectorAll("table.queue tbody tr").Length}");
            Assert.Equal(link.TextContent.Trim().Split(' ')[0], list.QuerySelector(".chip[aria-current] .chip-count")!.TextContent);
        }
        var late = await supervisor.GetAsync($"/reports/ii06a/10?{August}&field=Ch%E1%BB%A9ng%20th%E1%BB%B1c");
        Assert.Equal(["SO-4"], late.QuerySelectorAll("table.queue .code").Select(code => code.TextContent));
        Assert.Contains("cột (10), lĩnh vực Chứng thực", late.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Không có hồ sơ nào ở cột này", (await supervisor.GetAsync($"/reports/ii06a/6?{August}")).QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        foreach (var nothing in new[] { "/reports/ii06a/2", "/reports/ii06a/14", "/reports/ii06a/x" })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri(nothing, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_list_longer_than_a_page_goes_on_until_every_dossier_was_shown_once()
    {
        await using (var db = office.Database.Open())
        {
            for (var i = 0; i < 51; i++) await DossierAsync(db);
        }
        office.Clock.Reset(Monday);
        var supervisor = await office.SignInAsync("vanphong");

        var first = await supervisor.GetAsync($"/reports/ii06a/13?{August}");
        var second = await supervisor.GetAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        var codes = new[] { first, second }.SelectMany(list => list.QuerySelectorAll("table.queue .code")).Select(code => code.TextContent).ToList();
        Assert.Equal((51, 51), (codes.Count, codes.Distinct().Count()));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_period_long_past_is_listed_as_it_stood_then()
    {
        await using (var db = office.Database.Open())
        {
            var dossier = await DossierAsync(db);
            dossier.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Monday);
            await db.SaveChangesAsync();
        }
        office.Clock.Reset(At(2024, 9, 1));
        var supervisor = await office.SignInAsync("vanphong");

        var list = await supervisor.GetAsync("/reports/ii06a/12?from=2024-08-01&to=2024-08-08");

        Assert.Equal("Sắp đến hạn", list.QuerySelector("table.queue .tag")!.TextContent);
    }

    [Theory]
    [InlineData("", "15/06/2024 – 14/07/2024", "Tháng vừa hết")]
    [InlineData("?period=official-month", "15/07/2024 – 14/08/2024", "Tháng đang chạy")]
    [InlineData("?period=last-official-quarter", "15/03/2024 – 14/06/2024", "Quý vừa hết")]
    [InlineData("?period=official-year", "15/12/2023 – 14/12/2024", "Năm đang chạy")]
    [InlineData("?period=last-month", "01/07/2024 – 31/07/2024", "Tháng trước")]
    [InlineData("?from=2024-08-02&to=2024-08-05", "02/08/2024 – 05/08/2024", null)]
    public async Task A_period_is_chosen_by_its_name_or_by_two_days(string query, string days, string? chosen)
    {
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/reports" + query);

        Assert.Equal($"Kỳ báo cáo: {days}", page.QuerySelector("#period-title")!.TextContent);
        Assert.Equal(chosen, page.QuerySelector(".period .chip[aria-current]")?.TextContent);
        Assert.Contains("Kỳ này chưa có hồ sơ nào", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Tổng số: 0 0 0 0 0 0 0 0 0 0 0", Text(page.QuerySelector(".form-table tfoot tr")!));
    }

    [Fact]
    public async Task Days_the_wrong_way_round_are_said_beside_the_field_and_no_file_is_made_of_them()
    {
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/reports?from=2024-08-31&to=2024-08-01");

        Assert.Contains("Ngày cuối kỳ phải sau ngày đầu kỳ.", page.QuerySelector("#From-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.Client.GetAsync(new Uri("/reports/register.csv?from=2024-08-31&to=2024-08-01", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_form_is_taken_away_as_a_workbook_and_as_a_paper_with_the_same_numbers()
    {
        await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports?{August}");

        var book = await FileAsync(supervisor, page, "ii06a.xlsx", "bieu-II06a_2024-08-01_2024-08-31.xlsx");
        var paper = await supervisor.Client.GetByteArrayAsync(new Uri(page.QuerySelector("a[href*='ii06a.pdf']")!.GetAttribute("href")!, UriKind.Relative));

        Assert.Equal(["", "Tổng số", "5", "1", "4", "0", "2", "1", "0", "1", "3", "1", "2"], new ReadWorkbook(book).Texts(13));
        Assert.Contains("Tổng số51402101312", new Printed(paper).Text, StringComparison.Ordinal);
        var toPrint = await supervisor.GetAsync($"/reports/ii06a?{August}");
        Assert.Equal("Tổng số51402101312", string.Concat(toPrint.QuerySelectorAll(".paper tbody tr.total td").Select(td => td.TextContent)));
    }

    [Fact]
    public async Task The_register_goes_without_personal_columns_unless_they_are_ticked()
    {
        await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports?{August}");
        var form = page.QuerySelector("form[action='/reports/register.xlsx']")!;
        Assert.False(form.QuerySelector("input[name=personal]")!.HasAttribute("checked"));
        Assert.Equal("/reports/register.csv", form.QuerySelectorAll("button")[1].GetAttribute("formaction"));

        foreach (var ending in new[] { "csv", "xlsx" })
        {
            foreach (var personal in new[] { false, true })
            {
                var answer = await supervisor.Client.GetAsync(new Uri($"/reports/register.{ending}?{August}{(personal ? "&personal=true" : "")}", UriKind.Relative));
                Assert.Equal($"ho-so-tiep-nhan_2024-08-01_2024-08-31.{ending}", answer.Content.Headers.ContentDisposition!.FileName);
                var text = ending == "csv" ? await answer.Content.ReadAsStringAsync() : new ReadWorkbook(await answer.Content.ReadAsStreamAsync()).Sheet.ToString();
                Assert.Equal((true, personal, personal), (text.Contains("SO-4", StringComparison.Ordinal), text.Contains("052190000123", StringComparison.Ordinal), text.Contains("0905123456", StringComparison.Ordinal)));
            }
        }
    }

    static async Task<Stream> FileAsync(Visitor supervisor, IDocument page, string path, string name)
    {
        var answer = await supervisor.Client.GetAsync(new Uri(page.QuerySelector($"a[href*='{path}']")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, name), (answer.StatusCode, answer.Content.Headers.ContentDisposition!.FileName));
        return await answer.Content.ReadAsStreamAsync();
    }

    /// <summary>As on Monday 12/8: of Hộ tịch one ready early and two overdue, of Chứng thực one late and one in time.</summary>
    async Task GivenAsync()
    {
        office.Clock.Reset(Monday);
        await using var db = office.Database.Open();
        await DossierAsync(db);
        await DossierAsync(db);
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            SO-3,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-05T08:00:00+07:00,granted
            SO-4,2.000815,online,B,2024-08-01T08:00:00+07:00,2024-08-02T17:00:00+07:00,2024-08-05T08:00:00+07:00,granted
            SO-5,2.000815,post,C,2024-08-09T08:00:00+07:00,2024-08-12T07:00:00+07:00,,
            """, Monday);
    }

    /// <summary>`Hộ tịch: 3 4 … 13`.</summary>
    static string Text(IElement row) => $"{row.QuerySelector("th")!.TextContent}: " + string.Join(' ', row.QuerySelectorAll("td").Skip(1).Select(cell => cell.TextContent.Trim().Split(' ')[0]));
}
