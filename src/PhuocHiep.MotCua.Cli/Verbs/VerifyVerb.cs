using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Seals;

namespace PhuocHiep.MotCua.Cli.Verbs;

static class VerifyVerb
{
    public static Command Command()
    {
        var from = Options.Date("--from", "Từ đêm này; mặc định: đêm đầu tiên.");
        var to = Options.Date("--to", "Đến hết đêm này; mặc định: đêm mới nhất.");
        var json = Options.Json();
        var command = new Command("verify", "So các đêm đã niêm phong với dữ liệu hiện có; không thay đổi gì. Có chỗ không khớp thì kết thúc với mã 1.") { from, to, json };
        command.SetAction(async (parsed, ct) =>
        {
            var (start, end) = (parsed.GetValue(from), parsed.GetValue(to));
            if (start > end) throw new RuleViolation("--from sau --to.");
            await using var db = await BackOffice.OpenArchiveAsync(Settings.FromEnvironment(), ct);
            var differences = new List<Difference>();
            var (nights, seen, last) = (0, new HashSet<long>(), (DaySeal?)null);
            foreach (var agencyId in await db.Agencies.OrderBy(a => a.Id).Select(a => a.Id).ToListAsync(ct))
            {
                var seals = db.DaySeals.AsNoTracking().Where(s => s.AgencyId == agencyId);
                if (start is { } first) seals = seals.Where(s => s.On >= first);
                if (end is { } until) seals = seals.Where(s => s.On <= until);
                differences.AddRange(await db.MissingNightsAsync(agencyId, start, end, ct));
                foreach (var night in await seals.OrderBy(s => s.Ordinal).ToListAsync(ct))
                {
                    differences.AddRange(await db.VerifyNightAsync(night, seen, ct));
                    nights++;
                    last = night;
                }
            }

            if (parsed.GetValue(json)) BackOffice.WriteJson(new { nights, dossiers = seen.Count, last = Row(last), matches = differences.Count == 0, differences = differences.Select(Row) });
            else
            {
                foreach (var difference in differences) Console.WriteLine(difference);
                Console.WriteLine($"{nights} đêm, {seen.Count} hồ sơ: {(differences.Count == 0 ? "khớp" : $"{differences.Count} chỗ không khớp")}.");
                if (last is not null) Console.WriteLine($"Đêm {last.On.Text()}, số {last.Ordinal}: {last.Hash.Groups()}");
            }
            return differences.Count == 0 ? BackOffice.Done : BackOffice.Refused;
        });
        return command;
    }

    static object? Row(DaySeal? seal) => seal is null ? null : new { night = Iso(seal.On), number = seal.Ordinal, dossiers = seal.Dossiers, hash = seal.Hash };

    static object Row(Difference difference) => new { night = difference.Night is { } night ? Iso(night) : null, dossierCode = difference.Code, text = difference.Text };

    static string Iso(NodaTime.LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);
}
