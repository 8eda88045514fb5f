using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>A number of the program, and what it lists behind it: how many of each group, and which of the exceptional.</summary>
sealed record YearAnswer(long Count, IReadOnlyDictionary<string, int> Terms);

// What the program says to each line of expected.csv: counted by the one way, listed by the other.
public sealed partial class ReplayedYear
{
    internal static readonly IReadOnlyList<DossierIndicator> DossierIndicators = [.. Indicators.All.OfType<DossierIndicator>().Where(i => i.WithoutSource is null), .. Indicators.OnTimeThreeWays.Skip(1)];

    internal KpiPeriod Kpi(YearPeriod period) => new(AgencyId, period.From, period.To, period.AsOf);

    internal async Task<Dictionary<string, YearAnswer>> AskAsync(YearPeriod of)
    {
        await using var db = Database.Open();
        var (period, answers) = (Kpi(of), new Dictionary<string, YearAnswer>());
        foreach (var indicator in DossierIndicators)
        {
            var halves = (await indicator.CountAsync(db, period, default))!;
            answers[$"{indicator.Id} of"] = new(halves.Denominator, await TermsAsync(indicator.Dossiers(db, period, FigurePart.Denominator)));
            answers[$"{indicator.Id} counts"] = new(halves.Numerator, await TermsAsync(indicator.Dossiers(db, period, FigurePart.Numerator)));
        }
        foreach (var indicator in Indicators.All.OfType<ProcedureIndicator>())
        {
            var halves = (await indicator.CountAsync(db, period, default))!;
            answers[$"{indicator.Id} of"] = new(halves.Denominator, await CodesAsync(FigurePart.Denominator));
            answers[$"{indicator.Id} counts"] = new(halves.Numerator, await CodesAsync(FigurePart.Numerator));

            async Task<Dictionary<string, int>> CodesAsync(FigurePart part) => (await indicator.Procedures(db, period, part).Select(p => p.Code).ToListAsync()).ToDictionary(code => code, _ => 1);
        }
        var counts = await ApologyLedger.CountAsync(db, period);
        foreach (var cause in Enum.GetValues<ApologyCause>())
            foreach (var step in Enum.GetValues<LedgerStep>())
                answers[$"ledger {cause} {step}"] = new(counts[(cause, step)], await TermsAsync(ApologyLedger.Dossiers(db, period, cause, step)));
        answers["ledger Infringements"] = new(await ApologyLedger.CountInfringementsAsync(db, period), await TermsAsync(ApologyLedger.Infringements(db, period)));
        var report = new ReportPeriod(AgencyId, of.From, of.To, of.AsOf);
        var form = await FormII06a.ReadAsync(db, report);
        foreach (var column in FormII06aColumn.All)
            answers[$"II.06a ({column.Number})"] = new(form.Total[column], await TermsAsync(FormII06a.Dossiers(db, report, column)));
        return answers;
    }

    async Task<Dictionary<string, int>> TermsAsync(IQueryable<Dossier> dossiers) =>
        (await dossiers.Select(d => d.Id).ToListAsync()).GroupBy(id => Told[id].Term).ToDictionary(of => of.Key, of => of.Count());
}
