using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Posting many letters from the list, over HTTP.</summary>
public sealed class PostingQueueTests(TestTemplate template) : IAsyncLifetime
{
    const string Queue = "/apologies?show=posting";
    const string Post = "/apologies/postings";

    readonly Office office = new(template);

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        office.Clock.Reset(Monday);
        await using var db = office.Database.Open();
        for (var i = 0; i < 4; i++) await SignedLetterAsync(db, office.Settings);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Those_ticked_are_posted_each_by_itself_and_what_cannot_be_is_said_with_its_reason()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync(Queue);
        var picks = page.QuerySelectorAll("input[type=checkbox][name=Picks]").Select(pick => pick.GetAttribute("value")!).ToList();
        Assert.Equal(4, picks.Count);
        await using var db = office.Database.Open();
        var (changed, id) = (long.Parse(picks[1].Split('-')[0], null), long.Parse(picks[0].Split('-')[0], null));
        await db.Database.ExecuteSqlAsync($"update apology_letters set place = place where id = {changed}");

        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(page, Post, [.. picks.Take(3).Select(pick => ("Picks", (string?)pick))])).StatusCode);

        var after = await supervisor.GetAsync(Queue);
        Assert.Equal("Đã đăng công khai 2 phiếu, tên người nộp được che.", after.QuerySelector(".message[role=status]")!.TextContent);
        Assert.Contains("người khác vừa sửa, hãy đọc lại", after.QuerySelector(".message[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await db.ApologyLetters.CountAsync(l => l.PublishedAt != null));
        Assert.Equal(2, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.LetterPosted));
        Assert.NotNull((await db.ApologyLetters.AsNoTracking().SingleAsync(l => l.Id == id)).PublishedAt);
    }

    [Fact]
    public async Task All_of_the_page_are_posted_with_one_button_and_a_second_click_posts_nothing_again()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync(Queue);
        (string, string?)[] all = [("All", "true"), .. page.QuerySelectorAll("input[name=OnPage]").Select(pick => ("OnPage", pick.GetAttribute("value")))];
        await supervisor.PostAsync(page, Post, all);
        await supervisor.PostAsync(page, Post, all);

        Assert.Equal("4 phiếu đã được đăng trước đó.", (await supervisor.GetAsync(Queue)).QuerySelector(".message[role=status]")!.TextContent);
        await using var db = office.Database.Open();
        Assert.Equal(4, await db.DossierEvents.CountAsync(e => e.Kind == DossierEventKind.LetterPosted));
    }

    [Fact]
    public async Task Nothing_ticked_posts_nothing_and_says_so()
    {
        var supervisor = await office.SignInAsync("vanphong");
        await supervisor.PostAsync(await supervisor.GetAsync(Queue), Post);

        Assert.Contains("Chưa chọn phiếu nào để đăng.", (await supervisor.GetAsync(Queue)).QuerySelector(".message[role=alert]")!.TextContent, StringComparison.Ordinal);
    }
}
