using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The page of decision 766.</summary>
public sealed class QualityIndexPageTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Every_item_says_its_points_its_source_and_opens_its_dossiers()
    {
        await using var db = office.Database.Open();
        await DossierAsync(db, At(2024, 8, 6));
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync("/kpi/quality-index");
        Assert.Equal(21, page.QuerySelectorAll(".quality tbody tr:not(.annex-row)").Length - 1);
        Assert.Matches(@"Đo được [\d,]+/[\d,]+ điểm; nhập tay 0/0 điểm; còn thiếu [\d,]+ điểm chưa có nguồn", page.QuerySelector(".lead")!.TextContent);
        var onTime = page.QuerySelectorAll(".quality tbody tr").Single(r => r.TextContent.Contains("2.1 Hồ sơ đúng hạn", StringComparison.Ordinal));
        Assert.Equal("20", onTime.QuerySelector("[data-label=Điểm]")!.TextContent);
        Assert.Contains("đo từ dữ liệu", onTime.TextContent, StringComparison.Ordinal);
        var synced = page.QuerySelectorAll(".quality tbody tr").Single(r => r.TextContent.Contains("1.4 ", StringComparison.Ordinal));
        Assert.Equal("–", synced.QuerySelector("[data-label=Điểm]")!.TextContent);
        Assert.Contains("chưa có nguồn", synced.TextContent, StringComparison.Ordinal);
        foreach (var link in page.QuerySelectorAll<IHtmlAnchorElement>(".quality a")) await supervisor.GetAsync(link.GetAttribute("href")!);

        Assert.Contains("Ghi cả ngày đầu và ngày cuối", (await supervisor.GetAsync("/kpi/quality-index?from=2024-01-01")).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }
}
