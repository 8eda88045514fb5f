using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>A figure reported in June is told again in December: whatever happened since, as of then it is what it was.</summary>
public sealed class AsItStoodPropertyTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly string[] Acts =
        ["receive", "round", "procedure", "complete", "supplement", "supplemented", "suspend", "extend", "hand over", "withdraw", "error", "correct", "pay", "refund", "fee", "file", "result file", "withdraw file", "reason", "sign", "send", "post"];

    static IReadOnlyList<Indicator> Everything => [.. Indicators.All, .. Indicators.Beside, .. QualityIndex.Indicators];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_figure_noted_then_is_the_figure_as_of_then(int seed)
    {
        var office = new BusyOffice(Database, seed);
        await office.OpenAsync();
        var noted = new List<(KpiPeriod Period, Told Told)>();
        for (var i = 0; i < 6; i++)
        {
            await office.LiveAsync(140);
            await using var db = Database.Open();
            var today = office.Now.VietnamDay();
            foreach (var (from, to) in new[] { (new LocalDate(2024, 7, 1), today), (BusyOffice.First, BusyOffice.First.PlusDays(9)), (today.PlusDays(-5), today) })
            {
                var period = new KpiPeriod(office.AgencyId, from, to, office.Now);
                var told = await TellAsync(db, period with { IsNow = true });
                noted.Add((period, told));
                // At that moment it is the same, whichever way it is asked.
                Same(period, told, await TellAsync(db, period));
            }
        }
        Assert.All(Acts, act => Assert.True(office.Done.GetValueOrDefault(act) > 0, $"Nobody did “{act}”: too dull a life to prove anything."));

        await using var end = Database.Open();
        foreach (var (period, told) in noted) Same(period, told, await TellAsync(end, period));
        // Something did change since: as of now the same days read otherwise.
        var now = await TellAsync(end, noted[1].Period with { AsOf = office.Now, IsNow = true });
        Assert.NotEqual(noted[1].Told.Figures, now.Figures);
    }

    static void Same(KpiPeriod period, Told then, Told now)
    {
        Assert.Equal(then.Figures.Select(f => $"{period.From}–{period.To}, {period.AsOf}: {f}"), now.Figures.Select(f => $"{period.From}–{period.To}, {period.AsOf}: {f}"));
        Assert.Equal(then.Ledger, now.Ledger);
        Assert.Equal(then.Listed, now.Listed);
    }

    /// <summary>Every indicator's halves, the ledger, and the dossiers and procedures that are listed behind each.</summary>
    static async Task<Told> TellAsync(MotCuaDb db, KpiPeriod period)
    {
        var figures = (await db.FiguresAsync(Everything, period)).Select(f => (f.Indicator.Id, f.Halves)).ToList();
        var ledger = (await ApologyLedger.CountAsync(db, period)).OrderBy(c => c.Key).Select(c => (c.Key, c.Value)).ToList();
        var listed = new List<string>();
        foreach (var indicator in Everything)
        {
            var names = indicator switch
            {
                DossierIndicator dossiers => await dossiers.Dossiers(db, period, FigurePart.Missing).Select(d => d.Code).ToListAsync(),
                ProcedureIndicator procedures => await procedures.Procedures(db, period, FigurePart.Numerator).Select(p => p.Code).ToListAsync(),
                _ => [],
            };
            listed.Add($"{indicator.Id}: {string.Join(' ', names.Order(StringComparer.Ordinal))}");
        }
        return new(figures, ledger, listed);
    }

    sealed record Told(List<(string Id, Halves? Halves)> Figures, List<((ApologyCause, LedgerStep), int)> Ledger, List<string> Listed);
}
