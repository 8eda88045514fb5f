using System.Net;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Supplements;
using PhuocHiep.MotCua.Tests.Paper;
using PhuocHiep.MotCua.Tests.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Đánh giá: counted by hand, and each figure opening the dossiers that it was told from.</summary>
public sealed class RatingTests(TestTemplate template) : IAsyncLifetime
{
    const string August = "from=2024-08-01&to=2024-08-31";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Each_indicator_is_the_mean_of_its_dossiers_and_says_why_where_it_is_not_measured()
    {
        await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync($"/reports/ratings?{August}");

        // Early, on the day, late; asked of another body; asked for a supplement by oversight and in vain once; from an earlier register, in time.
        var unit = page.QuerySelectorAll("section[aria-labelledby=unit-title] tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim().Split(' ')[0]))).ToList();
        Assert.Equal(["6 9 1,5", "4 5 1,3", "5 8 1,6", "5 9 1,8", "– 1 1,0", "6 12 2,0", "– – –", "– – –", "– 0 0,0"], unit);
        Assert.Contains("9,2/14 điểm đo được (thang 18)", page.QuerySelector("section[aria-labelledby=unit-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("chưa xác định: từ “khá” đến “tốt”", page.QuerySelector("section[aria-labelledby=unit-title]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Không đo: chưa có nguồn phản ánh, kiến nghị về cán bộ.", page.QuerySelector("section[aria-labelledby=unit-title]")!.TextContent, StringComparison.Ordinal);
        var officer = page.QuerySelector("section[aria-labelledby=officers-title] tbody tr")!;
        Assert.Equal("5 1,4 1,3 1,6 1,8 – 6,1", string.Join(' ', officer.QuerySelectorAll("td.number").Select(cell => cell.TextContent.Trim().Split(' ')[0].Split("trên")[0])));
        Assert.Equal("hoàn thành 100 % nhiệm vụ", officer.QuerySelector("td:last-child")!.TextContent);
        Assert.Contains("6 hồ sơ có kết quả trong kỳ, trong đó 1 hồ sơ không giao công chức nào", page.QuerySelector(".form-name")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_figure_opens_its_dossiers_and_these_by_their_points()
    {
        await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports/ratings?{August}");

        var links = page.QuerySelectorAll("table.figures a");
        Assert.Equal(5 + 4, links.Length);
        foreach (var link in links)
        {
            var list = await supervisor.GetAsync(link.GetAttribute("href")!);
            var counts = list.QuerySelectorAll("nav[aria-label=Điểm] .chip-count").Select(chip => int.Parse(chip.TextContent, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            Assert.Equal((counts[0], counts[0]), (counts.Skip(1).Sum(), list.QuerySelectorAll("table.queue tbody tr").Length));
            var mean = (2m * counts[1] + counts[2]) / counts[0];
            Assert.StartsWith(Math.Round(mean, 1, MidpointRounding.AwayFromZero).ToString("0.0", VietnamTime.Culture), link.TextContent, StringComparison.Ordinal);
            foreach (var chip in list.QuerySelectorAll("nav[aria-label=Điểm] a"))
                Assert.Equal(chip.QuerySelector(".chip-count")!.TextContent, $"{(await supervisor.GetAsync(chip.GetAttribute("href")!)).QuerySelectorAll("table.queue tbody tr").Length}");
        }
        foreach (var nothing in new[] { "/reports/ratings/5", "/reports/ratings/7", "/reports/ratings/10", $"/reports/ratings/1?{August}&points=3", $"/reports/ratings/1?{August}&officer=999" })
            Assert.Equal(HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri(nothing, UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task It_is_taken_away_as_a_workbook_and_as_a_paper_with_the_same_points()
    {
        await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports/ratings?{August}");

        var book = await supervisor.Client.GetByteArrayAsync(new Uri(page.QuerySelector("a[href*='ratings.xlsx']")!.GetAttribute("href")!, UriKind.Relative));
        var paper = new Printed(await supervisor.Client.GetByteArrayAsync(new Uri(page.QuerySelector("a[href*='ratings.pdf']")!.GetAttribute("href")!, UriKind.Relative)));

        var (unit, officers) = (new ReadWorkbook(new MemoryStream(book)), new ReadWorkbook(new MemoryStream(book), sheet: 2));
        Assert.Equal(["1.5", "1.3", "1.6", "1.8", "1", "2", "", "", "0", "9.2"], Enumerable.Range(6, 10).Select(row => unit.Rows[row][4].Text.Replace(".0", "", StringComparison.Ordinal)));
        Assert.Equal((0, "6.1"), (officers.Formulas, officers.Rows[6][8].Text));
        Assert.Contains("9,2/14 điểm đo được (thang 18)", paper.Text, StringComparison.Ordinal);
        Assert.Contains("51,41,31,61,8–6,18/10hoàn thành 100 % nhiệm vụ", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 18, right: 11, bottom: 11));
        Assert.Empty(paper.Overlapping());
    }

    [Fact]
    public async Task Where_nothing_was_settled_nothing_is_rated()
    {
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync("/reports/ratings");

        Assert.Equal("Quý vừa hết", page.QuerySelector(".period .chip[aria-current]")!.TextContent);
        Assert.Contains("mức: không phát sinh", page.QuerySelector("section[aria-labelledby=unit-title] p")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Không công chức nào có hồ sơ có kết quả trong kỳ.", page.QuerySelector(".empty")!.TextContent);
    }

    /// <summary>Six results of August; what comes in on Tuesday is due on Friday 09/8.</summary>
    async Task GivenAsync()
    {
        office.Clock.Reset(At(2024, 8, 30));
        await using var db = office.Database.Open();
        var (expert, calendar) = (await ExpertAsync(db), await db.CalendarAsync(await AgencyAsync(db)));
        async Task Settle(int day, Action<Dossier>? before = null, Action<Dossier>? after = null)
        {
            var id = (await DossierAsync(db)).Id;
            var dossier = await db.Dossiers.Include(d => d.Supplements).Include(d => d.Suspensions).Include(d => d.OwedApologies).Include(d => d.Opinions).Include(d => d.Procedure).SingleAsync(d => d.Id == id);
            dossier.Assign(expert, null, expert, Tuesday);
            before?.Invoke(dossier);
            dossier.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, day, 16));
            after?.Invoke(dossier);
            await db.SaveChangesAsync();
        }
        await Settle(8, after: d => d.HandOver(d.ApplicantName, expert, At(2024, 8, 9)));
        await Settle(9);
        await Settle(12);
        await Settle(9, d =>
        {
            d.AskOpinion("Công an xã", "Cư trú", new(2024, 8, 8), expert, At(2024, 8, 7));
            d.TakeOpinion("Đúng", expert, At(2024, 8, 8));
            // The applicant's own fault counts for nobody.
            d.RequestSupplement(SupplementStage.Appraisal, SupplementFault.Applicant, "Ảnh", "Mờ", null, calendar, expert, At(2024, 8, 8, 9));
            d.CompleteSupplement(true, calendar, expert, At(2024, 8, 8, 10));
        });
        await Settle(12, d =>
        {
            d.Visit("Hỏi kết quả", expert, At(2024, 8, 7));
            d.RequestSupplement(SupplementStage.Intake, SupplementFault.IntakeOversight, "Bản sao", "Sót", null, calendar, expert, At(2024, 8, 7, 9));
            d.CompleteSupplement(true, calendar, expert, At(2024, 8, 8, 10));
        });
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            SO-1,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-06T17:00:00+07:00,2024-08-05T08:00:00+07:00,granted
            """, Monday);
    }
}
