using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>A wrong result over HTTP: who may say so, who corrects it, what the citizen is told, and what stands on the wall.</summary>
public sealed class CorrectionPageTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    string code = "";

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        await using var db = office.Database.Open();
        var dossier = await DossierAsync(db, application: Application(email: "huong@example.vn") with { NotifyBy = MessageChannel.Email });
        dossier.Complete(Outcome.Granted, "45/XN", electronicResult: false, reason: null, await ExpertAsync(db), At(2024, 8, 7, 10));
        dossier.HandOver("Nguyễn Thị Hường", await ClerkAsync(db), At(2024, 8, 8, 10));
        await db.SaveChangesAsync();
        code = dossier.Code;
        office.Clock.Reset(Monday);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Reported_at_the_counter_corrected_by_the_officer_handed_over_again_and_apologised_for()
    {
        var (clerk, officer, supervisor) = (await office.SignInAsync("motcua"), await office.SignInAsync("chuyenmon"), await office.SignInAsync("vanphong"));
        var page = await clerk.GetAsync(Address());
        Assert.Contains("không còn việc phải làm", page.QuerySelector(".dossier-main")!.TextContent, StringComparison.Ordinal);
        var wrong = await Visitor.ReadAsync(await clerk.PostAsync(page, Address("result-error"), ("ResultError.Reason", " ")));
        Assert.Contains("Ghi kết quả sai ở đâu", Errors(wrong), StringComparison.Ordinal);
        Assert.True(wrong.GetElementById("ResultError_Reason")!.Closest("details")!.HasAttribute("open"));
        await DoneAsync(clerk, "result-error", ("ResultError.Reason", "Sai năm sinh: 1991, đúng là 1990"));

        page = await clerk.GetAsync(Address());
        Assert.Contains("Kết quả có sai sót, chờ sửa", page.QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[action$='/result-error'], form[action$='/correction'], form[action$='/hand-over']"));
        var heap = await officer.GetAsync("/dossiers?show=wrong&whose=all");
        Assert.Equal("Kết quả phải sửa 1", heap.QuerySelector("nav[aria-label='Lọc hồ sơ'] [aria-current]")!.TextContent.Trim());
        Assert.Contains(code, heap.QuerySelector("table.dossiers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("1 kết quả có sai sót phải sửa", (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!.TextContent, StringComparison.Ordinal);

        page = await officer.GetAsync(Address());
        Assert.Equal("Sửa kết quả", page.QuerySelector(".act h3")!.TextContent);
        Assert.Contains("Sai năm sinh: 1991, đúng là 1990", page.QuerySelector(".act .message")!.TextContent, StringComparison.Ordinal);
        wrong = await Visitor.ReadAsync(await officer.PostAsync(page, Address("correction"), ("Correction.Number", "46/XN")));
        Assert.Contains("Ghi đã sửa những gì", Errors(wrong), StringComparison.Ordinal);
        Assert.Equal("46/XN", ((IHtmlInputElement)wrong.GetElementById("Correction_Number")!).Value);
        await DoneAsync(officer, "correction", ("Correction.Number", "46/XN"), ("Correction.What", "Sửa năm sinh, in lại"));
        await using (var db = office.Database.Open())
        {
            var dossier = await db.Dossiers.SingleAsync();
            Assert.Equal((DossierStatus.Completed, "46/XN", At(2024, 8, 7, 10), At(2024, 8, 8, 10)), (dossier.Status, dossier.ResultNumber, dossier.CompletedAt, dossier.HandedOverAt));
            var told = await db.OutgoingMessages.SingleAsync(m => m.Subject.StartsWith("Đã sửa kết quả"));
            Assert.Equal((MessageKind.Ready, "huong@example.vn"), (told.Kind, told.To));
            Assert.Contains("không phải chịu chi phí", told.Body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Kết quả phải sửa", (await officer.GetAsync("/dossiers?whose=all")).QuerySelector("nav[aria-label='Lọc hồ sơ']")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(code, (await clerk.GetAsync("/dossiers?show=ready&whose=all")).QuerySelector("table.dossiers")!.TextContent, StringComparison.Ordinal);
        page = await clerk.GetAsync(Address());
        Assert.Equal("Trả kết quả", page.QuerySelector(".act h3")!.TextContent);
        Assert.Contains("Đã trả lần đầu", page.QuerySelector(".facts")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("a[href$='/result-slip']"));
        await DoneAsync(clerk, "hand-over");
        Assert.Contains("đã sửa sai sót ngày 12/08/2024", (await clerk.GetAsync(Address("result-slip"))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_letter_is_drafted_reasoned_signed_and_posted_in_words_that_fit()
    {
        var (clerk, officer, chairman) = (await office.SignInAsync("motcua"), await office.SignInAsync("chuyenmon"), await office.SignInAsync("chutich"));
        await DoneAsync(clerk, "result-error", ("ResultError.Reason", "Sai năm sinh"));
        await office.RunRoundsAsync();
        await office.RunRoundsAsync();
        long id;
        await using (var db = office.Database.Open()) id = (await db.ApologyLetters.SingleAsync(l => l.Cause == ApologyCause.ResultError)).Id;

        var page = await officer.GetAsync($"/apologies/{id}");
        Assert.Equal("Ngày trả kết quả đã sửa", page.QuerySelector("label[for=Reason_NewDay]")!.TextContent);
        Assert.Contains("không trước hôm nay", page.GetElementById("Reason_NewDay-hint")!.TextContent, StringComparison.Ordinal);
        await RedirectAsync(officer.PostAsync(page, $"/apologies/{id}/reason", ("Reason.Kind", "OfficerError"), ("Reason.Words", "Nhập nhầm năm sinh"), ("Reason.NewDay", "2024-08-14")));
        await RedirectAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{id}"), $"/apologies/{id}/signature"));
        await RedirectAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{id}"), $"/apologies/{id}/posting"));

        var wall = (await office.Citizen().GetAsync("/apologies/posted")).QuerySelector("main")!;
        Assert.Contains("để kết quả có sai sót", wall.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var posted = wall.QuerySelector(".posted")!;
        Assert.Equal(
            ["Ông/Bà N. T. H.", "Kết quả có sai sót", "06/08/2024", "09/08/2024", "07/08/2024", "14/08/2024", "Sai sót của công chức giải quyết"],
            posted.QuerySelectorAll("dd").Take(7).Select(value => value.TextContent));
        Assert.Contains("Hẹn trả kết quả đã sửa", posted.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("Chúng tôi xin lỗi Ông/Bà vì sự việc này.", posted.TextContent.Trim(), StringComparison.Ordinal);
        foreach (var secret in new[] { "Hường", "Sai năm sinh", "Nhập nhầm", "45/XN" }) Assert.DoesNotContain(secret, wall.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_of_two_who_report_at_once_is_told()
    {
        var (clerk, officer) = (await office.SignInAsync("motcua"), await office.SignInAsync("chuyenmon"));
        var old = await officer.GetAsync(Address());
        await DoneAsync(clerk, "result-error", ("ResultError.Reason", "Sai năm sinh"));
        var told = await Visitor.ReadAsync(await officer.PostAsync(old, Address("result-error"), ("ResultError.Reason", "Sai năm sinh")));
        Assert.Contains("Ghi kết quả có sai sót", Errors(told), StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.ResultErrorReported));
    }

    async Task DoneAsync(Visitor officer, string act, params (string, string?)[] fields) =>
        await RedirectAsync(officer.PostAsync(await officer.GetAsync(Address()), Address(act), fields));

    static async Task RedirectAsync(Task<HttpResponseMessage> post)
    {
        var answer = await post;
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, answer.StatusCode == HttpStatusCode.OK ? Errors(await Visitor.ReadAsync(answer)) : $"{answer.StatusCode}");
    }

    static string Errors(IHtmlDocument page) => page.QuerySelector(".error-summary")?.TextContent ?? "";

    string Address(string? act = null) => $"/dossiers/{code}{(act is null ? "" : "/" + act)}";
}
