using Microsoft.EntityFrameworkCore;
using NodaTime.Testing;
using PhuocHiep.MotCua.Apologies;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Pages;

/// <summary>Sổ xin lỗi on the supervisor's page: each number opens its dossiers.</summary>
public sealed class LedgerPageTests(Office office) : IClassFixture<Office>
{
    [Fact]
    public async Task Every_number_that_is_not_nought_opens_a_list_of_as_many_dossiers()
    {
        await using var db = office.Database.Open();
        for (var i = 0; i < 3; i++) await SignedLetterAsync(db, office.Settings);
        (await db.ApologyLetters.FirstAsync()).HandOver("A", await ExpertAsync(db), Monday);
        var lost = await DossierAsync(db);
        lost.ReportLoss("Tờ khai", await ExpertAsync(db), At(2024, 8, 7));
        await db.SaveChangesAsync();
        await new ApologyRound(db, new FakeClock(Monday)).RunAsync();
        office.Clock.Reset(Monday);

        var supervisor = await office.SignInAsync("vanphong");
        var page = await supervisor.GetAsync("/kpi?from=2024-08-01&to=2024-08-31");
        var rows = page.QuerySelectorAll("#ledger tbody tr, #ledger tfoot tr").Select(r => string.Join(' ', r.QuerySelectorAll("td").Select(c => c.TextContent.Trim().Split(' ')[0]))).ToList();
        // Owed, drafted, signed, in time, late, posted, missing; the lost one is late as well.
        Assert.Equal(["4 4 3 0 1 0 3", "0 0 0 0 0 0 0", "1 1 0 0 0 0 1", "0 0 0 0 0 0 0", "5 5 3 0 1 0 4"], rows);

        var links = page.QuerySelectorAll("#ledger a");
        Assert.Equal(13, links.Length);
        foreach (var link in links)
        {
            var list = await supervisor.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(link.TextContent.Trim().Split(' ')[0], $"{list.QuerySelectorAll("table.queue tbody tr").Length}");
        }
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri("/kpi/apologies/late/nothing", UriKind.Relative))).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await supervisor.Client.GetAsync(new Uri("/kpi/apologies/nothing/owed", UriKind.Relative))).StatusCode);
    }
}
