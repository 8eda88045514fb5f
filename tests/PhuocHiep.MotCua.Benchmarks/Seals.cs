using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Seals;

namespace PhuocHiep.MotCua.Benchmarks;

/// <summary>The seals of a night with the same sixty dossiers touched, before a small and a large archive that was sealed before.</summary>
static class Seals
{
    const int Touched = 60, Nights = 15;

    /// <returns>How many ratios are over.</returns>
    public static async Task<int> RunAsync(string maintenance, int small, int large, double most)
    {
        var (few, many) = (await NightsAsync(maintenance, small), await NightsAsync(maintenance, large));
        var ratio = Median(many) / Median(few);
        Console.WriteLine($"{"seals of a night",-32} {Median(few),7:0.0} ms {Median(many),7:0.0} ms   {ratio:0.00}{(ratio > most ? $"  OVER {most:0.0}" : "")}");
        return ratio > most ? 1 : 0;
    }

    static async Task<List<double>> NightsAsync(string maintenance, int dossiers)
    {
        await using var archive = await BenchArchive.BuildAsync(maintenance, dossiers, $"seals_{dossiers.ToString(CultureInfo.InvariantCulture)}");
        await using var db = Archive.Open(archive.ConnectionString);
        db.Database.SetCommandTimeout(600);
        await db.Database.ExecuteSqlRawAsync(ControlSlips);
        var now = BenchArchive.Now;
        var started = Stopwatch.GetTimestamp();
        var first = 0;
        while (await RoundAsync(archive, now) is > 0 and var part) first += part;
        Console.WriteLine($"the first time, {first:N0} dossiers: {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s, {1000 * Stopwatch.GetElapsedTime(started).TotalSeconds / first:0.00} ms each, checked as well");
        await db.Database.ExecuteSqlRawAsync("vacuum analyze");
        var times = new List<double>();
        for (var night = 0; night < Nights; night++)
        {
            await db.Database.ExecuteSqlRawAsync("insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) select id, {0}, 'Visited', 'Một cửa', 'InProcess', 'InProcess', true from dossiers where code like 'nay-%' order by id limit {1}", now + Duration.FromHours(1), Touched);
            now += Duration.FromDays(1);
            // The day's share of old nights is done: it is the same work whatever lies behind, and would hide the rest.
            await db.Database.ExecuteSqlRawAsync("update seal_checks set checked_at = {0}", now);
            times.Add(await TimeAsync(archive, now));
        }
        return times;
    }

    static async Task<double> TimeAsync(BenchArchive archive, Instant now)
    {
        var started = Stopwatch.GetTimestamp();
        if (await RoundAsync(archive, now) != Touched) throw new InvalidOperationException("Not what was touched was sealed.");
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static async Task<int> RoundAsync(BenchArchive archive, Instant now)
    {
        await using var db = Archive.Open(archive.ConnectionString);
        return await new SealRound(db, new OfficeClock(null)).RunAsync(now);
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    const string ControlSlips = """
        insert into dossier_events (dossier_id, at, kind, by, to_status, new_due_at, in_person) select id, received_at, 'Received', 'Sổ cũ', 'Received', due_at, false from dossiers;
        insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) select id, completed_at, 'Completed', 'Sổ cũ', 'Received', 'Completed', false from dossiers where completed_at is not null;
        insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) select id, handed_over_at, 'HandedOver', 'Sổ cũ', 'Completed', 'HandedOver', false from dossiers where handed_over_at is not null;
        insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) select id, clock_stopped_at, 'SupplementRequested', 'Sổ cũ', 'InProcess', 'AwaitingSupplement', false from dossiers where clock_stopped_at is not null;
        """;
}
