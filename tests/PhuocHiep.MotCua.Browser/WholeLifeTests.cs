using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The dossier's page at each turn of its life, as each of the three sees it.</summary>
public sealed class WholeLifeTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_supplement_and_what_the_page_offers_at_each_turn()
    {
        chromium.Office.Clock.Reset(Given.At(2024, 8, 6, 9));
        await using var db = chromium.Office.Database.Open();
        var dossier = await Given.DossierAsync(db, Given.At(2024, 8, 6, 8), Given.Application(email: "huong@example.vn"));
        var address = $"/dossiers/{dossier.Code}";

        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.GotoAsync(address);
        await clerk.LookAsync("life-received");
        await clerk.Page.SelectOptionAsync("#Holder_Officer", $"{(await Given.ExpertAsync(db)).Id}");
        await clerk.Page.GetByText("Giao hồ sơ", new() { Exact = true }).ClickAsync();
        await Expect(clerk.Page.Locator(".dossier-state")).ToContainTextAsync("Đang giải quyết");

        var officer = await chromium.EnterAsync("chuyenmon");
        await officer.Page.GotoAsync(address);
        foreach (var summary in await officer.Page.Locator("details.act > summary").AllAsync()) await summary.ClickAsync();
        await officer.LookAsync("life-officer-all");
        await officer.Page.Locator("form[action$='/supplement-request'] button").ClickAsync();
        await Expect(officer.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await officer.LookAsync("life-supplement-wrong");
        await officer.Page.CheckAsync("#SupplementRequest_Fault-IntakeOversight");
        await officer.Page.FillAsync("#SupplementRequest_Content", "Bản sao giấy chứng sinh có chứng thực\nBản sao giấy chứng nhận kết hôn của cha mẹ");
        await officer.Page.FillAsync("#SupplementRequest_Reason", "Khi tiếp nhận chưa hướng dẫn đủ thành phần hồ sơ");
        await officer.Page.Locator("form[action$='/supplement-request'] button").ClickAsync();
        await Expect(officer.Page.Locator(".dossier-state")).ToContainTextAsync("Chờ bổ sung");
        await chromium.Office.RunRoundsAsync();

        chromium.Office.Clock.Reset(Given.At(2024, 8, 20, 9));
        await clerk.Page.GotoAsync(address);
        await clerk.LookAsync("life-awaiting");
        await clerk.Page.Locator("form[action$='/supplement'] button").ClickAsync();
        await Expect(clerk.Page.Locator(".facts")).ToContainTextAsync("23/08/2024");
        await clerk.Page.Locator(".dossier-head details.why summary").ClickAsync();
        await clerk.LookAsync("life-restarted");
        await clerk.Page.GetByText("Phiếu yêu cầu bổ sung 06/08/2024").ClickAsync();
        await clerk.LookAsync("paper-supplement");
        await clerk.Page.GotoAsync($"{address}/receipt");
        await clerk.LookAsync("paper-receipt");
        await clerk.Page.GotoAsync($"{address}/control-slip");
        await clerk.LookAsync("paper-control-slip");
        await clerk.Page.GotoAsync("/dossiers/register");
        await clerk.LookAsync("register-ask");
        await officer.Page.GotoAsync("/dossiers/morning-sheet");
        await officer.LookAsync("paper-morning-sheet");
        await officer.Page.GotoAsync("/apologies");
        await officer.Page.Locator("main a[href^='/apologies/']").First.ClickAsync();
        await officer.LookAsync("life-oversight-letter");
    }

    [Fact]
    public async Task What_is_not_received_yet()
    {
        chromium.Office.Clock.Reset(Given.At(2024, 8, 6, 9));
        await using var db = chromium.Office.Database.Open();
        var submission = new Submission
        {
            AgencyId = (await Given.AgencyAsync(db)).Id,
            ProcedureId = await db.Procedures.Where(p => p.Code == Given.MaritalStatus).Select(p => p.Id).SingleAsync(),
            Channel = Channel.Online,
            ApplicantName = "Lê Thị Bảy",
            Phone = "0905000111",
            Papers = [new() { Name = "Tờ khai", Originals = 1 }],
            SubmittedAt = Given.At(2024, 8, 6, 8),
            AnswerDueAt = Given.At(2024, 8, 7, 8),
        };
        submission.Register("Cổng dịch vụ công", Given.At(2024, 8, 6, 8));
        db.Submissions.Add(submission);
        await db.SaveChangesAsync();

        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.GotoAsync("/submissions");
        await clerk.LookAsync("submissions");
        await clerk.Page.GotoAsync($"/submissions/{submission.Id}");
        foreach (var summary in await clerk.Page.Locator("details.act > summary").AllAsync()) await summary.ClickAsync();
        await clerk.LookAsync("submission");
        var supervisor = await chromium.EnterAsync("vanphong");
        await supervisor.Page.GotoAsync("/procedures/1.004873/law");
        await supervisor.LookAsync("procedure-law");
    }
}
