using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Seals;
using static PhuocHiep.MotCua.Tests.Given;
using static PhuocHiep.MotCua.Tests.Seals.SealedOffice;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The nights on the supervisor's page, a difference as a red line, and the day's message as the witness outside.</summary>
public sealed class SealPageTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    public async ValueTask InitializeAsync()
    {
        await office.InitializeAsync();
        await LiveAsync(office.Database);
        office.Clock.Reset(At(2024, 8, 15, 7, 5));
    }

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Every_night_is_told_with_its_hash_in_groups()
    {
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/kpi/seals");

        await using var db = office.Database.Open();
        var nights = await db.DaySeals.OrderByDescending(s => s.Ordinal).ToListAsync();
        Assert.Equal(nights.Select(s => s.Hash.Groups()), page.QuerySelectorAll("table.seals .seal-hash").Select(c => c.TextContent));
        Assert.Matches("^([0-9A-F]{4} ){15}[0-9A-F]{4}$", nights[0].Hash.Groups());
        Assert.Equal(["Khớp", "Khớp", "Khớp"], page.QuerySelectorAll("table.seals td:last-child").Select(c => c.TextContent.Trim()));
        Assert.Contains("Không có chỗ nào không khớp", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dossier_says_to_the_supervisor_that_it_matches_or_what_does_not()
    {
        var supervisor = await office.SignInAsync("vanphong");
        Assert.Contains("Niêm phong: khớp, đêm 14/08/2024.", (await supervisor.GetAsync($"/dossiers/{Code}")).Body!.TextContent, StringComparison.Ordinal);
        await using (var db = office.Database.Open())
            Assert.Contains("Niêm phong: chưa", (await supervisor.GetAsync($"/dossiers/{(await DossierAsync(db, At(2024, 8, 15))).Code}")).Body!.TextContent, StringComparison.Ordinal);

        await TamperAsync(office.Database, "update dossiers set completed_at = timestamptz '2024-08-09 10:00+07' where id = 1");

        var broken = (await supervisor.GetAsync($"/dossiers/{Code}")).QuerySelector(".seal-broken")!.TextContent;
        Assert.Contains("Ngày có kết quả đổi từ 10 giờ 00, 14/08/2024 thành 10 giờ 00, 09/08/2024", broken, StringComparison.Ordinal);
        var clerk = await office.SignInAsync("motcua");
        Assert.DoesNotContain("Niêm phong", (await clerk.GetAsync($"/dossiers/{Code}")).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_match_is_a_red_line_until_she_has_written_what_it_was()
    {
        await TamperAsync(office.Database, "delete from payments");
        await SealAsync(office.Database, Night(15));
        office.Clock.Reset(Night(15));
        var supervisor = await office.SignInAsync("vanphong");
        Assert.Contains((await supervisor.GetAsync("/kpi")).QuerySelectorAll(".needs-urgent"), line => line.TextContent.Contains($"không khớp niêm phong: Hồ sơ {Code}", StringComparison.Ordinal));
        var page = await supervisor.GetAsync("/kpi/seals");
        var address = page.QuerySelector(".seal-broken form")!.GetAttribute("action")!;
        Assert.Contains(page.QuerySelectorAll(".seal-broken"), broken => broken.TextContent.Contains("Không còn lần thu, hoàn lệ phí số 1", StringComparison.Ordinal));

        var empty = await Visitor.ReadAsync(await supervisor.PostAsync(page, address, ("review", " ")));
        Assert.Contains("Ghi rõ đã xem xét thế nào", empty.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        for (var left = page.QuerySelectorAll(".seal-broken form").Length; left > 0; left--)
        {
            page = await supervisor.GetAsync("/kpi/seals");
            Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(page, page.QuerySelector(".seal-broken form")!.GetAttribute("action")!, ("review", "Xóa khi dọn dữ liệu thử"))).StatusCode);
        }

        page = await supervisor.GetAsync("/kpi/seals");
        Assert.Empty(page.QuerySelectorAll(".seal-broken"));
        Assert.Contains("Xóa khi dọn dữ liệu thử", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await supervisor.GetAsync("/kpi")).QuerySelectorAll(".needs-urgent"), line => line.TextContent.Contains("niêm phong", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_supervisors_message_of_the_day_carries_the_newest_night_out_of_the_database()
    {
        await office.Database.ExecuteAsync("update officers set email = user_name || '@phuochiep.example' where user_name = 'vanphong'");

        await office.RunRoundsAsync();

        await using var db = office.Database.Open();
        var body = (await db.OutgoingMessages.SingleAsync(m => m.MessageId.StartsWith("digest-"))).Body;
        var last = await db.DaySeals.OrderByDescending(s => s.Ordinal).FirstAsync();
        Assert.Contains($"Niêm phong đêm 14/08/2024, số 3, 1 hồ sơ:\n{last.Hash.Groups()}\n", body, StringComparison.Ordinal);
    }
}
