using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>The queue over HTTP, without scripts.</summary>
public sealed class QueueTests(Office office) : IClassFixture<Office>
{
    /// <summary>Cư trú, seven working days.</summary>
    const string Residence = "1.004222";

    static readonly string[] Heaps = ["overdue", "today", "due-soon", "open", "waiting", "ready"];

    static readonly string?[] Holders = [null, "chuyenmon", "tuphap", "vanhoa", "vanphong"];

    /// <summary>Monday 12/8/2024, 10:00.</summary>
    static readonly Instant Now = At(2024, 8, 12, 10);

    [Fact]
    public async Task Every_count_is_its_list_whoever_asks_for_whatever_of_whomever()
    {
        await using var db = office.Database.Open();
        await FillAsync(db);
        office.Clock.Reset(Now);
        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Procedure).Include(d => d.Holder).ToListAsync();

        foreach (var (userName, people) in new[] { ("motcua", new[] { "unit", "none", "all" }), ("chuyenmon", ["mine", "unit", "none", "all"]), ("vanphong", ["mine", "unit", "none", "all"]) })
        {
            var visitor = await office.SignInAsync(userName);
            var me = await OfficerAsync(db, userName);
            foreach (var whose in people)
            {
                foreach (var heap in Heaps)
                {
                    foreach (var (narrow, keeps) in Narrowings((await ExpertAsync(db)).Id))
                    {
                        var expected = dossiers.Where(d => IsIn(heap, d) && IsOf(whose, me, d) && keeps(d)).Select(d => d.Code).Order().ToList();
                        var address = $"/dossiers?show={heap}&whose={whose}{narrow}";
                        var page = await visitor.GetAsync(address);
                        Assert.Equal((address, expected.Count, expected.Count), (address, CountOf(page, "Lọc hồ sơ"), CountOf(page, "Hồ sơ của ai")));
                        Assert.Equal(expected, (await WalkAsync(visitor, address)).Order());
                    }
                }
            }
        }
        // The set is varied: every heap of everybody holds something, and of the expert's own.
        Assert.All(Heaps, heap => Assert.Contains(dossiers, d => IsIn(heap, d) && d.Holder?.UserName == "chuyenmon"));
    }

    [Fact]
    public async Task Pages_go_by_key_over_ties_forwards_and_backwards_and_nothing_shifts()
    {
        await using var db = office.Database.Open();
        var expert = await OfficerAsync(db, "vanhoa");
        var clerk = await ClerkAsync(db);
        // All due in the same instant, and a number of them completed in the same.
        var day = At(2024, 10, 1, 8);
        for (var i = 0; i < 120; i++) (await DossierAsync(db, day)).Assign(expert, null, clerk, day);
        await db.SaveChangesAsync();
        office.Clock.Reset(At(2024, 10, 1, 9));
        var visitor = await office.SignInAsync("vanhoa");
        const string Mine = "/dossiers?show=open&whose=mine&channel=Counter";

        var all = await WalkAsync(visitor, Mine);
        Assert.True(all.Count >= 120);
        Assert.Equal(all.Count, all.Distinct().Count());
        var (pages, address) = (new List<List<string>>(), (string?)Mine);
        string? last = null;
        for (; address is not null; address = Link(await visitor.GetAsync(address), "next"))
        {
            last = address;
            pages.Add(Codes(await visitor.GetAsync(address)));
        }
        // Back again, page by page.
        foreach (var page in Enumerable.Reverse(pages).Skip(1))
        {
            last = Link(await visitor.GetAsync(last!), "prev");
            Assert.Equal(page, Codes(await visitor.GetAsync(last!)));
        }
        Assert.Null(Link(await visitor.GetAsync(last!), "prev"));

        // Between two pages the first row of the list is done: the next page still begins where this one ended.
        var first = await visitor.GetAsync(Mine);
        (await db.Dossiers.SingleAsync(d => d.Code == Codes(first)[0])).Complete(Outcome.Granted, null, false, null, expert, At(2024, 10, 1, 9));
        await db.SaveChangesAsync();
        Assert.Equal(pages[1], Codes(await visitor.GetAsync(Link(first, "next")!)));
        foreach (var nonsense in new[] { "x", "1-", "99999999999999999999-1", "-1-5" }) Assert.Equal(50, Codes(await visitor.GetAsync(Mine + "&after=" + nonsense)).Count);
    }

    [Fact]
    public async Task An_officer_sees_first_what_he_holds_and_the_counter_everything()
    {
        await using var db = office.Database.Open();
        var clerk = await ClerkAsync(db);
        var dossier = await DossierAsync(db, At(2024, 8, 12, 8));
        office.Clock.Reset(Now);
        foreach (var userName in new[] { "motcua", "vanphong" }) Assert.Equal("Tất cả", Chosen(await (await office.SignInAsync(userName)).GetAsync("/dossiers"), "Hồ sơ của ai"));
        var visitor = await office.SignInAsync("tuphap");
        dossier.Assign(await OfficerAsync(db, "tuphap"), null, clerk, At(2024, 8, 12, 8, 30));
        await db.SaveChangesAsync();
        Assert.Equal("Của tôi", Chosen(await visitor.GetAsync("/dossiers"), "Hồ sơ của ai"));
        Assert.Contains(dossier.Code, Codes(await visitor.GetAsync("/dossiers")));
    }

    [Fact]
    public async Task Many_pass_at_once_and_what_the_law_refuses_is_told()
    {
        await using var db = office.Database.Open();
        var (clerk, expert, other) = (await ClerkAsync(db), await ExpertAsync(db), await OfficerAsync(db, "tuphap"));
        var agency = await AgencyAsync(db);
        var calendar = await db.CalendarAsync(agency);
        office.Clock.Reset(At(2024, 9, 10, 10));
        var morning = At(2024, 9, 10, 8);
        var given = new List<Dossier>();
        for (var i = 0; i < 6; i++) given.Add(await DossierAsync(db, morning, Application(Residence)));
        var (fresh, held, waiting, his, completed, changed) = (given[0], given[1], given[2], given[3], given[4], given[5]);
        foreach (var dossier in new[] { held, waiting, completed, changed }) dossier.Assign(expert, null, clerk, morning);
        his.Assign(other, null, clerk, morning);
        waiting.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản chính", "Bản sao mờ", null, calendar, expert, morning);
        await db.SaveChangesAsync();

        var visitor = await office.SignInAsync("motcua");
        var page = await visitor.GetAsync("/dossiers?show=open&whose=all&procedure=" + Residence);
        var picks = await PicksAsync(given);
        // While the page stood open, one was completed, and another passed on.
        completed.Complete(Outcome.Granted, null, false, null, expert, At(2024, 9, 10, 9));
        changed.Assign(other, "Trùng lịch", clerk, At(2024, 9, 10, 9));
        await db.SaveChangesAsync();
        var forged = (await PicksAsync([completed]))[0];
        var sent = await SendAsync(visitor, page, [.. picks.Where((_, i) => i != 4), forged], other.Id, "Công chức nghỉ phép");
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);

        var list = await visitor.GetAsync(sent.Headers.Location!.ToString());
        var (told, paper) = (list.QuerySelector(".kept")!.TextContent, list.QuerySelector("article.paper")!.TextContent);
        foreach (var dossier in new[] { his, completed, changed }) Assert.Contains(dossier.Code, told, StringComparison.Ordinal);
        Assert.Contains("đang giữ hồ sơ này", told, StringComparison.Ordinal);
        Assert.Contains("NĐ 61/2018", told, StringComparison.Ordinal);
        Assert.Contains("Người khác vừa thay đổi", told, StringComparison.Ordinal);
        foreach (var dossier in new[] { fresh, held, waiting }) Assert.Contains(dossier.Code, paper, StringComparison.Ordinal);
        foreach (var words in new[] { clerk.FullName, other.FullName, "10 giờ 00 phút", "Công chức nghỉ phép", $"Từ {expert.FullName}", "Mới tiếp nhận", "03, gồm" }) Assert.Contains(words, paper, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Client.GetAsync(new Uri("/dossiers/holder/999999", UriKind.Relative))).StatusCode);

        await using var after = office.Database.Open();
        var now = await after.Dossiers.AsNoTracking().Include(d => d.Events).Where(d => given.Select(g => g.Id).Contains(d.Id)).ToDictionaryAsync(d => d.Id);
        Assert.Equal((DossierStatus.InProcess, DossierStatus.InProcess, DossierStatus.AwaitingSupplement), (now[fresh.Id].Status, now[held.Id].Status, now[waiting.Id].Status));
        foreach (var dossier in new[] { fresh, held, waiting })
        {
            Assert.Equal(other.Id, now[dossier.Id].HolderId);
            var line = now[dossier.Id].Events.OrderBy(e => e.Id).Last();
            Assert.Equal((DossierEventKind.Assigned, clerk.Id, At(2024, 9, 10, 10)), (line.Kind, line.OfficerId!.Value, line.At));
            Assert.Contains("Công chức nghỉ phép", line.Note, StringComparison.Ordinal);
            Assert.Equal(dossier.DueAt, now[dossier.Id].DueAt);
        }
        Assert.Equal(expert.Id, now[completed.Id].HolderId);

        // The same page sent again changes nothing and says why of each.
        var again = await Visitor.ReadAsync(await SendAsync(visitor, page, [picks[0], picks[1]], other.Id, "Công chức nghỉ phép"));
        Assert.Contains(fresh.Code, again.QuerySelector(".error-summary")!.TextContent, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => office.Database.ExecuteAsync("update bundles set reason = 'khác'"));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => office.Database.ExecuteAsync("delete from bundles"));
    }

    [Fact]
    public async Task An_officer_gives_away_only_what_he_holds()
    {
        await using var db = office.Database.Open();
        var (clerk, expert, other) = (await ClerkAsync(db), await ExpertAsync(db), await OfficerAsync(db, "tuphap"));
        office.Clock.Reset(At(2024, 9, 17, 10));
        var morning = At(2024, 9, 17, 8);
        var (mine, others) = (await DossierAsync(db, morning), await DossierAsync(db, morning));
        mine.Assign(expert, null, clerk, morning);
        others.Assign(other, null, clerk, morning);
        await db.SaveChangesAsync();

        var visitor = await office.SignInAsync("chuyenmon");
        var page = await visitor.GetAsync("/dossiers?show=open&whose=unit");
        var picks = await PicksAsync([mine, others]);
        Assert.NotNull(page.QuerySelector($"input[name='HandOn.Picks'][value='{picks[0]}']"));
        Assert.Null(page.QuerySelector($"input[name='HandOn.Picks'][value='{picks[1]}']"));

        // Nothing chosen, nobody named, no reason: said beside the fields, and what was typed stays.
        var empty = await Visitor.ReadAsync(await visitor.PostAsync(page, "/dossiers/holder", ("HandOn.Reason", " ")));
        Assert.Equal(3, empty.QuerySelectorAll(".error-summary li").Length);
        var half = await Visitor.ReadAsync(await visitor.PostAsync(page, "/dossiers/holder", ("HandOn.Picks", picks[0]), ("HandOn.Reason", "Đi học")));
        Assert.Equal("Đi học", half.QuerySelector<IHtmlInputElement>("#HandOn_Reason")!.Value);
        Assert.True(half.QuerySelector<IHtmlInputElement>($"input[name='HandOn.Picks'][value='{picks[0]}']")!.IsChecked);

        var sent = await SendAsync(visitor, page, picks, (await OfficerAsync(db, "vanhoa")).Id, "Đi học");
        var told = (await visitor.GetAsync(sent.Headers.Location!.ToString())).QuerySelector(".kept")!.TextContent;
        Assert.Contains(others.Code, told, StringComparison.Ordinal);
        Assert.DoesNotContain(mine.Code, told, StringComparison.Ordinal);
        await using var after = office.Database.Open();
        Assert.Equal(other.Id, (await after.Dossiers.SingleAsync(d => d.Id == others.Id)).HolderId);
        Assert.Equal("GET /dossiers", $"GET {(await visitor.Client.GetAsync(new Uri("/dossiers/holder", UriKind.Relative))).Headers.Location}");
    }

    [Fact]
    public async Task All_on_the_page_without_scripts_and_two_at_once_lose_nothing()
    {
        await using var db = office.Database.Open();
        office.Clock.Reset(At(2024, 9, 24, 10));
        var given = new List<Dossier>();
        for (var i = 0; i < 30; i++) given.Add(await DossierAsync(db, At(2024, 9, 24, 8), Application("2.001035")));
        const string Address = "/dossiers?show=open&whose=all&procedure=2.001035";
        var (clerk, supervisor) = (await office.SignInAsync("motcua"), await office.SignInAsync("vanphong"));
        var (one, two) = (await clerk.GetAsync(Address), await supervisor.GetAsync(Address));
        Assert.Equal(30, one.QuerySelectorAll("input[name='HandOn.OnPage']").Length);
        var (expert, other) = (await ExpertAsync(db), await OfficerAsync(db, "tuphap"));

        var answers = await Task.WhenAll(SendAllAsync(clerk, one, expert.Id), SendAllAsync(supervisor, two, other.Id));

        await using var after = office.Database.Open();
        var now = await after.Dossiers.AsNoTracking().Include(d => d.Events).Where(d => given.Select(g => g.Id).Contains(d.Id)).ToListAsync();
        Assert.All(now, d => Assert.Single(d.Events, e => e.Kind == DossierEventKind.Assigned));
        var bundles = await after.Bundles.Where(b => b.At == At(2024, 9, 24, 10)).ToListAsync();
        Assert.Equal(given.Select(d => d.Id).Order(), bundles.SelectMany(b => b.Passed).Select(p => p.DossierId).Order());
        // Whoever came second is told of each that she did not get, on the list or, where she got none, on the page.
        var kept = bundles.Sum(b => b.Kept.Count);
        foreach (var answer in answers.Where(a => a.StatusCode == HttpStatusCode.OK)) kept += (await Visitor.ReadAsync(answer)).QuerySelectorAll(".error-summary li").Length;
        Assert.Equal(30, kept);

        static Task<HttpResponseMessage> SendAllAsync(Visitor visitor, IHtmlDocument page, int to) =>
            SendAsync(visitor, page, page.QuerySelectorAll("input[name='HandOn.OnPage']").Select(i => i.GetAttribute("value")!), to, "Chia việc", all: true);
    }

    [Fact]
    public async Task Search_stays_within_the_list_where_asked()
    {
        await using var db = office.Database.Open();
        var clerk = await ClerkAsync(db);
        office.Clock.Reset(At(2024, 10, 8, 10));
        var apply = Application() with { ApplicantName = "Đặng Thị Tìm Kiếm" };
        var (open, done) = (await DossierAsync(db, At(2024, 10, 8, 8), apply), await DossierAsync(db, At(2024, 10, 8, 8), apply with { RequestKey = Guid.NewGuid() }));
        done.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 10, 8, 9));
        await db.SaveChangesAsync();
        var visitor = await office.SignInAsync("motcua");
        var page = await visitor.GetAsync("/dossiers?show=open&whose=none&field=H%E1%BB%99+t%E1%BB%8Bch");
        Assert.Equal(2, Codes(await Visitor.ReadAsync(await visitor.PostAsync(page, "/dossiers/search", ("q", "dang thi TIM kiem")))).Count);
        var within = await Visitor.ReadAsync(await visitor.PostAsync(page, "/dossiers/search", ("q", "dang thi TIM kiem"), ("within", "true")));
        Assert.Equal([open.Code], Codes(within));
        Assert.True(within.QuerySelector<IHtmlInputElement>("input[name=within]")!.IsChecked);
        Assert.Contains("field=", within.QuerySelector("main > p > a")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_writes_the_unit_down()
    {
        await using var db = office.Database.Open();
        var officer = await OfficerAsync(db, "phochutich");
        var administrator = await office.SignInAsync("quantri");
        var page = await administrator.GetAsync($"/staff/{officer.Id}");
        Assert.Equal(HttpStatusCode.Redirect, (await administrator.Client.PostAsync(new Uri($"/staff/{officer.Id}", UriKind.Relative), new FormUrlEncodedContent(
            page.QuerySelectorAll<IHtmlInputElement>("main form input").Where(i => i.Type is not ("checkbox" or "radio") || i.IsChecked).Where(i => i.Name != "Unit").Select(i => KeyValuePair.Create(i.Name!, i.Value)).Append(new("Unit", "  Lãnh đạo  ủy ban ")))))
            .StatusCode);
        Assert.Equal("Lãnh đạo ủy ban", (await OfficerAsync(db, "phochutich")).Unit);
        Assert.Contains("Lãnh đạo ủy ban", (await administrator.GetAsync("/staff")).Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>Of each holder: overdue, due today, tomorrow and later, asking elsewhere, waiting in time and late, ready, fetched, withdrawn; of two fields and two channels.</summary>
    static async Task FillAsync(MotCuaDb db)
    {
        var agency = await AgencyAsync(db);
        var (calendar, clerk) = (await db.CalendarAsync(agency), await ClerkAsync(db));
        var turn = 0;
        foreach (var userName in Holders)
        {
            var holder = userName is null ? null : await OfficerAsync(db, userName);
            foreach (var receivedAt in new[] { At(2024, 8, 5), At(2024, 8, 7), At(2024, 8, 8), At(2024, 8, 9), At(2024, 8, 12) })
            {
                foreach (var procedure in new[] { MaritalStatus, Residence })
                    await GivenAsync(receivedAt, procedure, _ => { });
            }
            await GivenAsync(At(2024, 8, 8), Residence, d => d.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản chính", "Bản sao mờ", null, calendar, clerk, At(2024, 8, 9)));
            await GivenAsync(At(2024, 8, 5), MaritalStatus, d => d.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Bản chính", "Bản sao mờ", null, calendar, clerk, At(2024, 8, 8, 9)));
            if (holder is not null) await GivenAsync(At(2024, 8, 7), MaritalStatus, d => d.AskOpinion("Công an xã", "Nơi cư trú", new(2024, 8, 20), holder, At(2024, 8, 9)));
            await GivenAsync(At(2024, 8, 7), Residence, d => d.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 8, 9)));
            await GivenAsync(At(2024, 8, 5), MaritalStatus, d => d.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 8, 9)));
            await GivenAsync(At(2024, 8, 7), MaritalStatus, d =>
            {
                d.Complete(Outcome.Granted, null, false, null, clerk, At(2024, 8, 9));
                d.HandOver("Nguyễn Thị Hường", clerk, At(2024, 8, 9));
            });
            await GivenAsync(At(2024, 8, 7), MaritalStatus, d => d.Withdraw("Không còn nhu cầu", clerk, At(2024, 8, 8)));

            async Task GivenAsync(Instant receivedAt, string procedure, Action<Dossier> then)
            {
                var dossier = await DossierAsync(db, receivedAt, Application(procedure) with { Channel = turn++ % 3 == 0 ? Channel.Online : Channel.Counter });
                if (holder is not null) dossier.Assign(holder, null, clerk, receivedAt);
                then(dossier);
            }
        }
        await db.SaveChangesAsync();
    }

    static IEnumerable<(string, Func<Dossier, bool>)> Narrowings(int expert) =>
    [
        ("", _ => true),
        ("&field=H%E1%BB%99+t%E1%BB%8Bch&channel=Online", d => d.Procedure!.Field == "Hộ tịch" && d.Channel == Channel.Online),
        ("&procedure=" + Residence, d => d.Procedure!.Code == Residence),
        ($"&holder={expert}", d => d.HolderId == expert),
    ];

    static bool IsIn(string heap, Dossier d)
    {
        var runs = d.IsOpen && d.ClockStoppedAt is null;
        var tomorrow = Now.VietnamDay().PlusDays(1).Start();
        return heap switch
        {
            "overdue" => runs && d.IsLate(Now),
            "today" => runs && !d.IsLate(Now) && d.DueAt.VietnamDay() == Now.VietnamDay(),
            "due-soon" => runs && d.IsDueSoon(Now) && d.DueAt >= tomorrow,
            "waiting" => d.Status is DossierStatus.AwaitingSupplement or DossierStatus.Suspended,
            "ready" => d.Status == DossierStatus.Completed && d.ResultErrorAt is null,
            "wrong" => d.ResultErrorAt is not null,
            _ => d.IsOpen,
        };
    }

    static bool IsOf(string whose, Officer me, Dossier d) => whose switch
    {
        "mine" => d.HolderId == me.Id,
        "unit" => d.Holder?.Unit == me.Unit,
        "none" => d.HolderId is null,
        _ => true,
    };

    static async Task<List<string>> WalkAsync(Visitor visitor, string? address)
    {
        var codes = new List<string>();
        while (address is not null)
        {
            var page = await visitor.GetAsync(address);
            codes.AddRange(Codes(page));
            address = Link(page, "next");
        }
        return codes;
    }

    async Task<List<string>> PicksAsync(IReadOnlyList<Dossier> dossiers)
    {
        await using var db = office.Database.Open();
        var versions = await db.Dossiers.Where(d => dossiers.Select(g => g.Id).Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Version);
        return [.. dossiers.Select(d => $"{d.Id}-{versions[d.Id]}")];
    }

    /// <summary>The form as a browser sends it: one field for each tick.</summary>
    static Task<HttpResponseMessage> SendAsync(Visitor visitor, IHtmlDocument page, IEnumerable<string> picks, int to, string reason, bool all = false)
    {
        var fields = page.QuerySelectorAll("#hand-on input[type=hidden]").Where(i => i.GetAttribute("name") != "HandOn.OnPage").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? "")).ToList();
        fields.AddRange(picks.Select(pick => KeyValuePair.Create(all ? "HandOn.OnPage" : "HandOn.Picks", pick)));
        if (all) fields.Add(new("HandOn.All", "true"));
        fields.Add(new("HandOn.Officer", to.ToString(VietnamTime.Culture)));
        fields.Add(new("HandOn.Reason", reason));
        return visitor.Client.PostAsync(new Uri("/dossiers/holder", UriKind.Relative), new FormUrlEncodedContent(fields));
    }

    static List<string> Codes(IHtmlDocument page) => [.. page.QuerySelectorAll("table.dossiers tbody .code").Select(cell => cell.TextContent.Trim())];

    static string? Link(IHtmlDocument page, string rel) => page.QuerySelector($".pager a[rel={rel}]")?.GetAttribute("href");

    static IElement ChosenIn(IHtmlDocument page, string nav) => page.QuerySelector($"nav[aria-label='{nav}'] [aria-current]")!;

    static string Chosen(IHtmlDocument page, string nav) => ChosenIn(page, nav).FirstChild!.TextContent.Trim();

    static int CountOf(IHtmlDocument page, string nav) => int.Parse(ChosenIn(page, nav).QuerySelector(".chip-count")!.TextContent, VietnamTime.Culture);
}
