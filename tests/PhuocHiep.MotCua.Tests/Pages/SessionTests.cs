using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Db;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>A session that ends while a form is filled in: nothing lost, nothing done that nobody asked for, nobody else sees it.</summary>
public sealed class SessionTests(Office office) : IClassFixture<Office>
{
    const string Intake = "/dossiers/new";

    [Fact]
    public async Task What_was_typed_comes_back_after_signing_in_again()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync($"{Intake}?procedure={Given.MaritalStatus}");
        await EndSessionAsync("motcua");
        (string, string?)[] typed = [("ApplicantName", "Ngô Thị Giữ & <b>"), ("BirthOn", "15/3/1990"), ("Address", "Thôn “Đại Lễ”"), ("Papers[0].IsTicked", "true"), ("Papers[1].Copies", "3"), ("act", "enter")];
        var asked = await clerk.PostAsync(form, Intake, typed);
        Assert.Equal(HttpStatusCode.Unauthorized, asked.StatusCode);
        var page = await Visitor.ReadAsync(asked);
        Assert.Contains("Phiên làm việc đã hết", page.QuerySelector(".message")!.TextContent, StringComparison.Ordinal);
        // Sealed: neither in the page nor in an address.
        Assert.DoesNotContain("Ngô", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // A wrong password first.
        page = await Visitor.ReadAsync(await clerk.PostAsync(page, "/sign-in", ("UserName", "motcua"), ("Password", "không phải")));
        var signedIn = await SignInAsync(clerk, page, "motcua");
        Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        Assert.Contains("no-store", signedIn.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var resume = await Visitor.ReadAsync(signedIn);
        Assert.Equal("Phiên làm việc đã hết", resume.QuerySelector("h1")!.TextContent);
        Assert.Equal("back", resume.QuerySelector<IHtmlButtonElement>("main button[autofocus]")!.Value);

        var again = await Visitor.ReadAsync(await clerk.PostAsync(resume, Intake, ("act", "back")));
        Assert.Equal(["Ngô Thị Giữ & <b>", "15/3/1990", "Thôn “Đại Lễ”", "3"], new[] { "ApplicantName", "BirthOn", "Address", "Papers[1].Copies" }.Select(name => again.QuerySelector<IHtmlInputElement>($"[name='{name}']")!.Value));
        Assert.True(again.QuerySelector<IHtmlInputElement>("[name='Papers[0].IsTicked'][type=checkbox]")!.IsChecked);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(again, Intake)).StatusCode);
        await using var db = office.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.ApplicantName == "Ngô Thị Giữ & <b>"));
    }

    [Fact]
    public async Task Any_other_form_is_sent_again_with_one_key()
    {
        string address;
        await using (var db = office.Database.Open())
            address = $"/dossiers/{(await Given.DossierAsync(db, application: Given.Application() with { ApplicantName = "Tạ Thị Rút", IdentityNumber = null, Phone = null })).Code}";
        var clerk = await office.SignInAsync("motcua");
        var page = await clerk.GetAsync(address);
        await EndSessionAsync("motcua");
        var asked = await Visitor.ReadAsync(await clerk.PostAsync(page, address + "/withdrawal", ("Withdrawal.Reason", "Không còn nhu cầu")));
        var resume = await Visitor.ReadAsync(await SignInAsync(clerk, asked, "motcua"));
        Assert.DoesNotContain("nhu cầu", resume.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(resume, address + "/withdrawal")).StatusCode);
        await using var after = office.Database.Open();
        Assert.NotNull(await after.Dossiers.Where(d => d.ApplicantName == "Tạ Thị Rút").Select(d => d.DroppedAt).SingleAsync());
    }

    [Fact]
    public async Task Whoever_else_signs_in_gets_nothing_of_it()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync($"{Intake}?procedure={Given.MaritalStatus}");
        await EndSessionAsync("motcua");
        var asked = await Visitor.ReadAsync(await clerk.PostAsync(form, Intake, ("ApplicantName", "Tô Thị Kín")));
        var other = await SignInAsync(clerk, asked, "vanphong");
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (other.StatusCode, other.Headers.Location!.ToString()));
        var page = await clerk.GetAsync("/kpi");
        Assert.Contains("do người khác mở", page.QuerySelector(".message-no")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Kín", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // The clerk's form, still open in the browser of which the other is now the officer.
        var dropped = await clerk.PostAsync(form, Intake, ("ApplicantName", "Tô Thị Kín"));
        Assert.Equal((HttpStatusCode.Redirect, "/sign-in"), (dropped.StatusCode, dropped.Headers.Location!.ToString()));
        Assert.Contains("do người khác mở", (await clerk.GetAsync("/kpi")).QuerySelector(".message-no")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_token_is_of_an_earlier_session_is_offered_again_to_its_officer()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync($"{Intake}?procedure={Given.MaritalStatus}");
        // The same officer at another browser: its cookies do not fit the token.
        var elsewhere = await office.SignInAsync("motcua");
        var resume = await Visitor.ReadAsync(await elsewhere.PostAsync(form, Intake, ("ApplicantName", "Âu Thị Hai")));
        Assert.Equal("Phiên làm việc đã hết", resume.QuerySelector("h1")!.TextContent);
        var again = await Visitor.ReadAsync(await elsewhere.PostAsync(resume, Intake, ("act", "back")));
        Assert.Equal("Âu Thị Hai", again.QuerySelector<IHtmlInputElement>("[name=ApplicantName]")!.Value);
    }

    [Fact]
    public async Task A_form_that_this_site_did_not_give_out_is_not_kept()
    {
        var stranger = office.Citizen();
        var answer = await stranger.Client.PostAsync(new Uri(Intake, UriKind.Relative), new FormUrlEncodedContent([new("ApplicantName", "Kẻ Lạ"), new("__Officer", "motcua")]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var clerk = await office.SignInAsync("motcua");
        var forged = await clerk.Client.PostAsync(new Uri(Intake, UriKind.Relative), new FormUrlEncodedContent([new("ApplicantName", "Kẻ Lạ")]));
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    [Fact]
    public async Task What_lay_too_long_is_dropped_with_a_word()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync($"{Intake}?procedure={Given.MaritalStatus}");
        await EndSessionAsync("motcua");
        var asked = await Visitor.ReadAsync(await clerk.PostAsync(form, Intake, ("ApplicantName", "Ông Văn Lâu")));
        office.Clock.Advance(Duration.FromMinutes(31));
        Assert.Equal(HttpStatusCode.Redirect, (await SignInAsync(clerk, asked, "motcua")).StatusCode);
        Assert.Contains("để quá lâu", (await clerk.GetAsync("/dossiers")).QuerySelector(".message-no")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_with_a_password_in_it_is_never_kept()
    {
        var clerk = await office.SignInAsync("motcua");
        var form = await clerk.GetAsync("/password");
        Assert.Empty(form.QuerySelectorAll("form[action='/password'] [name=__Officer]"));
        await EndSessionAsync("motcua");
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(form, "/password", ("Current", "bí mật"))).StatusCode);
    }

    static Task<HttpResponseMessage> SignInAsync(Visitor visitor, IHtmlDocument page, string userName) =>
        visitor.PostAsync(page, "/sign-in", ("UserName", userName), ("Password", FirstOfficers.DemonstrationPassword));

    /// <summary>As when the hours are over, or an administrator ends it: the cookie is believed no more.</summary>
    async Task EndSessionAsync(string userName)
    {
        await using var db = office.Database.Open();
        await db.Users.Where(o => o.UserName == userName).ExecuteUpdateAsync(o => o.SetProperty(x => x.SecurityStamp, Guid.NewGuid().ToString("N")));
    }
}
