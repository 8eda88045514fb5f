using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Returned, replaced, re-appointed once more, dropped, taken down: each act over HTTP, by those who may and those who may not.</summary>
public sealed class LetterActTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Returned_with_a_comment_it_is_first_in_the_officers_list_until_it_has_a_reason_anew()
    {
        var letter = await OfAsync(db => ReasonedLetterAsync(db));
        var (path, chairman, expert) = ($"/apologies/{letter.Id}", await office.SignInAsync("chutich"), await office.SignInAsync("chuyenmon"));
        var toSign = await chairman.GetAsync(path);
        var without = await ReadAsync(chairman.PostAsync(toSign, $"{path}/return", ("ReturnComment", " ")));
        Assert.Contains("Ghi rõ điều cần sửa", without.QuerySelector("#ReturnComment-error")!.TextContent, StringComparison.Ordinal);
        var tooLong = await ReadAsync(chairman.PostAsync(toSign, $"{path}/return", ("ReturnComment", new string('x', 501))));
        Assert.Contains("500", tooLong.QuerySelector("#ReturnComment-error")!.TextContent, StringComparison.Ordinal);

        await DoneAsync(chairman.PostAsync(toSign, $"{path}/return", ("ReturnComment", "Ghi rõ cơ quan xác minh")));
        var list = await expert.GetAsync("/apologies?show=reason");
        var rows = list.QuerySelectorAll(".letters tbody tr").ToList();
        Assert.Equal($"/apologies/{letter.Id}", rows[0].QuerySelector("a.code")!.GetAttribute("href"));
        Assert.Contains("Ghi rõ cơ quan xác minh", rows[1].TextContent, StringComparison.Ordinal);
        var page = await expert.GetAsync(path);
        Assert.Contains("Ghi rõ cơ quan xác minh", page.QuerySelector("#returned")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal("Trễ hẹn trả kết quả: Ghi rõ cơ quan xác minh", (await db.DossierEvents.SingleAsync(e => e.DossierId == letter.DossierId && e.Kind == DossierEventKind.LetterReturned)).Note);

        await DoneAsync(expert.PostAsync(page, $"{path}/reason", ("Reason.Words", "Chờ UBND xã Phước Hòa xác minh"), ("Reason.NewDay", "2024-08-16")));
        var again = await expert.GetAsync(path);
        Assert.Null(again.QuerySelector("#returned"));
        // That it was returned stays on its way.
        Assert.Contains("Trả lại, không ký", again.QuerySelector("[aria-labelledby=way-title]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_sign_does_not_return()
    {
        var letter = await OfAsync(db => ReasonedLetterAsync(db));
        var path = $"/apologies/{letter.Id}";
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync(path);
        Assert.Null(Form(page, "return"));

        var no = await ReadAsync(SendAsync(supervisor, page, $"{path}/return", ("version", $"{letter.Version}"), ("ReturnComment", "Sửa")));
        Assert.Contains("NĐ 30/2020 Đ13 k2", no.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_letter_is_replaced_by_one_that_is_reasoned_and_signed_and_its_unsent_mail_is_given_up()
    {
        var first = await OfAsync(db => SignedLetterAsync(db, office.Settings, "huong@example.vn"));
        var (path, expert, chairman) = ($"/apologies/{first.Id}", await office.SignInAsync("chuyenmon"), await office.SignInAsync("chutich"));
        var page = await expert.GetAsync(path);
        var answer = await expert.PostAsync(page, $"{path}/follow-up", ("kind", "Replacement"));
        await using var db = office.Database.Open();
        var next = await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.FollowsId == first.Id);
        Assert.Equal($"/apologies/{next.Id}", answer.Headers.Location!.ToString());
        Assert.Equal((FollowKind.Replacement, LetterStatus.Drafted, first.Reason), (next.FollowKind, next.Status, next.Reason));
        var twice = await ReadAsync(expert.PostAsync(page, $"{path}/follow-up", ("kind", "Correction")));
        Assert.Contains("đã có phiếu kế tiếp", twice.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"Thay thế phiếu số {first.NumberText}", (await db.DossierEvents.SingleAsync(e => e.DossierId == first.DossierId && e.Kind == DossierEventKind.LetterFollowed)).Note);

        var draft = await expert.GetAsync($"/apologies/{next.Id}");
        var later = await ReadAsync(expert.PostAsync(draft, $"/apologies/{next.Id}/reason", ("Reason.NewDay", "2024-08-19")));
        Assert.Contains("NĐ 61/2018 Đ19 k9", later.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(expert.PostAsync(draft, $"/apologies/{next.Id}/reason", ("Reason.Words", "Chờ xác minh tại UBND xã Phước Hòa")));
        Assert.Null((await db.OutgoingMessages.AsNoTracking().SingleAsync(m => m.LetterId == first.Id)).GivenUpAt);
        await DoneAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{next.Id}"), $"/apologies/{next.Id}/signature"));

        var mails = await db.OutgoingMessages.AsNoTracking().Where(m => m.LetterId == first.Id || m.LetterId == next.Id).OrderBy(m => m.Id).ToListAsync();
        Assert.Equal([Monday, null], mails.Select(m => m.GivenUpAt));
        var old = await chairman.GetAsync(path);
        var number = (await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.Id == next.Id)).NumberText!;
        Assert.Contains($"phiếu số {number}", old.QuerySelector(".dossier-head")!.TextContent, StringComparison.Ordinal);
        foreach (var act in new[] { "hand-over", "posting", "follow-up" }) Assert.Null(Form(old, act));
        Assert.Contains($"phiếu số {first.NumberText}", (await chairman.GetAsync($"/apologies/{next.Id}")).QuerySelector(".dossier-head")!.TextContent, StringComparison.Ordinal);
        // Nobody prints the old one any more.
        Assert.DoesNotContain(old.QuerySelector(".crumb a[href^='/dossiers/']")!.TextContent.Replace("Hồ sơ ", "", StringComparison.Ordinal), (await chairman.GetAsync("/apologies?show=paper")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chuyenmon")]
    [InlineData("vanphong")]
    [InlineData("phochutich")]
    public async Task Nobody_but_the_chairman_re_appoints_once_more(string userName)
    {
        var first = await OfAsync(db => SignedLetterAsync(db, office.Settings));
        var path = $"/apologies/{first.Id}";
        var officer = await office.SignInAsync(userName);
        var page = await officer.GetAsync(path);
        Assert.DoesNotContain("SecondAppointment", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        var no = await ReadAsync(officer.PostAsync(page, $"{path}/follow-up", ("kind", "SecondAppointment"), ("OverrideReason", "Vì bão")));
        Assert.Contains("không quá một lần", no.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("NĐ 61/2018 Đ19 k9", no.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.False(await db.ApologyLetters.AnyAsync(l => l.FollowsId == first.Id));
    }

    [Fact]
    public async Task The_chairman_re_appoints_once_more_with_his_reason_and_it_is_shown_as_an_infringement()
    {
        var first = await OfAsync(db => SignedLetterAsync(db, office.Settings));
        var (path, chairman) = ($"/apologies/{first.Id}", await office.SignInAsync("chutich"));
        var page = await chairman.GetAsync(path);
        Assert.Contains("Đây là vi phạm", page.QuerySelector("[aria-labelledby=follow-title]")!.TextContent, StringComparison.Ordinal);
        var without = await ReadAsync(chairman.PostAsync(page, $"{path}/follow-up", ("kind", "SecondAppointment"), ("OverrideReason", "")));
        Assert.Contains("phải ghi lý do", without.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await DoneAsync(chairman.PostAsync(page, $"{path}/follow-up", ("kind", "SecondAppointment"), ("OverrideReason", "Vì bão số 3")));

        await using var db = office.Database.Open();
        var next = await db.ApologyLetters.AsNoTracking().Include(l => l.Dossier).SingleAsync(l => l.FollowsId == first.Id);
        await DoneAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{next.Id}"), $"/apologies/{next.Id}/reason", ("Reason.NewDay", "2024-08-30")));
        await DoneAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{next.Id}"), $"/apologies/{next.Id}/signature"));
        Assert.Contains("Vi phạm", (await chairman.GetAsync($"/apologies/{next.Id}")).QuerySelector(".dossier-state")!.TextContent, StringComparison.Ordinal);
        var dossier = await chairman.GetAsync($"/dossiers/{next.Dossier!.Code}");
        Assert.Equal(2, dossier.QuerySelectorAll("[aria-labelledby=letters-title] li").Length);
        Assert.Contains("Vi phạm", dossier.QuerySelectorAll("[aria-labelledby=letters-title] li")[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("Vì bão số 3", (await chairman.GetAsync("/apologies?show=infringement")).QuerySelector(".letters")!.TextContent, StringComparison.Ordinal);
        var figures = await chairman.GetAsync("/kpi?from=2024-08-01&to=2024-08-31");
        var link = figures.QuerySelector("#ledger a[href^='/kpi/apologies/infringements']")!;
        Assert.Contains(next.Dossier.Code, (await chairman.GetAsync(link.GetAttribute("href")!)).QuerySelector("table.queue")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_was_to_follow_is_dropped_with_a_reason_a_first_one_never()
    {
        var first = await OfAsync(db => SignedLetterAsync(db, office.Settings));
        var expert = await office.SignInAsync("chuyenmon");
        await DoneAsync(expert.PostAsync(await expert.GetAsync($"/apologies/{first.Id}"), $"/apologies/{first.Id}/follow-up", ("kind", "Correction")));
        await using var db = office.Database.Open();
        var next = await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.FollowsId == first.Id);
        var page = await expert.GetAsync($"/apologies/{next.Id}");
        var without = await ReadAsync(expert.PostAsync(page, $"/apologies/{next.Id}/discard"));
        Assert.NotNull(without.QuerySelector("#DiscardReason-error"));
        await DoneAsync(expert.PostAsync(page, $"/apologies/{next.Id}/discard", ("DiscardReason", "Không cần nữa")));

        Assert.Contains("Không cần nữa", (await expert.GetAsync("/apologies?show=withdrawn")).QuerySelector(".letters")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Không cần nữa", (await expert.GetAsync($"/apologies/{next.Id}")).QuerySelector("[aria-labelledby=way-title]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(Form(await expert.GetAsync($"/apologies/{first.Id}"), "follow-up"));

        var owed = await LetterAsync(db);
        var draft = await expert.GetAsync($"/apologies/{owed.Id}");
        Assert.Null(Form(draft, "discard"));
        var no = await ReadAsync(SendAsync(expert, draft, $"/apologies/{owed.Id}/discard", ("version", $"{owed.Version}"), ("DiscardReason", "Không muốn")));
        Assert.Contains("không bỏ được", no.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_prepared_letter_tells_until_when_it_has_to_go_out_and_is_not_posted()
    {
        office.Clock.Reset(At(2024, 8, 8, 9));
        await using var db = office.Database.Open();
        var dossier = await DossierAsync(db);
        await office.RunRoundsAsync();
        office.Clock.Reset(At(2024, 8, 8, 9));
        var letter = await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.DossierId == dossier.Id);
        var chairman = await office.SignInAsync("chutich");
        var row = (await chairman.GetAsync("/apologies?show=prepared")).QuerySelectorAll(".letters tbody tr").Single(r => r.TextContent.Contains(dossier.Code, StringComparison.Ordinal));
        foreach (var words in new[] { "Gửi hôm nay", "08/08/2024", "09/08/2024" }) Assert.Contains(words, row.TextContent, StringComparison.Ordinal);

        await DoneAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{letter.Id}"), $"/apologies/{letter.Id}/reason", ("Reason.Kind", "Workload"), ("Reason.Words", "Hồ sơ nhiều"), ("Reason.NewDay", "2024-08-14")));
        await DoneAsync(chairman.PostAsync(await chairman.GetAsync($"/apologies/{letter.Id}"), $"/apologies/{letter.Id}/signature"));
        var page = await chairman.GetAsync($"/apologies/{letter.Id}");
        Assert.Null(Form(page, "posting"));
        Assert.DoesNotContain(dossier.Code, (await chairman.GetAsync("/apologies?show=posting")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var version = (await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.Id == letter.Id)).Version;
        var no = await ReadAsync(SendAsync(chairman, page, $"/apologies/{letter.Id}/posting", ("version", $"{version}")));
        Assert.Contains("chưa trễ hẹn", no.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        office.Clock.Reset(Monday);
    }

    [Fact]
    public async Task Without_an_address_or_with_a_mail_given_up_it_is_a_paper_for_the_clerk()
    {
        await using var db = office.Database.Open();
        var (paper, mailed, refused) = (await SignedLetterAsync(db, office.Settings), await SignedLetterAsync(db, office.Settings, "a@example.vn"), await SignedLetterAsync(db, office.Settings, "b@example.vn"));
        (await db.OutgoingMessages.SingleAsync(m => m.LetterId == refused.Id)).MarkRefused("Hộp thư không có", Monday);
        await db.SaveChangesAsync();
        var clerk = await office.SignInAsync("motcua");
        // What a clerk comes for.
        var papers = await ListedAsync(clerk, "/apologies");
        var sending = await ListedAsync(clerk, "/apologies?show=sending");
        Assert.True(papers.IsSupersetOf([paper.Id, refused.Id]) && !papers.Contains(mailed.Id));
        Assert.True(sending.Contains(mailed.Id) && !sending.Overlaps(papers));
        Assert.Contains("Hộp thư không có", (await clerk.GetAsync($"/apologies/{refused.Id}")).QuerySelector("[aria-labelledby=way-title]")!.TextContent, StringComparison.Ordinal);

        await DoneAsync(clerk.PostAsync(await clerk.GetAsync($"/apologies/{refused.Id}"), $"/apologies/{refused.Id}/hand-over", ("Delivery.To", "Trần Văn Bền")));
        Assert.DoesNotContain(refused.Id, await ListedAsync(clerk, "/apologies?show=paper"));
    }

    [Fact]
    public async Task The_way_of_a_letter_tells_everything()
    {
        var letter = await OfAsync(db => SignedLetterAsync(db, office.Settings, "huong@example.vn"));
        await office.RunRoundsAsync();
        var (path, supervisor, clerk) = ($"/apologies/{letter.Id}", await office.SignInAsync("vanphong"), await office.SignInAsync("motcua"));
        await DoneAsync(clerk.PostAsync(await clerk.GetAsync(path), $"{path}/hand-over", ("Delivery.To", "Trần Văn Bền")));
        await DoneAsync(supervisor.PostAsync(await supervisor.GetAsync(path), $"{path}/posting"));
        await DoneAsync(supervisor.PostAsync(await supervisor.GetAsync(path), $"{path}/take-down", ("TakeDownReason", "Người nộp đề nghị")));

        var way = (await supervisor.GetAsync(path)).QuerySelector("[aria-labelledby=way-title]")!;
        Assert.Equal(
            ["Dự thảo", "Ghi lý do", $"Ký, cho số {letter.NumberText}", "Đã gửi qua thư điện tử", "Trao tận tay", "Đăng công khai", "Gỡ khỏi trang công khai"],
            way.QuerySelectorAll(".slip-what strong").Select(s => s.TextContent));
        foreach (var words in new[] { "Trần Văn Bền", "Chờ ý kiến của cơ quan phối hợp", "Người nộp đề nghị" }) Assert.Contains(words, way.TextContent, StringComparison.Ordinal);
        // Who handed it over, and what the mail folder answered.
        await using var db = office.Database.Open();
        Assert.Contains((await ClerkAsync(db)).FullName, way.TextContent, StringComparison.Ordinal);
        Assert.Contains((await db.OutgoingMessages.SingleAsync(m => m.LetterId == letter.Id)).Answer!, way.QuerySelector(".proof")!.TextContent, StringComparison.Ordinal);
    }

    async Task<ApologyLetter> OfAsync(Func<MotCuaDb, Task<ApologyLetter>> given)
    {
        office.Clock.Reset(Monday);
        await using var db = office.Database.Open();
        return await given(db);
    }

    static async Task<HashSet<long>> ListedAsync(Visitor visitor, string path) =>
        [.. (await visitor.GetAsync(path)).QuerySelectorAll(".letters a.code").Select(a => long.Parse(a.GetAttribute("href")!.Split('/')[^1], CultureInfo.InvariantCulture))];

    static async Task DoneAsync(Task<HttpResponseMessage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);

    static async Task<IHtmlDocument> ReadAsync(Task<HttpResponseMessage> answer)
    {
        Assert.Equal(HttpStatusCode.OK, (await answer).StatusCode);
        return await Visitor.ReadAsync(await answer);
    }

    static IHtmlFormElement? Form(IHtmlDocument page, string act) => page.QuerySelectorAll<IHtmlFormElement>("form[action]").FirstOrDefault(f => f.GetAttribute("action")!.EndsWith("/" + act, StringComparison.Ordinal));

    /// <summary>As who knows the address and has no form for it.</summary>
    static Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, string path, params (string Name, string Value)[] fields) =>
        visitor.Client.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            .Append(new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!))));
}
