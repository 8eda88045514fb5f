using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>How often somebody had to come, and what the hand-over says of a fee that is owed.</summary>
public sealed class VisitTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Visits_are_counted_and_more_than_two_are_flagged()
    {
        var (clerk, dossier) = (await office.SignInAsync("motcua"), await ReceivedAsync(Given.Application()));
        var address = $"/dossiers/{dossier.Code}";
        var page = await clerk.GetAsync(address);
        Assert.Contains("1 lượt", Visits(page), StringComparison.Ordinal);

        Assert.Contains("Ghi lý do", (await Visitor.ReadAsync(await clerk.PostAsync(page, address + "/visit"))).QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => clerk.PostAsync(page, address + "/visit", ("Visit.Reason", "đến hỏi kết quả"))));
        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Redirect);
        page = await clerk.GetAsync(address);
        Assert.Contains("2 lượt", Visits(page), StringComparison.Ordinal);
        Assert.Contains("đến hỏi kết quả", Visits(page), StringComparison.Ordinal);
        Assert.DoesNotContain("quá 2 lượt", Visits(page), StringComparison.Ordinal);

        await clerk.PostAsync(page, address + "/visit", ("Visit.Reason", "đến lần nữa"));
        Assert.Contains("quá 2 lượt", Visits(await clerk.GetAsync(address)), StringComparison.Ordinal);
        await using var db = office.Database.Open();
        Assert.Equal(3, (await db.Dossiers.Include(d => d.Events).SingleAsync(d => d.Id == dossier.Id)).Visits);
    }

    [Fact]
    public async Task What_came_online_is_no_visit() =>
        Assert.Contains("0 lượt", Visits(await (await office.SignInAsync("vanphong")).GetAsync($"/dossiers/{(await ReceivedAsync(Given.Application() with { Channel = Channel.Online })).Code}")), StringComparison.Ordinal);

    [Fact]
    public async Task An_unpaid_fee_warns_at_hand_over_and_blocks_only_where_the_agency_says_so()
    {
        var clerk = await office.SignInAsync("motcua");
        var (warned, blocked) = (await ReadyAsync(), await ReadyAsync());
        var page = await clerk.GetAsync($"/dossiers/{warned.Code}");
        Assert.Contains("Chưa thu 8.000 đ", page.QuerySelector("form[action$='/hand-over']")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, $"/dossiers/{warned.Code}/hand-over")).StatusCode);

        await SetAsync(blocks: true);
        page = await clerk.GetAsync($"/dossiers/{blocked.Code}");
        var no = await Visitor.ReadAsync(await clerk.PostAsync(page, $"/dossiers/{blocked.Code}/hand-over"));
        Assert.Contains("Chưa thu lệ phí 8.000 đ", no.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await clerk.PostAsync(page, $"/dossiers/{blocked.Code}/payment", ("Payment.Method", "Cash"), ("Payment.Reference", "1"));
        page = await clerk.GetAsync($"/dossiers/{blocked.Code}");
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.PostAsync(page, $"/dossiers/{blocked.Code}/hand-over")).StatusCode);
        await SetAsync(blocks: false);
    }

    async Task SetAsync(bool blocks)
    {
        await using var db = office.Database.Open();
        (await Given.AgencyAsync(db)).UnpaidBlocksHandOver = blocks;
        await db.SaveChangesAsync();
    }

    async Task<Dossier> ReceivedAsync(Application application)
    {
        await using var db = office.Database.Open();
        return await Given.DossierAsync(db, application: application);
    }

    async Task<Dossier> ReadyAsync()
    {
        await using var db = office.Database.Open();
        var dossier = await Given.DossierAsync(db, application: Given.Application() with { FeeVnd = 8_000 });
        dossier.Complete(Outcome.Granted, null, false, null, await Given.ExpertAsync(db), office.Clock.GetCurrentInstant());
        await db.SaveChangesAsync();
        return dossier;
    }

    static string Visits(IHtmlDocument page) => page.GetElementById("visits-title")!.ParentElement!.TextContent;
}
