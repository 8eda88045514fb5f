using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Tests;
using PhuocHiep.MotCua.Tests.Documents;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>Real files through the page, without scripts as well as with them.</summary>
public sealed class DocumentTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_photo_and_a_scan_are_uploaded_opened_withdrawn_and_used_again()
    {
        chromium.Office.Clock.Reset(Given.At(2024, 8, 6, 9));
        Dossier dossier, next;
        await using (var db = chromium.Office.Database.Open())
        {
            dossier = await Given.DossierAsync(db);
            next = await Given.DossierAsync(db);
        }
        var clerk = await chromium.EnterAsync("motcua", javaScript: false);
        await clerk.Page.GotoAsync($"/dossiers/{dossier.Code}");

        // Not what it says: refused beside the field.
        var files = clerk.Page.GetByLabel("Tệp số hóa của Giấy tờ tùy thân");
        await files.SetInputFilesAsync(A("CCCD.pdf", "MZ…"u8.ToArray()));
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Tải lên cho Giấy tờ tùy thân" }).ClickAsync();
        await Expect(clerk.Page.Locator(".error-summary")).ToContainTextAsync("“CCCD.pdf”");

        // Two at once.
        await clerk.Page.GetByLabel("Tệp số hóa của Giấy tờ tùy thân").SetInputFilesAsync(A("Căn cước – mặt trước.jpeg", Files.Jpeg).Concat(A("Căn cước.pdf", Files.Pdf(3))));
        await clerk.Page.GetByRole(AriaRole.Button, new() { Name = "Tải lên cho Giấy tờ tùy thân" }).ClickAsync();
        await Expect(clerk.Page.Locator(".message")).ToContainTextAsync("Đã tải lên 2 tệp");
        await Expect(clerk.Page.Locator(".documents")).ToContainTextAsync("đã số hóa, 4 trang");

        // The photo is shown, in a page that may do nothing.
        var photo = await clerk.Page.Context.NewPageAsync();
        var opened = await photo.GotoAsync(await Href(clerk, "Căn cước – mặt trước.jpg"));
        Assert.Equal((200, "image/jpeg"), (opened!.Status, opened.Headers["content-type"]));
        Assert.Equal(16, await photo.Locator("img").EvaluateAsync<int>("i => i.naturalWidth"));
        await photo.CloseAsync();

        // With scripts, as most people come.
        var person = await chromium.EnterAsync("motcua");
        await person.Page.GotoAsync($"/dossiers/{dossier.Code}/documents");
        await person.LookAsync("documents");
        await person.Page.GetByText("Rút lại Căn cước.pdf").ClickAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Rút lại tệp" }).Last.ClickAsync();
        await person.LookAsync("documents-wrong");
        await person.Page.Locator("[name=Reason]").Last.FillAsync("Quét thiếu trang");
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Rút lại tệp" }).Last.ClickAsync();
        await Expect(person.Page.Locator(".document-withdrawn")).ToContainTextAsync("Quét thiếu trang");
        await person.Page.GotoAsync($"/dossiers/{dossier.Code}");
        await person.LookAsync("dossier-documents");

        // The same person comes again.
        await person.Page.GotoAsync($"/dossiers/{next.Code}");
        await person.Page.GetByText("Dùng lại giấy tờ đã số hóa của người nộp (1)").ClickAsync();
        await person.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("Giấy tờ tùy thân · 1 trang") }).CheckAsync();
        await person.Page.GetByLabel("Dùng cho thành phần").SelectOptionAsync("Giấy tờ tùy thân");
        await person.Page.GetByLabel("nói tại quầy").CheckAsync();
        await person.LookAsync("documents-reuse");
        await person.Page.GetByLabel("Đã hỏi, và Nguyễn Thị Hường đồng ý").CheckAsync();
        await person.Page.GetByRole(AriaRole.Button, new() { Name = "Dùng lại" }).ClickAsync();
        await Expect(person.Page.Locator(".documents")).ToContainTextAsync("Nguyễn Thị Hường đồng ý lúc");
        await person.LookAsync("documents-reused");

        // The result, by who settles it.
        await using (var db = chromium.Office.Database.Open())
        {
            (await db.Dossiers.SingleAsync(d => d.Id == next.Id)).Complete(Outcome.Granted, null, false, null, await Given.ExpertAsync(db), Given.Tuesday);
            await db.SaveChangesAsync();
        }
        var expert = await chromium.EnterAsync("chuyenmon");
        await expert.Page.GotoAsync($"/dossiers/{next.Code}");
        await expert.Page.FillAsync("#ResultFile_Number", "45/XN");
        await expert.Page.FillAsync("#ResultFile_On", "2024-08-06");
        await expert.LookAsync("documents-result-form");
        await expert.Page.Locator("#ResultFile_File").SetInputFilesAsync(A("Giấy xác nhận.pdf", Files.Pdf()));
        await expert.Page.GetByRole(AriaRole.Button, new() { Name = "Tải tệp kết quả lên" }).ClickAsync();
        await Expect(expert.Page.Locator("main")).ToContainTextAsync("Số 45/XN, 06/08/2024");
        await expert.LookAsync("documents-result");

        static FilePayload[] A(string name, byte[] content) => [new() { Name = name, MimeType = "application/pdf", Buffer = content }];

        static async Task<string> Href(Person person, string name) => (await person.Page.GetByRole(AriaRole.Link, new() { Name = name }).GetAttributeAsync("href"))!;
    }
}
