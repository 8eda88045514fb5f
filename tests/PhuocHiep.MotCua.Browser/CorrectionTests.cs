using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>A wrong result in a real browser: reported, corrected, apologised for, on the wall, and handed over again.</summary>
public sealed class CorrectionTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_wrong_result_is_reported_corrected_posted_and_handed_over_again()
    {
        string code;
        await using (var db = chromium.Office.Database.Open())
        {
            var dossier = await Given.DossierAsync(db);
            dossier.Complete(Outcome.Granted, "45/XN", electronicResult: false, reason: null, await Given.ExpertAsync(db), Given.At(2024, 8, 7, 10));
            dossier.HandOver("Nguyễn Thị Hường", await Given.ClerkAsync(db), Given.At(2024, 8, 8, 10));
            await db.SaveChangesAsync();
            code = dossier.Code;
        }
        chromium.Office.Clock.Reset(Given.Monday);
        var (clerk, officer) = (await chromium.EnterAsync("motcua"), await chromium.EnterAsync("chuyenmon"));
        await clerk.Page.GotoAsync($"/dossiers/{code}");
        await clerk.Page.Locator("summary", new() { HasText = "Kết quả có sai sót" }).ClickAsync();
        await clerk.LookAsync("result-error-form");
        await clerk.Page.FillAsync("#ResultError_Reason", "Sai năm sinh: ghi 1991, đúng là 1990");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi kết quả có sai sót" }).ClickAsync();
        await Expect(clerk.Page.Locator(".dossier-state")).ToContainTextAsync("Kết quả có sai sót, chờ sửa");
        await clerk.LookAsync("result-error");

        await officer.Page.GotoAsync("/dossiers?show=wrong&whose=all");
        await officer.LookAsync("queue-wrong");
        await officer.Page.GetByRole(AriaRole.Link, new() { Name = code }).ClickAsync();
        await officer.LookAsync("correction-form");
        await chromium.Office.RunRoundsAsync();
        await officer.Page.GotoAsync($"/apologies/{await LetterAsync()}");
        await officer.LookAsync("letter-of-error");

        await officer.Page.GotoAsync($"/dossiers/{code}");
        await officer.Page.FillAsync("#Correction_Number", "46/XN");
        await officer.Page.FillAsync("#Correction_What", "Sửa năm sinh, in lại");
        await officer.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi đã sửa kết quả" }).ClickAsync();
        await Expect(officer.Page.Locator(".dossier-state")).ToContainTextAsync("Đã có kết quả, chờ trả");
        await officer.LookAsync("corrected");

        await IssueAsync();
        var citizen = await chromium.EnterAsync();
        await citizen.Page.GotoAsync("/apologies/posted");
        await Expect(citizen.Page.Locator(".posted")).ToContainTextAsync("Hẹn trả kết quả đã sửa");
        await citizen.LookAsync("posted-error");

        await clerk.Page.GotoAsync($"/dossiers/{code}");
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Trả kết quả" }).ClickAsync();
        await Expect(clerk.Page.Locator(".facts")).ToContainTextAsync("Đã trả lần đầu");
        await clerk.Page.GetByRole(AriaRole.Link, new() { Name = "Giấy biên nhận trả kết quả" }).ClickAsync();
        await Expect(clerk.Page.Locator("main")).ToContainTextAsync("đã sửa sai sót ngày 12/08/2024");
        await clerk.LookAsync("result-slip-corrected");
    }

    async Task<long> LetterAsync()
    {
        await using var db = chromium.Office.Database.Open();
        return (await db.ApologyLetters.SingleAsync()).Id;
    }

    /// <summary>Reasoned, signed and posted.</summary>
    async Task IssueAsync()
    {
        await using var db = chromium.Office.Database.Open();
        var (agency, chairman) = (await Given.AgencyAsync(db), await Given.ChairmanAsync(db));
        var letter = await db.ApologyLetters.SingleAsync();
        letter.GiveReason(DelayReason.OfficerError, "Nhập nhầm năm sinh", new(2024, 8, 14), "Bộ phận Một cửa", await db.CalendarAsync(agency), await Given.ExpertAsync(db), Given.Monday);
        await db.SaveChangesAsync();
        letter = (await new Signing(db, chromium.Office.Settings).SignAsync(letter.Id, seen: null, chairman, Given.Monday))!;
        letter.Post(agency, chairman, Given.Monday);
        await db.SaveChangesAsync();
    }
}
