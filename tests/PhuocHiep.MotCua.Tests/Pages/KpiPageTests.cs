using System.Net;
using AngleSharp.Dom;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The supervisor's page: every row of the annex, and behind each number the dossiers that it counts.</summary>
public sealed class KpiPageTests(Office office) : IClassFixture<Office>
{
    const string August = "from=2024-08-01&to=2024-08-31";

    [Fact]
    public async Task Every_number_opens_as_many_dossiers_and_every_line_of_a_breakdown_too()
    {
        await using var db = office.Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            a,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-05T09:00:00+07:00,granted
            b,1.004873,post,B,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-09T09:00:00+07:00,granted
            c,1.001193,online,C,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-09T09:00:00+07:00,granted
            d,1.001193,counter,D,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,2024-08-02T09:00:00+07:00,withdrawn
            e,1.001193,counter,E,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,,
            """, At(2024, 8, 12));
        office.Clock.Reset(At(2024, 8, 12));
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync($"/kpi?{August}");
        Assert.Equal(
            ["SIPAS 2", "PAR 1", "PAR 2", "PAR 3", "PAR 4", "PAR 5", "PAR 6", "PAR 7", "PAR 8", "PAR 9", "PAR 14(a)", "PAR 14(b)", "PAR 14(c)"],
            page.QuerySelectorAll(".annex-code").Select(code => code.TextContent));
        foreach (var link in page.QuerySelectorAll(".figures a[href*='/numerator'], .figures a[href*='/denominator']"))
            Assert.Equal(link.TextContent.Trim(), $"{(await supervisor.GetAsync(link.GetAttribute("href")!)).QuerySelectorAll("table.queue:not(.figures) tbody tr").Length}");
        // 1 of 3 completed; 1 of 4 with the open one; 1 of 5 received.
        Assert.Equal(["1/3", "1/4", "1/5"], page.QuerySelectorAll("#ways-title ~ table tbody tr").Select(row => string.Concat(row.QuerySelectorAll("td")[3].QuerySelectorAll("a").Select(a => a.TextContent.Trim()).Aggregate((x, y) => x + "/" + y))));

        foreach (var by in new[] { "field", "procedure", "officer", "channel" })
        {
            var list = await supervisor.GetAsync($"/kpi/on-time-rate/denominator?{August}&by={by}");
            Assert.Equal(3, list.QuerySelectorAll("table.figures tbody tr").Sum(row => int.Parse(row.QuerySelectorAll("td")[1].TextContent.Trim(), null)));
            foreach (var link in list.QuerySelectorAll("table.figures tbody a"))
                Assert.Equal(link.TextContent.Trim(), $"{Rows(await supervisor.GetAsync(link.GetAttribute("href")!)).Length}");
        }
        var excluded = await supervisor.GetAsync($"/kpi/on-time-rate/excluded?{August}");
        Assert.Equal("d", Assert.Single(Rows(excluded)).QuerySelector(".code")!.TextContent.Trim());
        // Narrowed, the parts say what is in them; and the mark takes the narrowing away.
        var narrowed = await supervisor.GetAsync($"/kpi/on-time-rate/missing?{August}&channel=post");
        Assert.Equal(["1", "0", "1", "0"], narrowed.QuerySelectorAll("nav[aria-label='Phần của con số'] .chip-count").Select(count => count.TextContent));
        Assert.Equal(2, Rows(await supervisor.GetAsync(narrowed.QuerySelector("[aria-label='Đang lọc'] a")!.GetAttribute("href")!)).Length);
    }

    [Fact]
    public async Task The_page_is_told_as_of_an_hour_and_every_link_keeps_it()
    {
        await using var db = office.Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            f,1.004873,counter,F,2024-09-03T08:00:00+07:00,2024-09-05T17:00:00+07:00,2024-09-05T09:00:00+07:00,granted
            g,1.004873,counter,G,2024-09-03T08:00:00+07:00,2024-09-05T17:00:00+07:00,2024-09-09T09:00:00+07:00,granted
            """, At(2024, 9, 12));
        office.Clock.Reset(At(2024, 9, 12));
        var supervisor = await office.SignInAsync("vanphong");
        const string September = "from=2024-09-01&to=2024-09-30&asOf=2024-09-09";

        foreach (var (hour, completed) in new[] { ("&at=08%3A59", "1"), ("&at=09:00", "2"), ("", "2") })
        {
            var page = await supervisor.GetAsync($"/kpi?{September}{hour}");
            var link = page.QuerySelector("#ways-title ~ table a[href*='/kpi/on-time-rate/denominator']")!;
            Assert.Equal(completed, link.TextContent);
            Assert.Equal(int.Parse(completed, null), Rows(await supervisor.GetAsync(link.GetAttribute("href")!)).Length);
            Assert.Equal(hour.Replace("%3A", ":", StringComparison.Ordinal), page.QuerySelector("#At")!.GetAttribute("value") is { Length: > 0 } at ? $"&at={at}" : "");
            var fields = await supervisor.GetAsync(page.QuerySelector("a[href*='/kpi/fields']")!.GetAttribute("href")!);
            foreach (var number in fields.QuerySelectorAll("#fields-on-time-rate ~ table a"))
                Assert.Equal(number.TextContent, $"{Rows(await supervisor.GetAsync(number.GetAttribute("href")!)).Length}");
        }
    }

    [Theory]
    [InlineData("asOf=31/02/2024", "AsOf", "Ghi ngày có thật, ví dụ 06/08/2024.")]
    [InlineData("asOf=2024-08-12&at=25:00", "At", "Ghi giờ và phút, ví dụ 09:30; để trống là hết ngày.")]
    [InlineData("at=09:30", "AsOf", "Ghi cả ngày, không chỉ giờ.")]
    [InlineData("from=2024-08-31&to=2024-08-01", "From", "Ngày cuối kỳ phải sau ngày đầu kỳ.")]
    public async Task What_cannot_be_read_is_said_beside_its_field_and_no_list_is_made_of_another_period(string typed, string field, string said)
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/kpi?{typed}");
        Assert.Contains(said, page.QuerySelector($"#{field}")!.ParentElement!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await supervisor.Client.GetAsync(new Uri($"/kpi/on-time-rate/denominator?{typed}", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    static IElement[] Rows(IDocument page) => [.. page.QuerySelectorAll("table.dossiers tbody tr")];
}
