using Microsoft.Playwright;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The queue: walked by keys, narrowed, passed on, printed.</summary>
public sealed class QueueTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_keyboard_walks_the_rows_and_many_pass_on()
    {
        await FillAsync();
        var clerk = await chromium.EnterAsync("motcua");
        var page = clerk.Page;
        await page.GotoAsync("/dossiers");
        await clerk.LookAsync("queue-all");

        // No mouse from here: down, down, up; tick; to the search field and back; open.
        var links = page.Locator(".dossiers tbody .code a");
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(links.Nth(0)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowUp");
        await Expect(links.Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("#chosen-count")).ToContainTextAsync("(1 hồ sơ)");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("n/x");
        await Expect(page.Locator("#q")).ToHaveValueAsync("n/x");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("x");
        await Expect(page.Locator("#chosen-count")).ToContainTextAsync("(2 hồ sơ)");
        await page.Keyboard.PressAsync("c");
        await Expect(page.Locator("#HandOn_Officer")).ToBeFocusedAsync();
        await clerk.LookAsync("queue-chosen");
        await page.Locator(".hand-on button").ClickAsync();
        await Expect(page.Locator(".error-summary li")).ToHaveCountAsync(2);
        await Expect(page.Locator("#chosen-count")).ToContainTextAsync("(2 hồ sơ)");
        await clerk.LookAsync("queue-wrong");
        await page.SelectOptionAsync("#HandOn_Officer", new SelectOptionValue { Label = "Võ Thị Văn Phòng (mẫu), Văn phòng – Thống kê" });
        await page.FillAsync("#HandOn_Reason", "Công chức đang giữ nghỉ phép");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("article.paper tbody tr")).ToHaveCountAsync(2);
        await clerk.LookAsync("bundle");
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await clerk.LookAsync("bundle-print");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });

        await page.GotoAsync("/dossiers");
        await page.Keyboard.PressAsync("ArrowDown");
        var code = await links.Nth(0).InnerTextAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("h1.code")).ToContainTextAsync(code);
        await page.GotoAsync("/dossiers");
        await page.Keyboard.PressAsync("n");
        await Expect(page.Locator("h1")).ToContainTextAsync("Tiếp nhận");
        await page.GotoAsync("/dossiers");
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("h1")).ToContainTextAsync("Tiếp nhận");
    }

    [Fact]
    public async Task Each_heap_is_clean()
    {
        await FillAsync();
        var expert = await chromium.EnterAsync("chuyenmon");
        foreach (var (address, name) in new[]
                 {
                     ("/dossiers", "queue-mine"), ("/dossiers?show=waiting&whose=unit", "queue-waiting"), ("/dossiers?show=ready&whose=all", "queue-ready"),
                     ("/dossiers?show=overdue&whose=none", "queue-none"), ("/dossiers?show=open&whose=all&field=H%E1%BB%99+t%E1%BB%8Bch&channel=Counter", "queue-narrowed"),
                 })
        {
            await expert.Page.GotoAsync(address);
            await expert.LookAsync(name);
        }
        await expert.Page.GotoAsync("/dossiers?show=open&whose=mine");
        await expert.Page.FillAsync("#q", "hường");
        await expert.Page.CheckAsync("[name=within]");
        await expert.Page.Keyboard.PressAsync("Enter");
        await Expect(expert.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/dossiers/search$"));
        await expert.LookAsync("search-within");
        var administrator = await chromium.EnterAsync("quantri");
        await administrator.Page.GotoAsync("/staff");
        await administrator.LookAsync("staff-units");
    }

    [Fact]
    public async Task Many_pass_on_without_scripts()
    {
        await FillAsync();
        var supervisor = await chromium.EnterAsync("vanphong", javaScript: false);
        await supervisor.Page.GotoAsync("/dossiers?show=open&whose=none");
        await supervisor.Page.GetByText("Chuyển các hồ sơ đã chọn", new() { Exact = false }).ClickAsync();
        await supervisor.Page.CheckAsync("#HandOn_All");
        await supervisor.Page.SelectOptionAsync("#HandOn_Officer", new SelectOptionValue { Label = "Ngô Thị Văn Hóa (mẫu), Văn hóa – Xã hội" });
        await supervisor.Page.FillAsync("#HandOn_Reason", "Chia việc đầu tuần");
        await supervisor.Page.ClickAsync(".hand-on button");
        await Expect(supervisor.Page.Locator(".message")).ToContainTextAsync("Đã chuyển");
        await supervisor.Page.GotoAsync("/dossiers?show=open&whose=none");
        await Expect(supervisor.Page.Locator(".empty")).ToBeVisibleAsync();
    }

    async Task FillAsync()
    {
        await using var db = chromium.Office.Database.Open();
        chromium.Office.Clock.Reset(Given.At(2024, 8, 12, 10));
        var (clerk, expert, other) = (await Given.ClerkAsync(db), await Given.ExpertAsync(db), await Given.OfficerAsync(db, "tuphap"));
        var calendar = await db.CalendarAsync(await Given.AgencyAsync(db));
        var turn = 0;
        foreach (var day in new[] { 2, 7, 8, 9, 12 })
        {
            foreach (var holder in new[] { null, expert, other })
            {
                var dossier = await Given.DossierAsync(db, Given.At(2024, 8, day), Given.Application(turn++ % 2 == 0 ? Given.MaritalStatus : "1.004222"));
                if (holder is not null) dossier.Assign(holder, null, clerk, Given.At(2024, 8, day, 8, 20));
            }
        }
        for (var i = 0; i < 4; i++)
        {
            var dossier = await Given.DossierAsync(db, Given.At(2024, 8, 8), Given.Application("1.004222"));
            dossier.Assign(expert, null, clerk, Given.At(2024, 8, 8, 8, 20));
            if (i % 2 == 0) dossier.Complete(Outcome.Granted, null, false, null, expert, Given.At(2024, 8, 9));
            else dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản chính", "Bản sao mờ", null, calendar, expert, Given.At(2024, 8, 9));
        }
        await db.SaveChangesAsync();
    }
}
