using Microsoft.Playwright;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The pages that the loop does not pass, and the counter without scripts.</summary>
public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_citizens_pages_and_the_catalogue_are_clean()
    {
        var citizen = await chromium.EnterAsync();
        foreach (var (path, name) in new[] { ("/procedures", "procedures"), ("/procedures/1.001193", "procedure"), ("/sign-in", "sign-in"), ("/apologies/posted", "posted-empty") })
        {
            await citizen.Page.GotoAsync(path);
            await citizen.LookAsync(name);
        }
    }

    [Fact]
    public async Task The_administrators_pages_are_clean()
    {
        var administrator = await chromium.EnterAsync("quantri");
        foreach (var (path, name) in new[] { ("/staff", "staff"), ("/staff/new", "staff-new"), ("/agencies", "agency"), ("/agencies/calendar", "calendar"), ("/password", "password") })
        {
            await administrator.Page.GotoAsync(path);
            await administrator.LookAsync(name);
        }
    }

    [Fact]
    public async Task The_words_of_letters_and_what_their_qr_opens_are_clean()
    {
        var supervisor = await chromium.EnterAsync("vanphong");
        await supervisor.Page.GotoAsync("/apologies/templates");
        await supervisor.LookAsync("templates");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Trễ hẹn trả kết quả" }).ClickAsync();
        await Expect(supervisor.Page.Locator("#Body")).ToBeVisibleAsync();
        await supervisor.LookAsync("template");
        await supervisor.Page.FillAsync("#Body", "Xin lỗi {tên tôi}");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Xem thử" }).ClickAsync();
        await Expect(supervisor.Page.Locator("#Body-error")).ToBeVisibleAsync();
        await supervisor.LookAsync("template-wrong");

        await using var db = chromium.Office.Database.Open();
        var letter = await Given.SignedLetterAsync(db, chromium.Office.Settings);
        var citizen = await chromium.EnterAsync();
        await citizen.Page.GotoAsync($"/apologies/genuine/{letter.Token}");
        await Expect(citizen.Page.Locator("h1")).ToHaveTextAsync("Phiếu xin lỗi có thật");
        await citizen.LookAsync("genuine");
    }

    [Fact]
    public async Task Intake_works_without_scripts()
    {
        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync("/dossiers/new?q=khai%20sinh");
        await clerk.Page.GetByText("Đăng ký khai sinh", new() { Exact = true }).First.ClickAsync();
        await clerk.Page.FillAsync("[name=ApplicantName]", "Trần Văn Bền");
        await clerk.Page.Locator("[name='Papers[0].IsTicked'][type=checkbox]").CheckAsync();
        await clerk.Page.Locator("main form[action*='/dossiers/new'] button.btn-primary").Last.ClickAsync();
        await Expect(clerk.Page.Locator(".message")).ToContainTextAsync("Đã tiếp nhận hồ sơ 000.99.99.H08-");
    }

    [Fact]
    public async Task Intake_from_a_card_from_an_earlier_dossier_and_beside_a_duplicate()
    {
        await using var db = chromium.Office.Database.Open();
        var hoa = Given.Application() with { ApplicantName = "Lê Thị Hòa", IdentityNumber = "052185004321", Phone = "0914555888", Address = "Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định" };
        await Given.DossierAsync(db, application: hoa);
        await Given.DossierAsync(db, application: hoa with { RequestKey = Guid.NewGuid(), IdentityNumber = null, Phone = "0905000111", Address = null });

        // Without a mouse: the form opens in the first field, the scanner types and presses Enter.
        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await Expect(clerk.Page.Locator("#Scan")).ToBeFocusedAsync();
        await clerk.LookAsync("intake-new");
        await clerk.Page.Keyboard.TypeAsync("052185004321||Lê Thị Hòa|31021985|Nữ|Phước Hiệp|10052021");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#Scan-error")).ToContainTextAsync("Ngày sinh");
        await Expect(clerk.Page.Locator("#Scan")).ToBeFocusedAsync();
        await clerk.LookAsync("intake-bad-scan");
        await clerk.Page.FillAsync("#Scan", "le thi hoa");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("button[name=earlier]")).ToHaveCountAsync(2);
        await Expect(clerk.Page.Locator("button[name=earlier]").First).ToBeFocusedAsync();
        await clerk.LookAsync("intake-earlier");
        await clerk.Page.Keyboard.PressAsync("Tab");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#ApplicantName")).ToHaveValueAsync("Lê Thị Hòa");
        await clerk.Page.FillAsync("#Scan", "052185004321||LÊ THỊ HÒA|15031985|Nữ|Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định|10052021");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#Phone")).ToBeFocusedAsync();
        await Expect(clerk.Page.Locator("#IdentityNumber")).ToHaveValueAsync("052185004321");
        await clerk.LookAsync("intake-scanned");

        // F9 receives from any field, here beside what she has open.
        await clerk.Page.Locator("[name='Papers[0].IsTicked'][type=checkbox]").CheckAsync();
        await clerk.Page.FillAsync("#Phone", "0905000111");
        await clerk.Page.Keyboard.PressAsync("F9");
        await Expect(clerk.Page.Locator(".alike section")).ToHaveCountAsync(3);
        await clerk.LookAsync("intake-alike");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Quay lại sửa" }).ClickAsync();
        await Expect(clerk.Page.Locator("#Phone")).ToHaveValueAsync("0905000111");
        await clerk.Page.FocusAsync("#Phone");
        await clerk.Page.Keyboard.PressAsync("F9");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Vẫn tiếp nhận hồ sơ mới" }).ClickAsync();
        await Expect(clerk.Page.Locator(".message")).ToContainTextAsync("Đã tiếp nhận hồ sơ 000.99.99.H08-");
    }

    [Fact]
    public async Task Enter_after_a_scan_fills_in_without_scripts()
    {
        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await clerk.Page.FillAsync("#Email", "ben@example.vn");
        await clerk.Page.FillAsync("#Scan", "052180000999||TRẦN VĂN BỀN|15031980|Nam|Phước Hiệp|10052021");
        await clerk.Page.PressAsync("#Scan", "Enter");
        await Expect(clerk.Page.Locator("#ApplicantName")).ToHaveValueAsync("Trần Văn Bền");
        await Expect(clerk.Page.Locator("#Email")).ToHaveValueAsync("ben@example.vn");
    }
}
