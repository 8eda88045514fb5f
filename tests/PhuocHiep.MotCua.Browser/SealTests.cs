using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests;
using PhuocHiep.MotCua.Tests.Seals;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>Nothing vanishes: the days that were changed, the nights that were sealed, and a red line where something was forged.</summary>
public sealed class SealTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_supervisor_reads_which_days_were_changed_and_finds_what_was_forged()
    {
        var database = chromium.Office.Database;
        await SealedOffice.LiveAsync(database);
        await using (var db = database.Open())
        {
            var calendar = await db.CalendarAsync(await Given.AgencyAsync(db));
            var made = await Given.DossierAsync(db, Given.At(2024, 8, 15));
            db.ChangeTracker.Clear();
            var dossier = await db.Dossiers.Include(d => d.Procedure).Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).SingleAsync(d => d.Id == made.Id);
            dossier.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Giấy khai sinh", "Bản sao giấy khai sinh mờ, không đọc được ngày sinh và nơi đăng ký", null, calendar, await Given.ExpertAsync(db), Given.At(2024, 8, 15, 9));
            dossier.CompleteSupplement(inPerson: true, calendar, await Given.ClerkAsync(db), Given.At(2024, 8, 15, 14));
            await db.SaveChangesAsync();
            var letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync();
            var supervisor = await Given.OfficerAsync(db, "vanphong");
            letter.Post(await Given.AgencyAsync(db), supervisor, Given.At(2024, 8, 15, 8));
            letter.TakeDown("Người nộp đề nghị giữ kín", supervisor, Given.At(2024, 8, 15, 9));
            await db.SaveChangesAsync();
        }
        await SealedOffice.SealAsync(database, SealedOffice.Night(15));
        chromium.Office.Clock.Reset(Given.At(2024, 8, 16, 9));

        var person = await chromium.EnterAsync("vanphong");
        await person.Page.GotoAsync("/kpi/changed-dates");
        await Expect(person.Page.Locator("table.changed-dates tbody tr")).ToHaveCountAsync(3);
        await person.LookAsync("changed-dates");
        await person.Page.GetByRole(AriaRole.Link, new() { Name = "Gia hạn 0" }).ClickAsync();
        await person.LookAsync("changed-dates-none");

        await person.Page.GotoAsync($"/dossiers/{SealedOffice.Code}");
        await Expect(person.Page.GetByText("Niêm phong: khớp, đêm 14/08/2024.")).ToBeVisibleAsync();
        await person.Page.GotoAsync("/kpi/seals");
        await person.LookAsync("seals");

        await SealedOffice.TamperAsync(database, "update dossiers set completed_at = timestamptz '2024-08-09 10:00+07' where id = 1; update payments set amount_vnd = 1000");
        await SealedOffice.SealAsync(database, SealedOffice.Night(16));
        chromium.Office.Clock.Reset(Given.At(2024, 8, 17, 8));
        await person.Page.GotoAsync("/kpi");
        await Expect(person.Page.Locator(".needs-urgent").Filter(new() { HasText = "không khớp niêm phong" })).ToBeVisibleAsync();
        await person.Page.GotoAsync($"/dossiers/{SealedOffice.Code}");
        await Expect(person.Page.Locator(".seal-broken")).ToBeVisibleAsync();
        await person.LookAsync("dossier-seal-broken");
        await person.Page.GotoAsync("/kpi/seals");
        await person.LookAsync("seals-broken");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả xem xét" }).First.ClickAsync();
        await Expect(person.Page.Locator(".error-summary")).ToBeVisibleAsync();
        await person.LookAsync("seals-review-missing");
        await person.Page.Locator(".seal-broken textarea").First.FillAsync("Đã đối chiếu bản sao lưu đêm 14/8: bị sửa bằng psql, đã lập biên bản.");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả xem xét" }).First.ClickAsync();
        await Expect(person.Page.Locator(".message")).ToContainTextAsync("Đã ghi kết quả xem xét");
        await person.LookAsync("seals-reviewed");
    }
}
