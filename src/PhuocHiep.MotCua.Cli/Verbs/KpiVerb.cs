using System.CommandLine;
using System.Data;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class KpiVerb
{
    public static Command Command()
    {
        var from = Options.Date("--from", "Ngày đầu kỳ.", required: true);
        var to = Options.Date("--to", "Ngày cuối kỳ, tính cả ngày đó.", required: true);
        var asOf = Options.Moment("--as-of", "Tính như tại thời điểm này; mặc định: bây giờ.");
        var json = Options.Json();
        var command = new Command("kpi", "Các chỉ số của kỳ.") { from, to, asOf, json };
        command.SetAction(async (parsed, ct) =>
        {
            var settings = Settings.FromEnvironment();
            var (start, end) = (parsed.GetValue(from)!.Value, parsed.GetValue(to)!.Value);
            if (start > end) throw new RuleViolation("--from sau --to.");
            var now = parsed.GetValue(asOf) ?? new OfficeClock(settings.Now).GetCurrentInstant();
            await using var db = await BackOffice.OpenArchiveAsync(settings, ct);
            var agencyId = await db.Agencies.OrderBy(a => a.Id).Select(a => a.Id).FirstAsync(ct);
            var period = new KpiPeriod(agencyId, start, end, now);
            await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            if (parsed.GetValue(asOf) is null) period = period with { Sums = await db.DaySumsAsync(period, ct) };
            var figures = await db.FiguresAsync(period, ct);

            if (parsed.GetValue(json))
                BackOffice.WriteJson(new { from = start.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), to = end.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), asOf = now.ToIso(), indicators = figures.Select(Row) });
            else foreach (var figure in figures) Console.WriteLine(Line(figure));
            return BackOffice.Done;
        });
        return command;
    }

    static object Row(Figure figure) => new
    {
        id = figure.Indicator.Id,
        numerator = figure.Halves?.Numerator,
        denominator = figure.Halves?.Denominator,
        value = figure.Value,
        target = figure.Target,
        met = figure.Met,
        note = figure.Indicator.WithoutSource,
    };

    static string Line(Figure figure) => figure switch
    {
        { Halves: null } => $"{figure.Indicator.Id,-32} –  {figure.Indicator.WithoutSource}",
        { Halves.Denominator: 0 } => $"{figure.Indicator.Id,-32} không phát sinh",
        _ => $"{figure.Indicator.Id,-32} {figure.Halves!.Numerator}/{figure.Halves.Denominator} = {figure.Value:0.##} %  (chỉ tiêu {figure.Target:0.##} %, {(figure.Met == true ? "đạt" : "chưa đạt")})",
    };
}
