using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Tests.Kpi;
using PhuocHiep.MotCua.Web.Kpi;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Reports;

/// <summary>Of an office in which everything happens, the pack and the pages say the same: every indicator, every part, of days that run and of days that are over.</summary>
public sealed class PackTotalsTests(TestTemplate template) : IAsyncLifetime
{
    static readonly string[] Acts = ["complete", "supplement", "supplemented", "suspend", "resume", "extend", "withdraw", "error", "correct", "sign", "send", "post", "refund"];

    static readonly (FigurePart Part, string Name)[] Parts = [(FigurePart.Numerator, "tu-so"), (FigurePart.Denominator, "mau-so"), (FigurePart.Missing, "chua-dat"), (FigurePart.Excluded, "khong-xet")];

    readonly Office office = new(template);

    public ValueTask InitializeAsync() => office.InitializeAsync();

    public ValueTask DisposeAsync() => office.DisposeAsync();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    public async Task Every_indicator_is_told_by_the_pack_as_by_its_page_and_listed_dossier_by_dossier(int seed)
    {
        var busy = new BusyOffice(office.Database, seed);
        await busy.OpenAsync();
        await busy.LiveAsync(600);
        Assert.All(Acts, act => Assert.True(busy.Done.GetValueOrDefault(act) > 0, $"Nobody did “{act}”: too dull a life to prove anything."));
        office.Clock.Reset(busy.Now);
        var supervisor = await office.SignInAsync("vanphong");
        var today = busy.Now.VietnamDay();
        foreach (var (from, to) in new[] { (BusyOffice.First, today), (BusyOffice.First.PlusDays(3), BusyOffice.First.PlusDays(16)) })
        {
            var pack = await MakeAsync(from, to);
            var days = $"from={KpiQuery.Iso(from)}&to={KpiQuery.Iso(to)}";
            var told = pack.Rows(PackFiles.Figures).ToDictionary(row => row["ma"]);
            var (listed, late) = (0, 0);
            foreach (var indicator in Indicators.All.Concat(Indicators.Beside))
            {
                var row = told[indicator.Id];
                if (row["thu_muc"].Length == 0) continue;
                listed++;
                foreach (var (part, name) in Parts)
                {
                    var page = await supervisor.GetAsync($"/kpi/{indicator.Id}/{(part is FigurePart.Excluded ? "excluded" : part is FigurePart.Missing ? "missing" : part is FigurePart.Numerator ? "numerator" : "denominator")}?{days}");
                    var counts = page.QuerySelectorAll("nav[aria-label='Phần của con số'] .chip-count").Select(count => count.TextContent.Replace(".", "", StringComparison.Ordinal)).ToList();
                    var rows = pack.List(indicator.Id, name);
                    Assert.Equal((from, indicator.Id, name, counts[Array.IndexOf(Enum.GetValues<FigurePart>(), part)]), (from, indicator.Id, name, $"{rows.Count}"));
                    var codes = page.QuerySelectorAll("table.queue .code").Select(code => code.TextContent.Trim()).ToList();
                    if (indicator is DossierIndicator) Assert.Equal(codes, rows.Take(codes.Count).Select(r => r["ma_ho_so"]));
                    if (indicator.Id == "on-time-rate" && part == FigurePart.Missing) late += rows.Count;
                }
                Assert.Equal((row["tu_so"], row["mau_so"]), ($"{pack.List(indicator.Id, "tu-so").Count}", $"{pack.List(indicator.Id, "mau-so").Count}"));
            }
            Assert.True(listed >= 12 && late > 0);
        }
    }

    async Task<OpenedPack> MakeAsync(LocalDate from, LocalDate to)
    {
        await using var db = office.Database.Open();
        db.InspectionPacks.Add(InspectionPack.Ask(await AgencyAsync(db), from, to, await OfficerAsync(db, "vanphong"), "Văn phòng", Guid.NewGuid(), office.Clock.GetCurrentInstant()));
        await db.SaveChangesAsync();
        Assert.Equal(1, await new InspectionRound(db, office.Clock, office.Settings, NullLogger<InspectionRound>.Instance).RunAsync());
        var pack = await db.InspectionPacks.AsNoTracking().OrderByDescending(p => p.Id).FirstAsync();
        await using var file = pack.FileIn(office.Settings.PacksFolder)!.OpenRead();
        return new(file);
    }
}
