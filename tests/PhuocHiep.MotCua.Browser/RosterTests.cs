using Microsoft.Playwright;
using PhuocHiep.MotCua.Tests;
using static Microsoft.Playwright.Assertions;

namespace PhuocHiep.MotCua.Browser;

/// <summary>The roster: seen, set and printed.</summary>
public sealed class RosterTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_week_of_the_counter()
    {
        await using var db = chromium.Office.Database.Open();
        var (clerk, expert) = (await Given.ClerkAsync(db), await Given.ExpertAsync(db));
        var supervisor = await chromium.EnterAsync("vanphong");
        await supervisor.Page.GotoAsync("/staff/roster");
        await supervisor.LookAsync("roster-empty");
        await supervisor.Page.GetByRole(AriaRole.Link, new() { Name = "Xếp lịch tuần này" }).ClickAsync();
        for (var i = 0; i < 8; i++)
        {
            await supervisor.Page.SelectOptionAsync($"[name='Turns[{i}].First']", $"{clerk.Id}");
            if (i != 3) await supervisor.Page.SelectOptionAsync($"[name='Turns[{i}].Backup']", $"{expert.Id}");
        }
        await supervisor.LookAsync("roster-set");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi lịch trực" }).ClickAsync();
        await supervisor.Page.GotoAsync("/staff/roster?week=2024-08-12");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Lặp lại lịch tuần trước" }).ClickAsync();
        await Expect(supervisor.Page.Locator(".message")).ToContainTextAsync("8 buổi");
        await supervisor.Page.GotoAsync("/staff/roster");
        await supervisor.Page.GetByText("Ghi người vắng", new() { Exact = true }).First.ClickAsync();
        await supervisor.Page.SelectOptionAsync("#Absence_Officer", $"{clerk.Id}");
        await supervisor.Page.FillAsync("#Absence_From", "2024-08-08");
        await supervisor.Page.FillAsync("#Absence_Reason", "nghỉ phép");
        await supervisor.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi người vắng" }).ClickAsync();
        await Expect(supervisor.Page.Locator(".turn-away")).ToHaveCountAsync(2);
        await supervisor.LookAsync("roster");
        await supervisor.Page.GotoAsync("/kpi");
        await Expect(supervisor.Page.Locator(".needs")).ToContainTextAsync("buổi trực thiếu người");
        await supervisor.Page.GotoAsync("/staff/roster?week=2024-09-02");
        await supervisor.LookAsync("roster-holiday");

        var other = await chromium.EnterAsync("motcua");
        await other.Page.GotoAsync("/staff/roster");
        await other.LookAsync("roster-clerk");
        await other.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await other.LookAsync("roster-print");
    }
}
