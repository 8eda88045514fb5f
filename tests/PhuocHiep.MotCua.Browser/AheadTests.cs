using Microsoft.Playwright;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Tests;

namespace PhuocHiep.MotCua.Browser;

/// <summary>What looks ahead, and the screen of the office.</summary>
public sealed class AheadTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task What_lies_ahead_and_the_screen_of_the_office_are_clean()
    {
        await using var db = chromium.Office.Database.Open();
        await Given.RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            LV-1,1.004873,counter,Võ Thị Sớm,2024-07-20T08:00:00+07:00,2024-07-25T17:00:00+07:00,2024-07-24T08:00:00+07:00,granted
            LV-2,2.000815,online,Trần Văn Trễ,2024-07-20T08:00:00+07:00,2024-07-21T17:00:00+07:00,2024-07-28T08:00:00+07:00,granted
            LV-3,1.004222,post,Lê Thị Quá Hạn,2024-07-10T08:00:00+07:00,2024-07-20T17:00:00+07:00,,
            """, Given.At(2024, 8, 6), history: true);
        // Forty of July took five working days of a promise of three: what was received on Monday for the same procedure will be late on Thursday.
        await Given.RegisterAsync(db, "code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome\n" + string.Join('\n', Enumerable.Range(0, 40).Select(n =>
            $"CU-{n},{Given.MaritalStatus},counter,Người Cũ,2024-07-15T08:{n:00}:00+07:00,2024-07-18T17:00:00+07:00,2024-07-22T09:00:00+07:00,granted")), Given.At(2024, 8, 1), history: true);
        await Given.DossierAsync(db, Given.At(2024, 8, 5));
        await new Db.Demonstration(db, chromium.Office.Settings, seed: 7).LoadAsync(900, Given.At(2024, 8, 6, 8));
        for (var i = 0; i < 5; i++) await new ForecastRound(db, chromium.Office.Clock).RunAsync();
        var supervisor = await chromium.EnterAsync("vanphong");
        foreach (var (path, name) in new[] { ("/kpi/fields", "fields"), ("/kpi/forecast", "forecast"), ("/kpi/custody", "custody"), ("/wall?still=true", "wall") })
        {
            await supervisor.Page.GotoAsync(path);
            await supervisor.LookAsync(name);
        }
        await supervisor.Page.GotoAsync("/kpi/forecast");
        await Assertions.Expect(supervisor.Page.Locator(".forecasts tbody tr")).Not.ToHaveCountAsync(0);
        await supervisor.Page.GotoAsync("/wall?still=true");
        await supervisor.Page.SetViewportSizeAsync(1920, 1080);
        await supervisor.Page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "screenshots", "wall-1920.png") });
        Assert.True(await supervisor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight") <= 1080);
        await supervisor.Page.SetViewportSizeAsync(1366, 768);
        Assert.True(await supervisor.Page.EvaluateAsync<int>("document.documentElement.scrollHeight") <= 768);
    }
}
