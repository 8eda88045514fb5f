using Microsoft.Playwright;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The money: a dossier's, a day's, a procedure's. Without scripts, for no form of it needs one.</summary>
public sealed class PaymentTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Taken_and_given_back_without_scripts()
    {
        await using var db = chromium.Office.Database.Open();
        var owing = await Given.DossierAsync(db, application: Given.Application() with { FeeVnd = 15_000 });
        await Given.DossierAsync(db, chromium.Office.Clock.GetCurrentInstant(), Given.Application() with { ApplicantName = "Trần Văn Bền", FeeVnd = 8_000, PaymentMethod = PaymentMethod.Cash });
        await Given.DossierAsync(db, chromium.Office.Clock.GetCurrentInstant(), Given.Application() with { ApplicantName = "Lê Thị Hòa", FeeVnd = 15_000, PaymentMethod = PaymentMethod.Online, PaymentReference = "FT24219000123456" });

        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync($"/dossiers/{owing.Code}");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Thu 15.000 đ" }).ClickAsync();
        await Expect(clerk.Page.Locator(".error-summary")).ToContainTextAsync("Chọn cách thu");
        await clerk.Page.Locator("#Payment_Method").CheckAsync();
        await clerk.Page.FillAsync("#Payment_Reference", "0001234");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Thu 15.000 đ" }).ClickAsync();
        await Expect(clerk.Page.Locator(".payments")).ToContainTextAsync("số biên lai 0001234");
        await clerk.Page.GetByText("Hoàn lệ phí", new() { Exact = true }).First.ClickAsync();
        await clerk.Page.FillAsync("#Refund_Amount", "7.000");
        await clerk.Page.FillAsync("#Refund_Reference", "PC 02");
        await clerk.Page.FillAsync("#Refund_Reason", "Giảm theo nghị quyết của Hội đồng nhân dân");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Hoàn lệ phí" }).ClickAsync();
        await Expect(clerk.Page.Locator(".payments li")).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task The_pages_of_money_are_clean()
    {
        await using var db = chromium.Office.Database.Open();
        var today = chromium.Office.Clock.GetCurrentInstant();
        var owing = await Given.DossierAsync(db, application: Given.Application() with { FeeVnd = 15_000 });
        var unnumbered = await Given.DossierAsync(db, today, Given.Application() with { ApplicantName = "Trần Văn Bền", FeeVnd = 8_000, PaymentMethod = PaymentMethod.Cash });
        await Given.DossierAsync(db, today, Given.Application() with { ApplicantName = "Lê Thị Hòa", FeeVnd = 15_000, PaymentMethod = PaymentMethod.Online, PaymentReference = "FT24219000123456" });
        unnumbered.Refund(3_000, PaymentMethod.Cash, "PC 02", "Giảm theo nghị quyết của Hội đồng nhân dân", await Given.ClerkAsync(db), today);
        // Ready, not paid, and fetched in vain.
        owing.Complete(Outcome.Granted, "45/XN", electronicResult: false, reason: null, await Given.ExpertAsync(db), today);
        owing.Visit("đến hỏi kết quả", await Given.ClerkAsync(db), today);
        owing.Visit("quên mang tiền lệ phí", await Given.ClerkAsync(db), today);
        await db.SaveChangesAsync();

        var supervisor = await chromium.EnterAsync("vanphong");
        foreach (var (path, name) in new[]
        {
            ($"/dossiers/{owing.Code}", "money-owed"), ($"/dossiers/{unnumbered.Code}", "money-paid"), ("/payments", "takings"), ("/payments?on=2024-08-01", "takings-none"),
            ("/procedures/1.001193", "procedure-officer"), ("/procedures/1.001193/fees", "fees"), ($"/dossiers/new?procedure={Given.MaritalStatus}", "intake-fee"),
        })
        {
            await supervisor.Page.GotoAsync(path);
            await supervisor.LookAsync(name);
        }
        await supervisor.Page.GotoAsync("/procedures/1.001193/fees");
        await supervisor.Page.FillAsync("#From", "2024-09-01");
        await supervisor.Page.FillAsync("#Amount", "8.000");
        await supervisor.Page.FillAsync("#Decision", "Nghị quyết 12/2024/NQ-HĐND ngày 10/7/2024");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Đặt mức lệ phí" }).ClickAsync();
        await Expect(supervisor.Page.Locator("table.queue tbody tr")).ToHaveCountAsync(2);
        await supervisor.LookAsync("fees-two");
        await supervisor.Page.GotoAsync("/payments");
        await supervisor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await supervisor.LookAsync("takings-print");
    }
}
