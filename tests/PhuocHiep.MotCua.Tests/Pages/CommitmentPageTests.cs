using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Tests.Documents;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The register of commitments and the figures that are entered, over HTTP.</summary>
public sealed class CommitmentPageTests(TestTemplate template) : IAsyncLifetime
{
    const string Qualified = "/commitments/figures/officers-qualified-rate";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_finding_is_entered_moved_done_and_reported_and_needs_the_supervisor_until_then()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync("/commitments/new");
        var answer = await DocumentPageTests.SendAsync(supervisor, page, "/commitments/new",
            [("Row", "PAR 1"), ("Subject", "Chưa niêm yết đủ thủ tục"), ("Notice", "Thông báo 45/TB-SNV của Sở Nội vụ"), ("NoticeOn", "2024-08-01"), ("DueOn", "2024-08-10"), ("Responsible", "Nguyễn Văn Chuyên")],
            ("File", "thong bao.pdf", Files.Pdf(2)));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var address = answer.Headers.Location!.ToString();
        Assert.Contains("1 cam kết, nhiệm vụ đến hạn trong 7 ngày tới", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);
        page = await supervisor.GetAsync(address);
        Assert.Contains("Sắp đến hạn", page.QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("thong bao.pdf", page.QuerySelector("a.document-name")!.TextContent);

        var without = await Visitor.ReadAsync(await supervisor.PostAsync(page, $"{address}/due-date", ("DueOn", "2024-08-20")));
        Assert.NotNull(without.QuerySelector("#DueWhy-error"));
        await DoneAsync(supervisor, address, "due-date", ("DueOn", "2024-08-20"), ("DueWhy", "Công văn 9/SNV cho gia hạn"));
        await DoneAsync(supervisor, address, "responsible", ("Responsible", "Trần Thị Tư Pháp"));
        Assert.Contains("Dời hạn từ 10/08/2024 sang 20/08/2024", (await supervisor.GetAsync(address)).QuerySelector(".control-slip")!.TextContent, StringComparison.Ordinal);
        // Somebody else has acted since the page was opened: nothing is overwritten.
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(page, $"{address}/withdrawal", ("WithdrawWhy", "x"))).StatusCode);
        Assert.Null(await RowAsync(c => c.WithdrawnAt));

        office.Clock.Reset(At(2024, 8, 21));
        Assert.Contains("1 cam kết, nhiệm vụ quá hạn", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await supervisor.GetAsync(address)).QuerySelector("form[action$=due-date]"));
        await DoneAsync(supervisor, address, "completion", ("DoneOn", "2024-08-19"));
        await DoneAsync(supervisor, address, "report", ("ReportedOn", "2024-08-21"), ("ReportNumber", "12/BC-UBND"));
        page = await supervisor.GetAsync(address);
        Assert.Contains("Đã báo cáo", page.QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("trễ hạn", page.QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("cam kết", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("0/1", (await supervisor.GetAsync("/commitments")).QuerySelector(".figures")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new LocalDate(2024, 8, 21), await RowAsync(c => c.FinishedOn));
    }

    [Fact]
    public async Task A_figure_is_entered_with_evidence_corrected_and_all_of_it_is_seen()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync(Qualified);
        var without = await Visitor.ReadAsync(await supervisor.PostAsync(page, Qualified, ("Numerator", "20"), ("Denominator", "x")));
        Assert.Equal(["Denominator-error", "File-error"], without.QuerySelectorAll(".field-error").Select(e => e.Id));
        var answer = await DocumentPageTests.SendAsync(supervisor, page, Qualified, [("From", "2024-01-01"), ("To", "2024-08-06"), ("Numerator", "20"), ("Denominator", "21"), ("Note", "Một người đang học")], ("File", "danh sach.pdf", Files.Pdf()));
        Assert.Equal((HttpStatusCode.Redirect, Qualified), (answer.StatusCode, answer.Headers.Location!.ToString()));
        page = await supervisor.GetAsync(Qualified);
        Assert.Contains("01/01/2024 – 06/08/2024: 20/21 (95,2 %)", page.QuerySelector(".control-slip")!.TextContent, StringComparison.Ordinal);
        var again = await Visitor.ReadAsync(await supervisor.PostAsync(page, Qualified, ("From", "2024-01-01"), ("To", "2024-08-06"), ("Numerator", "1"), ("Denominator", "1"), ("WithoutEvidence", "chưa có")));
        Assert.Contains("Kỳ này đã có số liệu", again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);

        page = await supervisor.GetAsync(page.QuerySelectorAll<IHtmlAnchorElement>(".slip-who a").Single().GetAttribute("href")!);
        Assert.Equal("20", ((IHtmlInputElement)page.QuerySelector("#Numerator")!).Value);
        Assert.NotNull((await Visitor.ReadAsync(await supervisor.PostAsync(page, Qualified, ("Numerator", "21"), ("WithoutEvidence", "chưa có")))).QuerySelector("#Reason-error"));
        answer = await supervisor.PostAsync(page, Qualified, ("Numerator", "21"), ("WithoutEvidence", "Bằng về sau"), ("Reason", "Người thứ 21 đã có bằng"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var entries = (await supervisor.GetAsync(Qualified)).QuerySelector(".control-slip > li")!.TextContent;
        Assert.Matches("(?s)21/21.*Người thứ 21 đã có bằng.*Trước đó: 20/21.*danh sach.pdf", entries);

        var rows = (await supervisor.GetAsync("/commitments")).QuerySelectorAll(".figures tbody tr");
        Assert.Equal(5, rows.Length);
        Assert.Contains("nhập tay", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Contains("100,0 %", rows[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri("/commitments/figures/nothing", UriKind.Relative))).StatusCode);
    }

    static async Task DoneAsync(Visitor supervisor, string address, string act, params (string, string?)[] fields)
    {
        var answer = await supervisor.PostAsync(await supervisor.GetAsync(address), $"{address}/{act}", fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, act);
        Assert.NotNull((await supervisor.GetAsync(address)).QuerySelector(".message[role=status]"));
    }

    async Task<T> RowAsync<T>(System.Linq.Expressions.Expression<Func<MotCua.Commitments.Commitment, T>> of)
    {
        await using var db = office.Database.Open();
        return await db.Commitments.Select(of).SingleAsync();
    }
}
