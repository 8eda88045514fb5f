using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Tests.Documents;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The supervisor sets targets.</summary>
public sealed class TargetPageTests(TestTemplate template) : IAsyncLifetime
{
    const string Digitization = "/targets/digitization-rate";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_target_is_written_with_its_paper_shown_as_the_next_and_withdrawn_before_its_day()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var list = await supervisor.GetAsync("/targets");
        Assert.Equal(Indicators.All.Count + 5, list.QuerySelectorAll("tbody tr").Length);
        var page = await supervisor.GetAsync(Digitization);
        Assert.Contains("≥ 15 %", page.QuerySelector(".control-slip")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("đang dùng", page.QuerySelector(".control-slip")!.TextContent, StringComparison.Ordinal);

        var answer = await DocumentPageTests.SendAsync(supervisor, page, Digitization,
            [("Value", "20,5"), ("From", "2024-09-01"), ("Number", "Quyết định 1500/QĐ-UBND"), ("DecidedOn", "2024-08-05"), ("Body", "UBND tỉnh")], ("File", "quyet dinh.pdf", Files.Pdf(3)));
        Assert.Equal((HttpStatusCode.Redirect, Digitization), (answer.StatusCode, answer.Headers.Location!.ToString()));
        page = await supervisor.GetAsync(Digitization);
        var next = page.QuerySelector(".control-slip > li")!;
        Assert.Contains("≥ 20,5 %", next.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa đến ngày", next.TextContent, StringComparison.Ordinal);
        Assert.Contains("Quyết định 1500/QĐ-UBND ngày 05/08/2024 của UBND tỉnh", next.TextContent, StringComparison.Ordinal);
        var file = await supervisor.Client.GetAsync(new Uri(page.QuerySelector<IHtmlAnchorElement>("a.document-name")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal(("application/pdf", "quyet dinh.pdf"), (file.Content.Headers.ContentType!.MediaType, file.Content.Headers.ContentDisposition!.FileName?.Trim('"') ?? file.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Contains("≥ 20,5 % từ ngày 01/09/2024", (await supervisor.GetAsync("/targets")).QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await office.SignInAsync("motcua")).Client.GetAsync(new Uri("/evidence/1", UriKind.Relative))).StatusCode);

        var without = await Visitor.ReadAsync(await supervisor.PostAsync(page, $"{Digitization}/withdrawal", ("Reason", " ")));
        Assert.NotNull(without.QuerySelector(".control-slip .field-error"));
        answer = await supervisor.PostAsync(page, $"{Digitization}/withdrawal", ("Reason", "Nhầm chỉ số"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("đã rút lại", (await supervisor.GetAsync(Digitization)).QuerySelector(".control-slip > li")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_beside_the_field_and_nothing_is_written()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync(Digitization);
        var empty = await Visitor.ReadAsync(await supervisor.PostAsync(page, Digitization, ("From", "")));
        Assert.Equal(["Value-error", "From-error", "Number-error", "DecidedOn-error", "Body-error"], empty.QuerySelectorAll(".field-error").Select(e => e.Id));
        var script = await Visitor.ReadAsync(await DocumentPageTests.SendAsync(supervisor, page, Digitization, [("Value", "20"), ("From", "2024-09-01"), ("Number", "QĐ"), ("DecidedOn", "2024-08-05"), ("Body", "UBND tỉnh")], ("File", "a.pdf", "MZ"u8.ToArray())));
        Assert.Contains("chỉ nhận tệp PDF", script.QuerySelector("#File-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("QĐ", script.QuerySelector<IHtmlInputElement>("#Number")!.Value);
        var past = await Visitor.ReadAsync(await supervisor.PostAsync(page, Digitization, ("Value", "20"), ("From", "2024-07-31"), ("Number", "QĐ"), ("DecidedOn", "2024-08-05"), ("Body", "UBND tỉnh")));
        Assert.Contains("sớm nhất từ ngày 01/08/2024", past.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        foreach (var value in new[] { "-1", "100,1", "1e2", "mười", "1,234" })
            Assert.NotNull((await Visitor.ReadAsync(await supervisor.PostAsync(page, Digitization, ("Value", value)))).QuerySelector("#Value-error"));

        Assert.Null((await supervisor.GetAsync("/targets/satisfaction-rate")).QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri("/targets/nothing", UriKind.Relative))).StatusCode);
        await using var db = office.Database.Open();
        Assert.Equal(0, await db.Targets.CountAsync(t => t.InForceFrom > new LocalDate(2024, 8, 1)));
        Assert.Equal(0, await db.EvidenceFiles.CountAsync());
    }
}
