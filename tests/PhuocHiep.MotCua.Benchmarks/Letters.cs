using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using PdfSharp.Pdf;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Db;

namespace PhuocHiep.MotCua.Benchmarks;

/// <summary>How many letters a second: drafted by the round, and set as PDF; each beside a limit measured in the same run.</summary>
static class Letters
{
    const int Few = 200, Many = 2_000, Papers = 60, Times = 5;

    /// <returns>How many ratios are over.</returns>
    public static async Task<int> RunAsync(string maintenance, double most)
    {
        await using var archive = await BenchArchive.BuildAsync(maintenance, 1_000, "letters");
        return await DraftAsync(archive, most) + await PrintAsync(archive);
    }

    /// <summary>The round before so many dossiers that have just gone late; the limit is the same rows written by one statement for each table.</summary>
    static async Task<int> DraftAsync(BenchArchive archive, double most)
    {
        await LateAsync(archive, Few);
        await RoundAsync(archive);
        var (few, many, raw) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Times; i++)
        {
            await LateAsync(archive, Few);
            few.Add(await RoundAsync(archive) / Few);
            await LateAsync(archive, Many);
            many.Add(await RoundAsync(archive) / Many);
            await LateAsync(archive, Many);
            raw.Add(await TimeAsync(archive, db => db.Database.ExecuteSqlRawAsync(ByOneStatement)) / Many);
        }
        var ratio = Median(many) / Median(few);
        Console.WriteLine($"draft, {Few:N0} late at once      {1000 / Median(few),8:N0} letters/s   {Median(few):0.000} ms each");
        Console.WriteLine($"draft, {Many:N0} late at once    {1000 / Median(many),8:N0} letters/s   {Median(many):0.000} ms each   ratio {ratio:0.00} (most {most:0.0}){(ratio > most ? "  OVER" : "")}");
        Console.WriteLine($"the same rows by one statement {1000 / Median(raw),8:N0} letters/s   {Median(raw):0.000} ms each   {Median(many) / Median(raw):0.0} times as fast");
        return ratio > most ? 1 : 0;
    }

    /// <summary>One thread, then two; the limit is an empty page of the same library.</summary>
    static async Task<int> PrintAsync(BenchArchive archive)
    {
        await using var db = Archive.Open(archive.ConnectionString);
        var letters = await db.ApologyLetters.AsNoTracking().Where(l => l.SignedAt != null).Include(l => l.Dossier!.Procedure).Include(l => l.Dossier!.Agency).OrderBy(l => l.Id).Take(10).ToListAsync();
        var words = await db.TemplateAsync(letters[0].AgencyId, ApologyCause.Late, BenchArchive.Now.VietnamDay());
        byte[] Print(int i) => letters[i % letters.Count] is var letter ? PrintedLetter.Print(new(letter, letter.Dossier!, letter.Dossier!.Agency!), words, new("http://motcua.example/apologies/genuine/6tQwM3vXk0W9l2nB7cYd1A")) : [];
        for (var i = 0; i < 10; i++) Print(i);
        var (alone, two, blank) = (new List<double>(), new List<double>(), new List<double>());
        for (var time = 0; time < Times; time++)
        {
            alone.Add(Time(() => { for (var i = 0; i < Papers; i++) Print(i); }) / Papers);
            two.Add(Time(() => Parallel.For(0, Papers, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => Print(i))) / Papers);
            blank.Add(Time(() => { for (var i = 0; i < Papers; i++) Blank(); }) / Papers);
        }
        Console.WriteLine($"PDF, one thread                {1000 / Median(alone),8:N0} letters/s   {Median(alone):0.0} ms each, {Print(0).Length / 1024} KiB");
        Console.WriteLine($"PDF, two threads               {1000 / Median(two),8:N0} letters/s   {Median(alone) / Median(two):0.00} times one thread");
        Console.WriteLine($"a page with nothing on it      {1000 / Median(blank),8:N0} pages/s     {Median(alone) / Median(blank):0} times as fast");
        return 0;
    }

    static void Blank()
    {
        using var document = new PdfDocument();
        document.AddPage();
        using var pdf = new MemoryStream();
        document.Save(pdf);
    }

    static Task<double> RoundAsync(BenchArchive archive) => TimeAsync(archive, db => new ApologyRound(db, new OfficeClock(null)).RunAsync(BenchArchive.Now));

    static async Task<double> TimeAsync(BenchArchive archive, Func<MotCuaDb, Task> work)
    {
        await using var db = Archive.Open(archive.ConnectionString);
        var started = Stopwatch.GetTimestamp();
        await work(db);
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static double Time(Action work)
    {
        var started = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>So many more dossiers that are late and have no letter yet.</summary>
    static async Task LateAsync(BenchArchive archive, int count)
    {
        await using var db = Archive.Open(archive.ConnectionString);
        await db.Database.ExecuteSqlAsync($"""
            insert into dossiers (agency_id, code, procedure_id, channel, origin, applicant_name, search_text, received_at, due_at, on_time_until, due_soon_from,
                counted_from_next_day_after15, status, electronic_result, result_delivery, components_total, components_digitized, lookup_token, owes_no_letter)
            select 1, code, 1 + n % 100, 'Counter', 'Imported', 'Lê Văn ' || n, code, timestamptz '2026-11-02 08:00+07', timestamptz '2026-11-05 17:00+07', timestamptz '2026-11-05 17:00+07', timestamptz '2026-11-04 07:00+07',
                false, 'Received', false, 'AtCounter', 0, 0, code, false
            from (select n, 'tre-' || n || '-' || (select count(*) from dossiers) as code from generate_series(1, {count}) n) a
            """);
        await db.Database.ExecuteSqlRawAsync("analyze dossiers; analyze apology_letters");
    }

    const string ByOneStatement = """
        with late as (
            insert into apology_letters (agency_id, dossier_id, cause, drafted_at, owed_at, issue_by, promised_at, place, new_due_at)
            select agency_id, id, 'Late', now(), now(), due_at, due_at, 'Một cửa', due_at + interval '7 days'
            from dossiers d where code like 'tre-%' and not exists (select from apology_letters l where l.dossier_id = d.id)
            returning dossier_id)
        insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person)
        select dossier_id, now(), 'LetterDrafted', 'Hệ thống', 'Received', 'Received', false from late
        """;
}
