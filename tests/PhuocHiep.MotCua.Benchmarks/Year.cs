using System.Diagnostics;
using NodaTime;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Tests.Apologies;

namespace PhuocHiep.MotCua.Benchmarks;

/// <summary>The whole year 2024 of a simulated office, with rounds that always came and with silences of up to five days: how soon what is due soon has its draft.</summary>
static class Year
{
    /// <returns>How many things were not as they must be.</returns>
    public static async Task<int> RunAsync(string maintenance)
    {
        var problems = 0;
        foreach (var isSilentAtTimes in new[] { false, true })
        {
            await using var archive = await BenchArchive.OpenAsync(maintenance, isSilentAtTimes ? "silences" : "year");
            var folder = Directory.CreateTempSubdirectory("motcua-year-");
            var settings = new Settings(new("http://motcua.example"), folder.FullName, archive.ConnectionString, Smtp: null, Now: null, ProcessRole.All, IsProduction: false);
            var office = new SimulatedOffice(() => Archive.Open(archive.ConnectionString), settings, seed: 134, new LocalDate(2024, 1, 2), new LocalDate(2024, 12, 31), perDay: 1.5, isSilentAtTimes);
            var started = Stopwatch.GetTimestamp();
            await office.LiveAsync();
            Console.WriteLine($"a year, rounds {(isSilentAtTimes ? "silent now and then" : "always there")}, lived in {Stopwatch.GetElapsedTime(started).TotalSeconds:0} s: {await office.TimesAsync()}");
            foreach (var problem in await office.ProblemsAsync())
            {
                Console.WriteLine($"  {problem}");
                problems++;
            }
            folder.Delete(recursive: true);
        }
        return problems;
    }
}
