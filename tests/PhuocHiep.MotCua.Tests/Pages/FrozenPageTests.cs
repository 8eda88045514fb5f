using System.Net;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Số liệu đã chốt, Đối chiếu: what no longer holds is a red line that leads to where it can be seen, and mended with a reason.</summary>
public sealed class FrozenPageTests(TestTemplate template) : IAsyncLifetime
{
    const string July = "/kpi/frozen/2024-07-01/2024-07-31";

    static readonly Instant Now = At(2024, 8, 12, 9);

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task A_figure_that_no_longer_holds_is_a_red_line_until_the_period_is_frozen_again_with_a_reason()
    {
        await using var db = office.Database.Open();
        await DossierAsync(db, At(2024, 7, 29));
        await RoundsAsync(db, At(2024, 8, 1));
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            late,1.004873,counter,A,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-10T09:00:00+07:00,granted
            """, Now, history: true);
        await RoundsAsync(db, Now);
        office.Clock.Reset(Now);
        var supervisor = await office.SignInAsync("vanphong");

        var alarm = (await supervisor.GetAsync("/kpi")).QuerySelectorAll(".needs-urgent a").Single(a => a.GetAttribute("href") == "/kpi/frozen");
        Assert.Contains("kỳ đã chốt có số liệu khác khi tính lại", alarm.ParentElement!.TextContent, StringComparison.Ordinal);
        var list = await supervisor.GetAsync("/kpi/frozen");
        Assert.Equal(July, list.QuerySelectorAll("tr.differs a").Single(a => a.TextContent == "Tháng 7/2024").GetAttribute("href"));

        var page = await supervisor.GetAsync(July);
        Assert.Contains("Từ khi chốt có 1 hồ sơ của kỳ này được nhập thêm.", page.QuerySelector(".needs-urgent")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("tr.differs"), row => row.TextContent.Contains("Hồ sơ giải quyết đúng hạn", StringComparison.Ordinal) && row.TextContent.Contains("0/1", StringComparison.Ordinal));

        var refused = await Visitor.ReadAsync(await supervisor.PostAsync(page, July, ("Reason", " ")));
        Assert.Contains("Ghi rõ lý do chốt lại.", refused.QuerySelector("#Reason-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await supervisor.PostAsync(page, July, ("Reason", "Nhập sổ cũ của tháng 7"))).StatusCode);
        page = await supervisor.GetAsync(July);
        Assert.Empty(page.QuerySelectorAll("tr.differs"));
        var times = page.QuerySelectorAll(".sent > li");
        Assert.Equal(2, times.Length);
        Assert.Contains("Nhập sổ cũ của tháng 7", times[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Hồ sơ giải quyết đúng hạn: 0/0 → 0/1", times[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Hệ thống, khi kỳ kết thúc", times[1].TextContent, StringComparison.Ordinal);
        foreach (var nothing in new[] { "/kpi/frozen/2024-07-02/2024-07-31", "/kpi/frozen/a/b" })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri(nothing, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task What_does_not_agree_is_listed_with_its_dossier_and_what_agrees_again_stays_on_record()
    {
        await using var db = office.Database.Open();
        var dossier = await DossierAsync(db);
        await RoundsAsync(db, Now);
        office.Clock.Reset(Now);
        var supervisor = await office.SignInAsync("vanphong");
        Assert.Contains("Không có chỗ nào không khớp", (await supervisor.GetAsync("/kpi/differences")).Body!.TextContent, StringComparison.Ordinal);

        await office.Database.ExecuteAsync("alter table dossiers disable trigger user; update dossiers set due_at = due_at + interval '1 day'; alter table dossiers enable trigger user");
        await RoundsAsync(db, Now + Duration.FromDays(1));
        Assert.Contains((await supervisor.GetAsync("/kpi")).QuerySelectorAll(".needs-urgent a"), a => a.GetAttribute("href") == "/kpi/differences");
        var row = (await supervisor.GetAsync("/kpi/differences")).QuerySelector("tr.differs")!;
        Assert.Equal($"/dossiers/{dossier.Code}", row.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal(["Ngày hẹn trả", Friday.Text(), (Friday + Duration.FromDays(1)).Text()], row.QuerySelectorAll("td").Skip(1).Take(3).Select(cell => cell.TextContent.Trim()));

        await office.Database.ExecuteAsync("alter table dossiers disable trigger user; update dossiers set due_at = due_at - interval '1 day'; alter table dossiers enable trigger user");
        await RoundsAsync(db, Now + Duration.FromDays(2));
        var page = await supervisor.GetAsync("/kpi/differences");
        Assert.Empty(page.QuerySelectorAll("tr.differs"));
        Assert.Contains(dossier.Code, page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    static async Task RoundsAsync(MotCuaDb db, Instant now)
    {
        while (await new FiguresRound(db, new FakeClock(now)).RunAsync() > 0) { }
        for (var pass = 0; pass < 4; pass++) await new ReconcileRound(db, new FakeClock(now + Duration.FromMinutes(pass))).RunAsync();
    }
}
