using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The three people's journey in a real browser: receive, let it go late by moving the clock, sign the letter, see it posted and counted.</summary>
public sealed partial class LoopTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_dossier_is_received_goes_late_is_apologised_for_posted_and_counted()
    {
        chromium.Office.Clock.Reset(Given.At(2024, 8, 6, 9));

        // The clerk.
        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.GotoAsync("/dossiers/new");
        await clerk.LookAsync("intake-choose");
        await clerk.Page.GetByLabel("Thủ tục").First.FillAsync("tinh trang hon nhan");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await clerk.Page.GetByText("Cấp Giấy xác nhận tình trạng hôn nhân").First.ClickAsync();
        await Expect(clerk.Page.Locator(".intake-answers")).ToContainTextAsync("09/08/2024");
        await clerk.Page.Locator("main form[action*='/dossiers/new'] button.btn-primary").Last.ClickAsync();
        await Expect(clerk.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await clerk.LookAsync("intake-wrong");
        await clerk.Page.FillAsync("[name=ApplicantName]", "Nguyễn Thị Hường");
        await clerk.Page.FillAsync("[name=IdentityNumber]", "052190000123");
        await clerk.Page.FillAsync("[name=Phone]", "0905123456");
        await clerk.Page.FillAsync("[name=Email]", "huong@example.vn");
        await clerk.Page.Locator("[name='Papers[0].IsTicked'][type=checkbox]").CheckAsync();
        await clerk.LookAsync("intake");
        await clerk.Page.Locator("main form[action*='/dossiers/new'] button.btn-primary").Last.DblClickAsync();
        // The receipt, ready to be printed; its dossier.
        await clerk.LookAsync("receipt");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Về hồ sơ" }).ClickAsync();
        await Expect(clerk.Page.Locator("h1.code")).ToHaveTextAsync(Code());
        var code = await clerk.Page.Locator("h1.code").InnerTextAsync();
        await clerk.LookAsync("dossier");
        await clerk.Page.GotoAsync("/dossiers");
        await clerk.LookAsync("queue");
        await using (var db = chromium.Office.Database.Open()) Assert.Equal(1, await db.Dossiers.CountAsync());

        // The citizen, from the receipt's QR; and from the code alone.
        string token;
        await using (var db = chromium.Office.Database.Open()) token = await db.Dossiers.Select(d => d.LookupToken).SingleAsync();
        var citizen = await chromium.EnterAsync();
        await citizen.Page.GotoAsync("/");
        await citizen.LookAsync("lookup-ask");
        await citizen.Page.GotoAsync($"/lookup/{token}");
        await Expect(citizen.Page.Locator("main")).ToContainTextAsync(code);
        await citizen.LookAsync("lookup");

        // Saturday: late.
        chromium.Office.Clock.Reset(Given.At(2024, 8, 10, 7));
        await chromium.Office.RunRoundsAsync();
        chromium.Office.Clock.Reset(Given.At(2024, 8, 12, 8));

        // The officer gives the reason.
        var expert = await chromium.EnterAsync("chuyenmon");
        await expert.Page.GotoAsync("/dossiers?show=overdue");
        await Expect(expert.Page.Locator(".tag-overdue")).ToContainTextAsync("Quá hạn");
        await expert.LookAsync("queue-overdue");
        await expert.Page.GotoAsync("/apologies");
        await expert.Page.GetByRole(AriaRole.Link, new() { Name = code }).ClickAsync();
        await expert.LookAsync("letter-draft");
        await expert.Page.Locator("#Reason_Kind").SelectOptionAsync("OtherAgency");
        await expert.Page.Locator("#Reason_Words").FillAsync("Chờ cơ quan nơi cư trú cũ xác minh");
        await expert.Page.Locator("#Reason_NewDay").FillAsync("2024-08-15");
        await expert.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi lý do và trình ký" }).ClickAsync();
        await Expect(expert.Page.Locator(".message")).ToContainTextAsync("chờ lãnh đạo ký");

        // The chairman signs and posts.
        var chairman = await chromium.EnterAsync("chutich");
        await chairman.Page.GotoAsync("/kpi?period=month");
        await chairman.LookAsync("kpi-needs");
        await chairman.Page.GetByRole(AriaRole.Link, new() { Name = "1 phiếu xin lỗi chờ ký" }).ClickAsync();
        await chairman.LookAsync("letters");
        await chairman.Page.GetByRole(AriaRole.Link, new() { Name = code }).ClickAsync();
        await chairman.LookAsync("letter-to-sign");
        await chairman.Page.GetByRole(AriaRole.Button, new() { Name = "Ký (Chủ tịch)" }).ClickAsync();
        await Expect(chairman.Page.Locator("h1")).ToHaveTextAsync("Phiếu xin lỗi số 01/PXL-UBND");
        await chromium.Office.RunRoundsAsync();
        await chairman.Page.ReloadAsync();
        await Expect(chairman.Page.Locator(".dossier-state")).ToContainTextAsync("Đã gửi");
        await chairman.Page.GetByRole(AriaRole.Button, new() { Name = "Đăng công khai" }).ClickAsync();
        await Expect(chairman.Page.Locator(".dossier-state")).ToContainTextAsync("Đã gửi và đăng công khai");
        await chairman.LookAsync("letter-posted");

        // Posted, counted.
        await citizen.Page.GotoAsync("/apologies/posted");
        await Expect(citizen.Page.Locator("main")).ToContainTextAsync("N. T. H.");
        await Expect(citizen.Page.Locator("main")).Not.ToContainTextAsync("Hường");
        await citizen.LookAsync("posted");
        await chairman.Page.GotoAsync("/kpi?period=month");
        var card = chairman.Page.Locator(".target-card").Filter(new() { HasText = "đã gửi phiếu xin lỗi" });
        await Expect(card).ToContainTextAsync("100,0 %");
        await chairman.LookAsync("kpi");
        await card.GetByRole(AriaRole.Link, new() { Name = "1/1 hồ sơ" }).ClickAsync();
        await Expect(chairman.Page.Locator("table.queue")).ToContainTextAsync(code);
        await chairman.LookAsync("kpi-list");
    }

    [GeneratedRegex(@"^000\.99\.99\.H08-\d{6}-\d{4}$")]
    private static partial Regex Code();
}
