using System.Data;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Tests.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Bộ hồ sơ kiểm tra as the supervisor has it made: asked for, watched, taken away.</summary>
public sealed class InspectionTests(TestTemplate template) : IAsyncLifetime
{
    const string August = "from=2024-08-01&to=2024-08-31";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task It_is_asked_for_made_beside_the_pages_and_its_figures_are_the_pages()
    {
        office.Clock.Reset(Monday);
        await using (var db = office.Database.Open())
        {
            await SignedLetterAsync(db, office.Settings);
            var dossier = await DossierAsync(db);
            dossier.Complete(Outcome.Granted, null, true, null, await ExpertAsync(db), At(2024, 8, 8));
            await db.SaveChangesAsync();
        }
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports/inspection?{August}");
        var answer = await supervisor.PostAsync(page, "/reports/inspection");
        var address = answer.Headers.Location!.ToString();
        var waiting = await supervisor.GetAsync(address);
        Assert.Equal("Đang chờ bắt đầu.", waiting.QuerySelector(".lead")!.TextContent);
        Assert.NotNull(waiting.QuerySelector("progress:not([value])"));

        await RunAsync();

        var ready = await supervisor.GetAsync(address);
        Assert.StartsWith("Đã xong:", ready.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var file = await supervisor.Client.GetAsync(new Uri(ready.QuerySelector("a.btn-primary")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(("application/zip", "ho-so-kiem-tra_2024-08-01_2024-08-31.zip"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName));
        var pack = new OpenedPack(await file.Content.ReadAsStreamAsync());
        // Those of decision 766 stand on a page of their own, some under the name that the annex gives to another rate.
        var names = pack.Rows("2-chi-so/chi-so.csv").Where(row => row["mau_so"] is not ("" or "0") && Indicators.All.Concat(Indicators.Beside).Any(i => i.Id == row["ma"])).Select(row => row["chi_so"]).ToList();
        foreach (var (part, name) in new[] { ("numerator", "tu-so"), ("denominator", "mau-so"), ("missing", "chua-dat") })
        {
            var list = await supervisor.GetAsync($"/kpi/on-time-rate/{part}?{August}");
            Assert.Equal(list.QuerySelectorAll("table.queue .code").Select(code => code.TextContent), pack.List("on-time-rate", name).Select(row => row["ma_ho_so"]));
        }
        var kpi = (await supervisor.GetAsync($"/kpi?{August}")).QuerySelector("main")!.TextContent;
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Contains(name, kpi, StringComparison.Ordinal));
        foreach (var id in new[] { "on-time-rate", "apology-rate", "digitization-rate" })
        {
            var figure = (await supervisor.GetAsync($"/kpi/{id}/denominator?{August}")).QuerySelector(".lead")!.TextContent;
            var row = pack.Rows("2-chi-so/chi-so.csv").Single(r => r["ma"] == id);
            Assert.Contains($"({row["tu_so"]}/{row["mau_so"]})", figure, StringComparison.Ordinal);
        }
        var record = (await supervisor.GetAsync("/reports/inspection")).QuerySelector("section[aria-labelledby=packs-title] tbody tr")!;
        Assert.Contains("01/08/2024 – 31/08/2024", record.TextContent, StringComparison.Ordinal);
        Assert.Contains("Đã xong", record.TextContent, StringComparison.Ordinal);
        Assert.Equal(64, record.QuerySelector("code")!.TextContent.Length);
    }

    [Fact]
    public async Task Two_clicks_make_one()
    {
        office.Clock.Reset(Monday);
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports/inspection?{August}");

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => supervisor.PostAsync(page, "/reports/inspection")));
        var again = await supervisor.PostAsync(await supervisor.GetAsync($"/reports/inspection?{August}"), "/reports/inspection");

        Assert.Single(answers.Append(again).Select(answer => answer.Headers.Location!.ToString()).Distinct());
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.InspectionPacks.CountAsync());
    }

    [Fact]
    public async Task Two_supervisors_who_want_the_same_days_at_once_get_one()
    {
        office.Clock.Reset(Monday);
        var visitors = new[] { await office.SignInAsync("vanphong"), await office.SignInAsync("chutich"), await office.SignInAsync("phochutich") };
        var pages = await Task.WhenAll(visitors.SelectMany(v => new[] { v, v }).Select(async v => (Visitor: v, Page: await v.GetAsync($"/reports/inspection?{August}"))));

        var answers = await Task.WhenAll(pages.Select(p => p.Visitor.PostAsync(p.Page, "/reports/inspection")));

        Assert.Single(answers.Select(answer => answer.Headers.Location!.ToString()).Distinct());
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.InspectionPacks.CountAsync());
    }

    [Fact]
    public async Task One_that_failed_says_why_on_the_first_page_in_its_row_and_on_its_own_until_it_is_made_again()
    {
        office.Clock.Reset(Monday);
        var supervisor = await office.SignInAsync("vanphong");
        var address = (await supervisor.PostAsync(await supervisor.GetAsync($"/reports/inspection?{August}"), "/reports/inspection")).Headers.Location!.ToString();
        Directory.CreateDirectory(Path.GetDirectoryName(office.Settings.PacksFolder)!);
        await File.WriteAllTextAsync(office.Settings.PacksFolder, "a file where a folder must be");
        await RunAsync();

        const string why = "Không ghi được vào thư mục dữ liệu: báo quản trị kiểm tra ổ đĩa và quyền ghi.";
        var alarm = Assert.Single((await supervisor.GetAsync("/kpi")).QuerySelectorAll(".needs-urgent"), li => li.TextContent.Contains("Bộ hồ sơ kiểm tra kỳ", StringComparison.Ordinal));
        Assert.Contains($"không làm được. {why}", alarm.TextContent, StringComparison.Ordinal);
        Assert.Contains("bấm Làm lại", alarm.TextContent, StringComparison.Ordinal);
        var list = await supervisor.GetAsync(alarm.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains(why, list.QuerySelector("section[aria-labelledby=packs-title] tbody tr")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PackFailed: ", await office.CreateClient().GetStringAsync(new Uri("/healthz/ready", UriKind.Relative)), StringComparison.Ordinal);
        var failed = await supervisor.GetAsync(address);
        Assert.Equal($"Không làm được. {why}", failed.QuerySelector(".lead")!.TextContent.Trim());
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri($"{address}/file", UriKind.Relative))).StatusCode);

        // Asked for again, it is the same pack that is begun again.
        File.Delete(office.Settings.PacksFolder);
        var again = await supervisor.PostAsync(await supervisor.GetAsync($"/reports/inspection?{August}"), "/reports/inspection");
        Assert.Equal(address, again.Headers.Location!.ToString());
        await RunAsync();
        Assert.StartsWith("Đã xong:", (await supervisor.GetAsync(address)).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bộ hồ sơ kiểm tra kỳ", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);

        // Gone from the machine: it is not offered, and said to be gone.
        Directory.Delete(office.Settings.PacksFolder, recursive: true);
        var gone = await supervisor.GetAsync(address);
        Assert.Contains("Tệp không còn nguyên trên máy chủ", gone.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(gone.QuerySelector("a.btn-primary"));
    }

    [Fact]
    public async Task One_that_failed_and_is_not_needed_is_taken_back_and_nobody_is_reminded_of_it()
    {
        office.Clock.Reset(Monday);
        var supervisor = await office.SignInAsync("vanphong");
        var address = (await supervisor.PostAsync(await supervisor.GetAsync($"/reports/inspection?{August}"), "/reports/inspection")).Headers.Location!.ToString();
        await using (var db = office.Database.Open())
        {
            (await db.InspectionPacks.SingleAsync()).Fail("Ổ đĩa chứa dữ liệu đã đầy: báo quản trị dọn chỗ trống.", Monday);
            await db.SaveChangesAsync();
        }

        await supervisor.PostAsync(await supervisor.GetAsync(address), $"{address}/drop");
        await RunAsync();

        var dropped = await supervisor.GetAsync(address);
        Assert.StartsWith("Đã bỏ", dropped.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Võ Thị Văn Phòng (mẫu), 08 giờ 00, 12/08/2024", dropped.QuerySelector("dl")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bộ hồ sơ kiểm tra kỳ", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);
        // Wanted after all: another.
        var next = await supervisor.PostAsync(await supervisor.GetAsync($"/reports/inspection?{August}"), "/reports/inspection");
        Assert.NotEqual(address, next.Headers.Location!.ToString());
    }

    [Fact]
    public async Task While_it_is_made_the_page_comes_again_by_itself_and_one_that_was_cut_off_says_so()
    {
        office.Clock.Reset(Monday);
        var supervisor = await office.SignInAsync("vanphong");
        var address = (await supervisor.PostAsync(await supervisor.GetAsync($"/reports/inspection?{August}"), "/reports/inspection")).Headers.Location!.ToString();
        await using (var db = office.Database.Open())
        {
            var pack = await db.InspectionPacks.SingleAsync();
            pack.Begin(Monday);
            pack.Advance(12, 40, Monday);
            await db.SaveChangesAsync();
        }
        await using (var maker = office.Database.Open())
        await using (await maker.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead))
        {
            Assert.True(await maker.TryEnterAsync(RoundName.Packs, 1, CancellationToken.None));
            var answer = await supervisor.Client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(["3"], answer.Headers.GetValues("Refresh"));
            var making = await Visitor.ReadAsync(answer);
            Assert.Equal(("12", "40", "Đang làm: 12 trong 40 tệp."), (making.QuerySelector("progress")!.GetAttribute("value"), making.QuerySelector("progress")!.GetAttribute("max"), making.QuerySelector(".lead")!.TextContent));
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri($"{address}/file", UriKind.Relative))).StatusCode);
        }

        var answered = await supervisor.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.False(answered.Headers.Contains("Refresh"));
        var cutOff = await Visitor.ReadAsync(answered);
        Assert.StartsWith("Bị ngắt giữa chừng.", cutOff.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        await supervisor.PostAsync(cutOff, $"{address}/restart");
        Assert.Equal("Đang chờ bắt đầu.", (await supervisor.GetAsync(address)).QuerySelector(".lead")!.TextContent);
        await RunAsync();
        Assert.StartsWith("Đã xong:", (await supervisor.GetAsync(address)).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);

        // Kept long enough: the file goes, the record stays.
        office.Clock.Reset(At(2024, 8, 25));
        await RunAsync();
        Assert.Contains("Tệp đã xóa", (await supervisor.GetAsync(address)).QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri($"{address}/file", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task Of_a_period_that_has_not_begun_none_is_made()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync("/reports/inspection?from=2024-09-01&to=2024-09-30");

        var answer = await Visitor.ReadAsync(await supervisor.PostAsync(page, "/reports/inspection"));

        Assert.Contains("Kỳ này chưa bắt đầu", answer.QuerySelector("#From-error")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal(0, await db.InspectionPacks.CountAsync());
    }

    async Task RunAsync()
    {
        await using var db = office.Database.Open();
        await new InspectionRound(db, office.Clock, office.Settings, NullLogger<InspectionRound>.Instance).RunAsync();
    }
}
