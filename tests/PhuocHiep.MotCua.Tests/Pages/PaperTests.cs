using System.Net;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Paper;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Every paper of the counter as a page and as PDF: the same words, written once.</summary>
public sealed class PaperTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Page_and_PDF_say_the_same()
    {
        await using var db = office.Database.Open();
        var clerk = await Given.ClerkAsync(db);
        var received = await Given.DossierAsync(db);
        var supplement = received.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy xác nhận\nTờ khai có chữ ký", "thiếu chữ ký", null, Papers.Calendar, await Given.ExpertAsync(db), Given.At(2024, 8, 7));
        var handedOver = await Given.DossierAsync(db);
        handedOver.Complete(Outcome.Granted, "45/XN", false, null, clerk, Given.At(2024, 8, 8));
        handedOver.HandOver("Nguyễn Văn Nam", clerk, Given.At(2024, 8, 9), "số 12/2024");
        var refused = await Given.DossierAsync(db);
        refused.Complete(Outcome.Refused, null, false, "Không đủ điều kiện", clerk, Given.At(2024, 8, 8));
        var withdrawn = await Given.DossierAsync(db);
        withdrawn.Withdraw("Không còn nhu cầu", clerk, Given.At(2024, 8, 8));
        var procedure = await db.Procedures.FindAsync([received.ProcedureId], TestContext.Current.CancellationToken);
        Submission NewOne() => new() { AgencyId = received.AgencyId, ProcedureId = procedure!.Id, ApplicantName = "Võ Thị Ba", Address = "Thôn Lục Lễ", SubmittedAt = Given.At(2024, 8, 6, 9), RequestKey = Guid.NewGuid() };
        var sentBack = NewOne();
        sentBack.SendBack("Tờ khai theo mẫu", "tờ khai chưa đúng mẫu", null, clerk, Given.At(2024, 8, 6, 9), isFirst: true);
        var notTaken = NewOne();
        notTaken.Refuse("Không thuộc thẩm quyền của xã", clerk, Given.At(2024, 8, 6, 9), isFirst: true);
        db.AddRange(sentBack, notTaken);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        var desk = await office.SignInAsync("motcua");
        foreach (var (address, words) in new[]
        {
            ($"/dossiers/{received.Code}/receipt", "5. Thời gian trả kết quả: "),
            ($"/dossiers/{received.Code}/control-slip", "Kèm theo hồ sơ của: Nguyễn Thị Hường"),
            ($"/dossiers/{received.Code}/supplement-request/{supplement.Id}", "2. Tờ khai có chữ ký"),
            ($"/dossiers/{handedOver.Code}/result-slip", "Người nhận kết quả: Nguyễn Văn Nam, nhận thay theo giấy ủy quyền số 12/2024"),
            ($"/dossiers/{refused.Code}/refusal-slip", "Không đủ điều kiện."),
            ($"/dossiers/{withdrawn.Code}/stop-notice", "Lý do: Không còn nhu cầu."),
            ($"/submissions/{sentBack.Id}/completion-request", "Lý do: tờ khai chưa đúng mẫu."),
            ($"/submissions/{notTaken.Id}/refusal-slip", "Không thuộc thẩm quyền của xã."),
            ("/dossiers/morning-sheet", "Việc hôm nay"),
        })
        {
            var page = await desk.GetAsync(address);
            var paper = page.QuerySelector(".paper")!;
            var pdf = await PdfAsync(desk, address + ".pdf");
            Assert.True(paper.TextContent.Contains(words, StringComparison.Ordinal) || page.Title!.Contains(words, StringComparison.Ordinal), $"{address}: {paper.TextContent}");
            foreach (var piece in paper.QuerySelectorAll("p, h1, h2, th, td").Select(e => e.TextContent.Trim()).Where(text => text.Length > 0 && !text.Contains("  ", StringComparison.Ordinal) && !text.Contains('\n', StringComparison.Ordinal)))
                Assert.True(pdf.Text.Contains(piece, StringComparison.Ordinal), $"{address}.pdf lacks “{piece}”");
        }
    }

    [Fact]
    public async Task A_paper_that_there_is_not_says_so()
    {
        await using var db = office.Database.Open();
        var dossier = await Given.DossierAsync(db);
        var desk = await office.SignInAsync("motcua");
        foreach (var paper in new[] { "result-slip", "refusal-slip", "extension-notice", "stop-notice" })
            Assert.Equal(HttpStatusCode.Conflict, (await desk.Client.GetAsync(new Uri($"/dossiers/{dossier.Code}/{paper}.pdf", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.Client.GetAsync(new Uri($"/dossiers/{dossier.Code}/supplement-request/999999", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_register_is_asked_for_by_two_days_of_one_year()
    {
        await using var db = office.Database.Open();
        await Given.DossierAsync(db);
        var desk = await office.SignInAsync("vanphong");

        var asked = await desk.GetAsync("/dossiers/register");
        Assert.Equal("2024-01-01", asked.QuerySelector("#From")!.GetAttribute("value"));
        Assert.Contains("SỔ THEO DÕI HỒ SƠ", (await PdfAsync(desk, "/dossiers/register.pdf?from=2024-01-01&to=2024-12-31")).Text, StringComparison.Ordinal);
        Assert.Contains("SỔ THEO DÕI HỒ SƠ", (await desk.GetAsync("/dossiers/register?from=2024-01-01&to=2024-12-31")).QuerySelector("article.paper")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("cùng một năm", (await desk.GetAsync("/dossiers/register?from=2023-12-01&to=2024-01-31")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Chọn ngày cuối.", (await desk.GetAsync("/dossiers/register?from=2024-01-01&to=x")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    static async Task<Printed> PdfAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        return new(await answer.Content.ReadAsByteArrayAsync());
    }
}
