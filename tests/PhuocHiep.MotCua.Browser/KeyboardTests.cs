using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>Intake with the mouse unplugged: keys and seconds from the queue to the printed receipt are counted and written to the output.</summary>
public sealed class KeyboardTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    /// <summary>What a plain intake may cost, without what the scanner types.</summary>
    const int MostKeys = 25;

    /// <summary>Any use of a mouse is a complaint; printing is noted instead of done.</summary>
    const string Unplugged = """
        for (const kind of ["mousedown", "pointerdown", "click", "dblclick"])
          addEventListener(kind, (event) => { if (kind !== "click" || event.detail > 0) console.error(`A mouse was used: ${kind}`); }, true);
        window.print = () => { document.documentElement.dataset.printed = "true"; dispatchEvent(new Event("afterprint")); };
        """;

    [Fact]
    public async Task A_scanned_card_from_the_queue_to_the_printed_receipt()
    {
        await using var db = chromium.Office.Database.Open();
        await Given.DossierAsync(db, application: Given.Application() with { ApplicantName = "Trần Thị Trước", IdentityNumber = "052187001111", Phone = "0905999000" });
        var clerk = await AtTheQueueAsync();
        var keys = new Keys(clerk.Page);
        await keys.PressAsync("F9");
        await Expect(clerk.Page.Locator("#find")).ToBeFocusedAsync();
        await keys.PressAsync("1");
        await Expect(clerk.Page.Locator("#Scan")).ToBeFocusedAsync();
        await clerk.Page.Keyboard.TypeAsync("052190000123||NGUYỄN THỊ HƯỜNG|15031990|Nữ|Thôn Lộc Hạ, Phước Hiệp, Tuy Phước, Bình Định|10052021");
        await clerk.Page.Keyboard.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#Phone")).ToBeFocusedAsync();
        await Expect(clerk.Page.Locator("#BirthOn")).ToHaveValueAsync("15/03/1990");
        await keys.TypeAsync("0905123456");
        await keys.PressAsync("F2");
        await keys.PressAsync("F9");
        await PrintAndGoOnAsync(clerk, keys, "scanned card");

        var dossier = await db.Dossiers.AsNoTracking().Include(d => d.Components).SingleAsync(d => d.IdentityNumber == "052190000123");
        Assert.Equal(("Nguyễn Thị Hường", new NodaTime.LocalDate(1990, 3, 15), "0905123456", 5), (dossier.ApplicantName, dossier.ApplicantBirthOn, dossier.Phone, dossier.Components.Count));
    }

    [Fact]
    public async Task An_earlier_applicant_by_phone()
    {
        await using var db = chromium.Office.Database.Open();
        await Given.DossierAsync(db, application: Given.Application("1.001193") with { ApplicantName = "Lê Văn Cũ", ApplicantBirthOn = new(1980, 2, 29), IdentityNumber = "052080002222", Phone = "0914222333" });
        var clerk = await AtTheQueueAsync();
        var keys = new Keys(clerk.Page);
        await keys.PressAsync("F9");
        await Expect(clerk.Page.Locator("#find")).ToBeFocusedAsync();
        await keys.TypeAsync("hon nhan");
        await keys.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#hits .choice").First).ToBeFocusedAsync();
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Enter");
        await Expect(clerk.Page.Locator("#Scan")).ToBeFocusedAsync();
        await keys.TypeAsync("0914222333");
        await keys.PressAsync("Enter");
        await Expect(clerk.Page.Locator("button[name=earlier]").First).ToBeFocusedAsync();
        await keys.PressAsync("1");
        await Expect(clerk.Page.Locator("#ApplicantName")).ToHaveValueAsync("Lê Văn Cũ");
        await Expect(clerk.Page.Locator("#BirthOn")).ToHaveValueAsync("29/02/1980");
        await keys.PressAsync("Alt+1");
        await Expect(clerk.Page.Locator("#Papers_0__IsTicked")).ToBeCheckedAsync();
        await keys.PressAsync("Control+Enter");
        await PrintAndGoOnAsync(clerk, keys, "earlier applicant", 40);
    }

    [Fact]
    public async Task Everything_by_hand_with_a_doubt_and_a_duplicate()
    {
        await using var db = chromium.Office.Database.Open();
        await Given.DossierAsync(db, application: Given.Application() with { ApplicantName = "Hồ Thị Tay", IdentityNumber = "052193003333", Phone = null });
        var clerk = await AtTheQueueAsync();
        var (page, keys) = (clerk.Page, new Keys(clerk.Page));
        await page.GotoAsync("/dossiers/new");

        // A code begins with a digit and is no choice.
        await keys.TypeAsync(Given.MaritalStatus);
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#Scan")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#ApplicantName")).ToBeFocusedAsync();
        await keys.TypeAsync("Hồ Thị Tay");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#BirthOn")).ToBeFocusedAsync();
        await keys.TypeAsync("31/2/1992");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("052193003333");
        await keys.PressAsync("Enter");
        await keys.TypeAsync("0905333444");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#Address")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#Papers_0__IsTicked")).ToBeFocusedAsync();
        await keys.PressAsync("1");
        await Expect(page.Locator("#missing li")).ToHaveCountAsync(4);
        await keys.PressAsync("5");
        await Expect(page.Locator("#missing li")).ToHaveCountAsync(3);
        await keys.PressAsync("F9");
        await Expect(page.Locator("#BirthOn-error")).ToContainTextAsync("Không có ngày 31/02/1992");
        await Expect(page.Locator("#BirthOn")).ToBeFocusedAsync();
        await clerk.LookAsync("intake-birth-wrong");

        // Said, and not forbidden.
        await page.FillAsync("#BirthOn", "3/2/1992");
        await keys.PressAsync("F9");
        await Expect(page.Locator("#doubt")).ToContainTextAsync("sinh năm 1993, không phải 1992");
        await Expect(page.Locator("#IdentityNumber")).ToBeFocusedAsync();
        await clerk.LookAsync("intake-doubt");
        await keys.PressAsync("F9");
        await Expect(page.Locator(".alike section")).ToHaveCountAsync(2);
        await clerk.LookAsync("intake-alike-keys");
        await keys.PressAsync("F9");
        await keys.PressAsync("Escape");
        await Expect(page.Locator("#ApplicantName")).ToHaveValueAsync("Hồ Thị Tay");
        await Expect(page.Locator("#Papers_4__IsTicked")).ToBeCheckedAsync();
        await keys.PressAsync("F1");
        await Expect(page.Locator(".keys-list")).ToBeVisibleAsync();
        await clerk.LookAsync("intake-keys");
        await keys.PressAsync("F9");
        await Expect(page.Locator(".alike section")).ToHaveCountAsync(2);
        await keys.PressAsync("F4");
        await PrintAndGoOnAsync(clerk, keys, "by hand, with a doubt and a duplicate", 80);
        Assert.Equal(2, await db.Dossiers.CountAsync(d => d.IdentityNumber == "052193003333"));
    }

    [Fact]
    public async Task A_session_that_ends_while_the_form_is_filled_in_loses_nothing()
    {
        await using var db = chromium.Office.Database.Open();
        var clerk = await AtTheQueueAsync();
        var (page, keys) = (clerk.Page, new Keys(clerk.Page));
        await page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await page.FillAsync("#ApplicantName", "Cao Thị Dở Dang");
        await page.FillAsync("#BirthOn", "15031990");
        await page.FillAsync("#Address", "Thôn Đại Lễ & “xóm trên”");
        await keys.PressAsync("F2");
        await page.Context.ClearCookiesAsync(new() { Name = "motcua" });
        await keys.PressAsync("F9");
        await Expect(page.Locator("#UserName")).ToBeFocusedAsync();
        Assert.DoesNotContain("Cao", await page.ContentAsync(), StringComparison.Ordinal);
        clerk.Complaints.RemoveAll(complaint => complaint.Contains("401", StringComparison.Ordinal));
        await clerk.LookAsync("session-ended");
        await keys.TypeAsync("motcua");
        await keys.PressAsync("Tab");
        await keys.TypeAsync(Db.FirstOfficers.DemonstrationPassword);
        await keys.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("Phiên làm việc đã hết");
        await clerk.LookAsync("session-resumed");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("#ApplicantName")).ToHaveValueAsync("Cao Thị Dở Dang");
        await Expect(page.Locator("#Address")).ToHaveValueAsync("Thôn Đại Lễ & “xóm trên”");
        await Expect(page.Locator("#missing li")).ToHaveCountAsync(0);
        await keys.PressAsync("F9");
        await Expect(page.Locator("[data-print]")).ToBeFocusedAsync();
        Assert.Empty(clerk.Complaints);
        Assert.Equal(new NodaTime.LocalDate(1990, 3, 15), await db.Dossiers.Where(d => d.ApplicantName == "Cao Thị Dở Dang").Select(d => d.ApplicantBirthOn).SingleAsync());
    }

    [Fact]
    public async Task Back_after_receiving_makes_no_second_dossier()
    {
        await using var db = chromium.Office.Database.Open();
        var clerk = await AtTheQueueAsync();
        var (page, keys) = (clerk.Page, new Keys(clerk.Page));
        await page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await page.FillAsync("#ApplicantName", "Mai Thị Lui");
        await page.FillAsync("#IdentityNumber", "052195004444");
        await keys.PressAsync("F2");
        // Twice, as an impatient finger does.
        await keys.PressAsync("F9");
        await page.Keyboard.PressAsync("F9");
        await Expect(page.Locator("[data-print]")).ToBeFocusedAsync();
        await page.GoBackAsync();
        // A page of the desk is kept nowhere: it is asked for anew, and is an empty form.
        await Expect(page.Locator("#Scan")).ToBeFocusedAsync();
        await Expect(page.Locator("#ApplicantName")).ToHaveValueAsync("");
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.IdentityNumber == "052195004444"));
    }

    [Fact]
    public async Task What_is_missing_is_asked_for_with_F8()
    {
        await using var db = chromium.Office.Database.Open();
        var clerk = await AtTheQueueAsync();
        var (page, keys) = (clerk.Page, new Keys(clerk.Page));
        await page.GotoAsync($"/dossiers/new?procedure={Given.MaritalStatus}");
        await page.FillAsync("#ApplicantName", "Phùng Thị Thiếu");
        await keys.PressAsync("Alt+1");
        await keys.PressAsync("F8");
        await Expect(page.Locator("#Content")).ToBeFocusedAsync();
        await Expect(page.Locator("#Content")).Not.ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Tờ khai"));
        await clerk.LookAsync("intake-not-received");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("Chưa mang theo");
        await keys.PressAsync("Tab");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("h1")).ToHaveTextAsync("PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ");
        Assert.Empty(clerk.Complaints);
        var submission = await db.Submissions.AsNoTracking().SingleAsync(s => s.ApplicantName == "Phùng Thị Thiếu");
        await page.GotoAsync($"/dossiers/new?submission={submission.Id}");
        await Expect(page.Locator("#Papers_0__IsTicked")).ToBeCheckedAsync();
        await keys.PressAsync("F2");
        await clerk.LookAsync("intake-brought-again");
        await keys.PressAsync("F9");
        await Expect(page.Locator("[data-print]")).ToBeFocusedAsync();
        Assert.Empty(clerk.Complaints);
    }

    async Task<Person> AtTheQueueAsync()
    {
        var clerk = await chromium.EnterAsync("motcua");
        await clerk.Page.AddInitScriptAsync(Unplugged);
        await clerk.Page.GotoAsync("/dossiers");
        return clerk;
    }

    async Task PrintAndGoOnAsync(Person clerk, Keys keys, string path, int most = MostKeys)
    {
        var page = clerk.Page;
        await Expect(page.Locator("[data-print]")).ToBeFocusedAsync();
        await Expect(page.Locator(".message")).ToContainTextAsync("Đã tiếp nhận hồ sơ");
        await keys.PressAsync("Enter");
        await Expect(page.Locator("html")).ToHaveAttributeAsync("data-printed", "true");
        output.WriteLine($"Intake, {path}: {keys.Count} keys, {keys.Seconds:0.0} s from the queue to the printed receipt, no mouse.");
        Assert.InRange(keys.Count, 1, most);
        await Expect(page.Locator("[data-next]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#find")).ToBeFocusedAsync();
        Assert.Empty(clerk.Complaints);
    }

    /// <summary>Presses keys and counts them.</summary>
    sealed class Keys(IPage page)
    {
        readonly long started = Stopwatch.GetTimestamp();

        public int Count { get; private set; }

        public double Seconds => Stopwatch.GetElapsedTime(started).TotalSeconds;

        public Task PressAsync(string key)
        {
            Count++;
            return page.Keyboard.PressAsync(key);
        }

        public Task TypeAsync(string text)
        {
            Count += text.Length;
            return page.Keyboard.TypeAsync(text);
        }
    }
}
