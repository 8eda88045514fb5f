using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Công khai xin lỗi: masked, for a time, for people and not for searchers.</summary>
public sealed class PostedTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        office.Clock.Reset(Monday);
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task What_is_posted_is_masked_and_expires_by_itself()
    {
        await using var db = office.Database.Open();
        var letter = await SignedLetterAsync(db, office.Settings, "huong@example.vn");
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        await db.SaveChangesAsync();
        var wall = await office.Citizen().GetAsync("/apologies/posted");
        Assert.Contains("N. T. H.", wall.Body!.TextContent, StringComparison.Ordinal);
        foreach (var secret in new[] { "Hường", "0905123456", "052190000123", "huong@example.vn", "hôn nhân", letter.Reason! })
            Assert.DoesNotContain(secret, wall.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);

        office.Clock.Reset(letter.PostedUntil!.Value.End());
        Assert.Single((await office.Citizen().GetAsync("/apologies/posted")).QuerySelectorAll(".posted"));
        office.Clock.Reset(letter.PostedUntil.Value.PlusDays(1).Start());
        Assert.Empty((await office.Citizen().GetAsync("/apologies/posted")).QuerySelectorAll(".posted"));
    }

    [Fact]
    public async Task A_procedure_that_gives_nobody_away_is_named()
    {
        await using var db = office.Database.Open();
        await db.Database.ExecuteSqlRawAsync("update procedures set sensitive = false");
        var letter = await SignedLetterAsync(db, office.Settings);
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        await db.SaveChangesAsync();

        Assert.Contains("hôn nhân", (await office.Citizen().GetAsync("/apologies/posted")).QuerySelector(".posted")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Taken_down_with_a_reason_it_is_gone_from_the_wall()
    {
        await using var db = office.Database.Open();
        var letter = await SignedLetterAsync(db, office.Settings);
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        await db.SaveChangesAsync();
        var (path, supervisor) = ($"/apologies/{letter.Id}", await office.SignInAsync("vanphong"));
        var page = await supervisor.GetAsync(path);
        var without = await Visitor.ReadAsync(await supervisor.PostAsync(page, $"{path}/take-down", ("TakeDownReason", " ")));
        Assert.Contains("Ghi rõ lý do gỡ", without.QuerySelector("#TakeDownReason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await office.Citizen().GetAsync("/apologies/posted")).QuerySelectorAll(".posted"));

        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(page, $"{path}/take-down", ("TakeDownReason", "Người nộp đề nghị"))).StatusCode);
        Assert.Empty((await office.Citizen().GetAsync("/apologies/posted")).QuerySelectorAll(".posted"));
        var line = await db.DossierEvents.SingleAsync(e => e.Kind == MotCua.Dossiers.DossierEventKind.LetterTakenDown);
        Assert.Equal($"Phiếu số {letter.NumberText}: Người nộp đề nghị", line.Note);
        Assert.DoesNotContain("take-down", (await supervisor.GetAsync(path)).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_a_letter_and_its_replacement_are_both_posted_the_later_speaks()
    {
        await using var db = office.Database.Open();
        var first = await SignedLetterAsync(db, office.Settings);
        var (agency, chairman) = (await AgencyAsync(db), await ChairmanAsync(db));
        first.Post(agency, chairman, Monday);
        var next = first.FollowWith(FollowKind.Replacement, null, await db.Dossiers.SingleAsync(), chairman, Monday);
        db.ApologyLetters.Add(next);
        next.GiveReason(DelayReason.Workload, "Hồ sơ nhiều", new(2024, 8, 16), "Một cửa", await Agencies.AgencyCalendar.CalendarAsync(db, agency), chairman, Monday);
        await db.SaveChangesAsync();
        await new Signing(db, office.Settings).SignAsync(next.Id, seen: null, chairman, Monday);
        next.Post(agency, chairman, Monday);
        await db.SaveChangesAsync();

        var wall = await office.Citizen().GetAsync("/apologies/posted");
        Assert.Contains(next.NumberText!, Assert.Single(wall.QuerySelectorAll(".posted")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searchers_are_told_to_leave_it_alone()
    {
        var citizen = office.Citizen();
        var answer = await citizen.Client.GetAsync(new Uri("/apologies/posted", UriKind.Relative));
        Assert.Equal("noindex, nofollow", answer.Headers.GetValues("X-Robots-Tag").Single());
        Assert.Equal("noindex, nofollow", (await Visitor.ReadAsync(answer)).QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        var robots = await citizen.Client.GetAsync(new Uri("/robots.txt", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, robots.StatusCode);
        Assert.Contains("Disallow: /apologies/", await robots.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
