using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Tests.Paper;
using PhuocHiep.MotCua.Tests.Reports;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Báo cáo xin lỗi: the counts are the ledger's, the list names each apology and who has what is missing.</summary>
public sealed class ApologyReportTests(TestTemplate template) : IAsyncLifetime
{
    const string August = "from=2024-08-01&to=2024-08-31";

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Fact]
    public async Task Each_number_opens_its_dossiers_and_the_list_says_who_has_what_is_missing()
    {
        var (sent, drafted) = await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync($"/reports/apologies?{August}");

        Assert.Equal("3 2 1 0 1 1 2", Numbers(page.QuerySelector(".ledger tfoot tr")!));
        foreach (var link in page.QuerySelectorAll(".ledger tbody a"))
            Assert.Equal(link.TextContent.Split(' ')[0], $"{(await supervisor.GetAsync(link.GetAttribute("href")!)).QuerySelectorAll("table.queue tbody tr").Length}");
        var rows = page.QuerySelectorAll("section[aria-labelledby=lines-title] tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => string.Join(' ', cell.TextContent.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))).ToList()).ToDictionary(row => row[0]);
        Assert.Equal(["Trễ hẹn trả kết quảChờ ý kiến của cơ quan phối hợp", "09/08/2024trễ 3 ngày", "số 01/PXL-UBND, ký 12/08/2024 hẹn lại 16/08/2024", "Trao tận tay 12/08/2024 muộn", "12/08/2024"], rows[sent].Skip(2));
        Assert.Equal(["dự thảo", "Chưa. Bộ phận Một cửa: chờ ghi lý do", "chưa"], rows[drafted].Skip(4));
        Assert.Equal(["chưa có", "Chưa. Bộ phận Một cửa: chưa có dự thảo", "chưa"], rows["SO-9"].Skip(4));
    }

    [Fact]
    public async Task It_is_taken_away_as_a_workbook_and_as_a_paper_with_the_same_numbers_and_no_name()
    {
        var (sent, _) = await GivenAsync();
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync($"/reports/apologies?{August}");

        var book = await supervisor.Client.GetByteArrayAsync(Link(page, ".xlsx"));
        var paper = new Printed(await supervisor.Client.GetByteArrayAsync(Link(page, ".pdf")));

        var (counts, list) = (new ReadWorkbook(new MemoryStream(book)), new ReadWorkbook(new MemoryStream(book), sheet: 2));
        Assert.Equal(["Tổng cộng", "3", "2", "1", "0", "1", "1", "2"], counts.Texts(9));
        Assert.Equal((4, 0), (list.Rows.Count, list.Formulas));
        Assert.Equal("01/PXL-UBND", list.Rows.Single(row => row[1].Text == sent)[7].Text);
        Assert.Contains("Tổng cộng3210112", paper.Text, StringComparison.Ordinal);
        Assert.Contains("01/PXL-UBND12/08/202416/08/2024Trao tận tay 12/08/202412/08/2024", paper.Text, StringComparison.Ordinal);
        Assert.Contains("Không hồ sơ nào bị hẹn lại quá một lần trong kỳ.", paper.Text, StringComparison.Ordinal);
        Assert.Empty(paper.Outside(left: 18, right: 11, bottom: 11));
        Assert.Empty(paper.Overlapping());
        Assert.All([list.Sheet.ToString(), paper.Text], text => Assert.DoesNotContain("Hường", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_longer_than_a_page_goes_on_until_every_apology_was_shown_once()
    {
        office.Clock.Reset(Monday);
        await using (var db = office.Database.Open())
            for (var i = 0; i < 52; i++) await DossierAsync(db);
        var supervisor = await office.SignInAsync("vanphong");

        var first = await supervisor.GetAsync($"/reports/apologies?{August}");
        var second = await supervisor.GetAsync(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!.Split('#')[0]);

        var codes = new[] { first, second }.SelectMany(list => list.QuerySelectorAll("section[aria-labelledby=lines-title] .code")).Select(code => code.TextContent).ToList();
        Assert.Equal((52, 52), (codes.Count, codes.Distinct().Count()));
        Assert.Null(second.QuerySelector("a[rel=next]"));
    }

    [Fact]
    public async Task A_second_re_appointment_stands_there_as_an_infringement_with_the_chairmans_reason()
    {
        await GivenAsync();
        await using (var db = office.Database.Open())
        {
            var first = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.SignedAt != null);
            var second = first.FollowWith(FollowKind.SecondAppointment, "Bão", first.Dossier!, await ChairmanAsync(db), Monday);
            db.ApologyLetters.Add(second);
            second.GiveReason(DelayReason.ForceMajeure, "Bão", new(2024, 8, 30), "Một cửa", Papers.Calendar, await ExpertAsync(db), Monday);
            await db.SaveChangesAsync();
            await new Signing(db, office.Settings).SignAsync(second.Id, seen: null, await ChairmanAsync(db), Monday);
        }
        var supervisor = await office.SignInAsync("vanphong");

        var page = await supervisor.GetAsync($"/reports/apologies?{August}");

        Assert.Equal(["số 02/PXL-UBND, ký 12/08/2024", "Bão"], page.QuerySelectorAll("section[aria-labelledby=infringements-title] tbody td").Skip(2).Select(cell => cell.TextContent));
        Assert.Contains("Bão", new Printed(await supervisor.Client.GetByteArrayAsync(Link(page, ".pdf"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_period_that_owes_nothing_it_says_so()
    {
        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync("/reports/apologies");

        Assert.Equal("0 0 0 0 0 0 0", Numbers(page.QuerySelector(".ledger tfoot tr")!));
        Assert.Equal("Kỳ này không có hồ sơ nào phải xin lỗi.", page.QuerySelector(".empty")!.TextContent);
        Assert.Contains("Không có hồ sơ nào phải xin lỗi trong kỳ.", new Printed(await supervisor.Client.GetByteArrayAsync(Link(page, ".pdf"))).Text, StringComparison.Ordinal);
    }

    /// <summary>Monday: one late whose letter was handed over and posted, one whose draft waits, one imported that no round has seen.</summary>
    async Task<(string Sent, string Drafted)> GivenAsync()
    {
        office.Clock.Reset(Monday);
        await using var db = office.Database.Open();
        var letter = await SignedLetterAsync(db, office.Settings);
        letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == letter.Id);
        letter.HandOver("Nguyễn Thị Hường", await ExpertAsync(db), Monday);
        letter.Post(await AgencyAsync(db), await ChairmanAsync(db), Monday);
        await db.SaveChangesAsync();
        var drafted = await LetterAsync(db);
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome
            SO-9,1.004873,counter,A,2024-08-01T08:00:00+07:00,2024-08-05T17:00:00+07:00,,
            """, Monday);
        return (letter.Dossier!.Code, await db.Dossiers.Where(d => d.Id == drafted.DossierId).Select(d => d.Code).SingleAsync());
    }

    static Uri Link(IParentNode page, string ending) => new(page.QuerySelector($"a[href*='apologies{ending}']")!.GetAttribute("href")!, UriKind.Relative);

    static string Numbers(IElement row) => string.Join(' ', row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Split(' ')[0]));
}
