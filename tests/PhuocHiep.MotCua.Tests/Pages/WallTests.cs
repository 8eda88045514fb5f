using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

public sealed class WallTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        await office.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task The_screen_shows_counts_against_the_target_and_nothing_of_anybody()
    {
        // On Monday 12/8: one late since Friday with its letter, one in time and not fetched, two of today.
        await using var db = office.Database.Open();
        await LetterAsync(db);
        var inTime = await DossierAsync(db);
        inTime = await db.Dossiers.SingleAsync(d => d.Id == inTime.Id);
        inTime.Complete(Outcome.Granted, "1/XN", false, null, await ExpertAsync(db), At(2024, 8, 9, 10));
        await db.SaveChangesAsync();
        await DossierAsync(db, Monday);
        await DossierAsync(db, Monday + Duration.FromMinutes(5));
        office.Clock.Reset(At(2024, 8, 12, 9, 5));
        var visitor = await office.SignInAsync("motcua");

        var page = await visitor.GetAsync("/wall");

        Assert.Equal(["Tiếp nhận hôm nay 2", "Đến hạn hôm nay 0", "Đang quá hạn 1", "Kết quả chờ người dân nhận 1", "Phiếu xin lỗi còn nợ 1"],
            page.QuerySelectorAll(".wall-count").Select(c => $"{c.QuerySelector("dt")!.TextContent} {c.QuerySelector("dd")!.TextContent}"));
        Assert.Equal(["Đúng hạn tháng 8 100,0 %", "Đúng hạn năm 2024 100,0 %"], page.QuerySelectorAll(".wall-rate").Select(c => $"{c.QuerySelector("dt")!.TextContent} {c.QuerySelector(".wall-value")!.TextContent}"));
        Assert.Contains("chỉ tiêu 100 %, 1/1 hồ sơ", page.QuerySelector(".wall-aim")!.TextContent);
        Assert.Equal("Số liệu lúc 09 giờ 05, ngày 12/08/2024", page.QuerySelector(".wall-time")!.TextContent);
        var text = page.DocumentElement.OuterHtml;
        foreach (var dossier in await db.Dossiers.AsNoTracking().ToListAsync())
        {
            Assert.DoesNotContain(dossier.Code, text);
            Assert.DoesNotContain(dossier.ApplicantName, text);
        }
    }

    [Fact]
    public async Task The_screen_loads_itself_again_without_a_script_unless_somebody_stops_it()
    {
        var visitor = await office.SignInAsync("vanphong");
        var moving = await visitor.Client.GetAsync(new Uri("/wall", UriKind.Relative));
        var still = await visitor.Client.GetAsync(new Uri("/wall?still=true", UriKind.Relative));

        Assert.Equal("60", moving.Headers.GetValues("Refresh").Single());
        Assert.False(still.Headers.Contains("Refresh"));
        Assert.DoesNotContain("<script", await moving.Content.ReadAsStringAsync());
    }
}
