using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Forecasts;
using PhuocHiep.MotCua.Tests.Forecasts;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

public sealed class ForecastPageTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_page_names_who_will_be_late_and_why_and_refuses_a_precision_that_was_not_measured()
    {
        await using var db = office.Database.Open();
        await ForecastRoundTests.PastAsync(db);
        var dossier = await ForecastRoundTests.HeldAsync(db, At(2024, 8, 5));
        await office.RunRoundsAsync();
        await db.ForecastWeeks.ExecuteDeleteAsync();
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/kpi/forecast");

        var row = page.QuerySelectorAll(".forecasts tbody tr").Single();
        Assert.Equal(["70 %", dossier.Code, "còn 2 ngày làm việc; 7 trong 10 hồ sơ cùng thủ tục đến mức này mất hơn 2 ngày nữa"],
            new[] { "Khả năng trễ", "Mã hồ sơ", "Vì sao" }.Select(label => row.QuerySelector($"[data-label='{label}']")!.TextContent.Trim()));
        Assert.Equal("Chưa có tuần nào để đo, nên chưa biết dự báo đúng được bao nhiêu.", page.QuerySelector("#record-title + p")!.TextContent);

        // Each desk leads to what lies on it.
        var desks = page.QuerySelectorAll("table.stacked tbody tr");
        Assert.NotEmpty(desks);
        foreach (var desk in desks)
            Assert.Equal(desk.QuerySelector("[data-label='Tất cả']")!.TextContent.Trim(), $"{(await supervisor.GetAsync(desk.QuerySelector("th a")!.GetAttribute("href")!)).QuerySelectorAll("table.dossiers tbody tr").Length}");

        db.ForecastWeeks.Add(new ForecastWeek { AgencyId = dossier.AgencyId, On = new(2024, 7, 29), Judged = 90, Late = 29, Said = 31, Right = 24, RuleSaid = 60, RuleRight = 25, Told = 90, SquaredError = 9, JudgedAt = At(2024, 8, 5) });
        await db.SaveChangesAsync();
        var section = (await supervisor.GetAsync("/kpi/forecast")).QuerySelector("[aria-labelledby=record-title]")!.TextContent;
        Assert.Contains("Đo trên 1 tuần đã qua, từ 29/07/2024 đến 04/08/2024: 90 hồ sơ đến hạn, 29 hồ sơ trễ.", section);
        Assert.Contains("Báo 31 hồ sơ sẽ trễ thì 24 trễ thật: báo đúng 77 %.", section);
        Assert.Contains("Trong 29 hồ sơ trễ đã báo trước 24 (83 %), bỏ sót 5.", section);
        Assert.Contains("nếu báo mọi hồ sơ đã quá nửa thời hạn thì báo 60, đúng 25 (42 %); bỏ sót 4.", section);
        Assert.Contains("Điểm Brier 0,100", section);
    }

    [Fact]
    public async Task Of_few_warnings_and_few_late_ones_no_share_is_told()
    {
        await using var db = office.Database.Open();
        var dossier = await ForecastRoundTests.HeldAsync(db, At(2024, 8, 5));
        db.ForecastWeeks.Add(new ForecastWeek { AgencyId = dossier.AgencyId, On = new(2024, 7, 29), Judged = 40, Late = 4, Said = 9, Right = 3, RuleSaid = 20, RuleRight = 4, Told = 40, SquaredError = 4, JudgedAt = At(2024, 8, 5) });
        await db.SaveChangesAsync();

        var section = (await (await office.SignInAsync("vanphong")).GetAsync("/kpi/forecast")).QuerySelector("[aria-labelledby=record-title]")!.TextContent;

        Assert.Contains("Báo 9 hồ sơ sẽ trễ thì 3 trễ thật; chưa đủ số liệu để nói tỷ lệ báo đúng (cần ít nhất 10 hồ sơ được báo).", section);
        Assert.Contains("Trong 4 hồ sơ trễ đã báo trước 3, bỏ sót 1; chưa đủ số liệu để nói tỷ lệ báo trước (cần ít nhất 10 hồ sơ trễ).", section);
    }

    [Fact]
    public async Task The_page_of_the_days_splits_them_among_who_held_them()
    {
        await using var db = office.Database.Open();
        // With the counter for half an hour, then with the officer until the next morning, 08:30.
        var held = await ForecastRoundTests.HeldAsync(db, At(2024, 8, 5, 7));
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == held.Id);
        dossier.Complete(MotCua.Dossiers.Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 6, 8, 30));
        await db.SaveChangesAsync();
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/kpi/custody?period=month");

        Assert.Contains("Công chức giải quyết 94,7 %, Bộ phận Một cửa 5,3 %", page.Body!.TextContent);
        var all = page.QuerySelector("[aria-labelledby=fields-title] tbody tr")!;
        Assert.Equal(["1,1", "0,0", "0,1", "0,0", "0,0", "1,2", "1"], all.QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(2, all.QuerySelectorAll(".bar-part").Length);
    }
}
