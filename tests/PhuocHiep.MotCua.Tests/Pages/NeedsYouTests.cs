using System.Net;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>What waits for whom, where he looks first; and whether all is well, for the machine that watches.</summary>
public sealed class NeedsYouTests(TestTemplate template) : IAsyncLifetime
{
    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task The_supervisor_sees_a_stopped_worker_in_red_words_and_a_calm_line_once_it_runs()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var before = (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!;
        Assert.Contains("Chưa có lượt quét tự động nào chạy.", before.QuerySelector(".needs-urgent")!.TextContent, StringComparison.Ordinal);

        await GivenAsync(db => DossierAsync(db));
        await office.RunRoundsAsync();

        var after = (await supervisor.GetAsync("/kpi")).QuerySelector(".needs")!;
        Assert.Empty(after.QuerySelectorAll(".needs-urgent"));
        Assert.Contains("Đã quét lúc 09 giờ 00: 1 hồ sơ đang giải quyết, soạn hoặc rút 0 phiếu xin lỗi. Gửi thư lúc 09 giờ 00: 0 tin.", after.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_number_is_the_number_of_its_list_and_what_is_prepared_has_a_line_of_its_own()
    {
        await GivenAsync(async db =>
        {
            await SignedLetterAsync(db, office.Settings);
            await DossierAsync(db, At(2024, 8, 6, 10));
            await DossierAsync(db, At(2024, 8, 8));
            var done = await DossierAsync(db, At(2024, 8, 8));
            await new ApologyRound(db, office.Clock).RunAsync(Monday);
            // Prepared, and ready in time after all: withdrawn, and counted nowhere.
            (await db.Dossiers.SingleAsync(d => d.Id == done.Id)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), Monday);
            await db.SaveChangesAsync();
            await new ApologyRound(db, office.Clock).RunAsync(Monday);
        });
        office.Clock.Reset(Monday);
        await office.RunRoundsAsync();
        var supervisor = await office.SignInAsync("vanphong");

        var lines = (await supervisor.GetAsync("/kpi")).QuerySelectorAll(".needs-list a").ToList();

        Assert.Equal(
            [
                "3 hồ sơ đang nhắc bạn", "2 hồ sơ đang quá hạn", "1 phiếu chờ ghi lý do", "1 dự thảo chuẩn bị cho hồ sơ sắp đến hạn", "1 phiếu đã ký chờ gửi hoặc trao", "1 phiếu chờ đăng công khai",
                "20 buổi trực thiếu người trong 10 ngày làm việc tới",
            ], lines.Select(a => a.TextContent));
        foreach (var line in lines.Where(a => a.GetAttribute("href")!.Contains("show=", StringComparison.Ordinal)))
        {
            var list = await supervisor.GetAsync(line.GetAttribute("href")!);
            Assert.Equal(line.TextContent.Split(' ')[0], list.QuerySelectorAll(".chip[aria-current=true] .chip-count")[^1].TextContent.Trim());
        }
    }

    [Fact]
    public async Task An_officer_is_told_on_top_of_his_queue_until_it_is_done()
    {
        var dossier = await GivenAsync(async db =>
        {
            var own = await DossierAsync(db);
            own.Assign(await db.Users.SingleAsync(o => o.UserName == "chuyenmon"), null, await ClerkAsync(db), Tuesday);
            await db.SaveChangesAsync();
            return own;
        });
        var expert = await office.SignInAsync("chuyenmon");
        Assert.Null((await expert.GetAsync("/dossiers")).QuerySelector(".reminders"));

        office.Clock.Reset(At(2024, 8, 8, 7));
        await office.RunRoundsAsync();
        var told = (await expert.GetAsync("/dossiers")).QuerySelector(".reminders")!;
        Assert.Equal("1 hồ sơ cần bạn", told.QuerySelector("h2")!.TextContent);
        Assert.Equal($"/dossiers/{dossier.Code}", told.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("Sắp đến hạn, hẹn trả 17 giờ 00, 09/08/2024", told.TextContent, StringComparison.Ordinal);
        Assert.Null((await (await office.SignInAsync("tuphap")).GetAsync("/dossiers")).QuerySelector(".reminders"));

        await GivenAsync(async db =>
        {
            (await db.Dossiers.SingleAsync(d => d.Id == dossier.Id)).Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 8, 8));
            await db.SaveChangesAsync();
            return 0;
        });
        Assert.Null((await expert.GetAsync("/dossiers")).QuerySelector(".reminders"));
    }

    [Fact]
    public async Task The_machine_that_watches_reads_the_word_and_a_line_for_each_alarm()
    {
        Assert.Equal((HttpStatusCode.OK, "Degraded\nWorkerStopped: Chưa có lượt quét tự động nào chạy."), await ReadyAsync());

        await office.RunRoundsAsync();
        Assert.Equal((HttpStatusCode.OK, "Healthy"), await ReadyAsync());

        await GivenAsync(async db =>
        {
            db.OutgoingMessages.Add(OutgoingMessage.Notice((await AgencyAsync(db)).Id, "nguoi.dan@b.example", "Tin", "Nội dung", "x.example", Tuesday - Duration.FromHours(1)));
            return await db.SaveChangesAsync();
        });
        Assert.Equal((HttpStatusCode.OK, "Degraded\nUnsent: 1 thư điện tử chưa gửi được quá một giờ."), await ReadyAsync());

        await office.Database.ExecuteAsync("alter table heartbeats rename to elsewhere");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy\nThe database was not migrated to this version."), await ReadyAsync());
    }

    [Fact]
    public async Task The_page_of_the_rounds_tells_when_each_was_last_by()
    {
        await office.RunRoundsAsync();
        office.Clock.AdvanceMinutes(10);

        var page = await (await office.SignInAsync("quantri")).GetAsync("/kpi/rounds");

        Assert.Equal(
            [
                "Nhắc việc, đôn đốc|09 giờ 00, 06/08/2024|0|0|5 phút một lần|Đều",
                "Soạn phiếu xin lỗi|09 giờ 00, 06/08/2024|0|0|5 phút một lần|Đều",
                "Nhắn người dân khi trễ hẹn|09 giờ 00, 06/08/2024|0|0|5 phút một lần|Đều",
                "Gửi thư, tin nhắn|09 giờ 00, 06/08/2024|0|0|mỗi phút|Im lặng",
                "Cộng, chốt số liệu|09 giờ 00, 06/08/2024|0|0|5 phút một lần|Đều",
                "Niêm phong hằng đêm|09 giờ 00, 06/08/2024|1|0|15 phút một lần|Đều",
                "Cộng thời gian, dự báo trễ hạn|09 giờ 00, 06/08/2024|0|0|15 phút một lần|Đều",
                "Đối chiếu số liệu với diễn biến hồ sơ|09 giờ 00, 06/08/2024|0|0|15 phút một lần|Đều",
                "Lập bộ hồ sơ kiểm tra|09 giờ 00, 06/08/2024|0|0|5 phút một lần|Đều",
                "Tin tổng hợp đầu ngày|09 giờ 00, 06/08/2024|0|0|15 phút một lần|Đều",
            ], page.QuerySelectorAll("tbody tr").Select(row => string.Join('|', row.QuerySelectorAll("td").Select(cell => cell.TextContent))));
    }

    [Fact]
    public async Task The_administrator_says_who_heads_the_desk_and_where_an_officer_is_reached()
    {
        var id = await GivenAsync(async db => (await OfficerAsync(db, "chuyenmon")).Id);
        var administrator = await office.SignInAsync("quantri");
        var form = await administrator.GetAsync($"/staff/{id}");

        var wrong = await Visitor.ReadAsync(await administrator.PostAsync(form, $"/staff/{id}", ("Email", "khong phai dia chi")));
        Assert.Contains("Địa chỉ thư điện tử cần có dạng ten@noi.vn.", wrong.Body!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Redirect, (await administrator.PostAsync(form, $"/staff/{id}", ("Email", "chuyenmon@phuochiep.example"), ("HeadsDesk", "true"))).StatusCode);

        var after = await GivenAsync(db => OfficerAsync(db, "chuyenmon"));
        Assert.Equal(("chuyenmon@phuochiep.example", true), (after.Email, after.HeadsDesk));
        Assert.Contains("phụ trách Một cửa", (await administrator.GetAsync("/staff")).Body!.TextContent, StringComparison.Ordinal);
    }

    async Task<(HttpStatusCode Status, string Body)> ReadyAsync()
    {
        var answer = await office.Citizen().Client.GetAsync(new Uri("/healthz/ready", UriKind.Relative));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<T> GivenAsync<T>(Func<MotCuaDb, Task<T>> act)
    {
        await using var db = office.Database.Open();
        return await act(db);
    }

    async Task GivenAsync(Func<MotCuaDb, Task> act)
    {
        await using var db = office.Database.Open();
        await act(db);
    }
}
