using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Benchmarks;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Staff;

// The same work of today before a small and a large archive, in turn, in one run: what costs grow with is shown as a ratio.
// Usage: MOTCUA_TEST_DATABASE=… dotnet run -c Release [small] [large] [most allowed ratio]
var maintenance = Environment.GetEnvironmentVariable("MOTCUA_TEST_DATABASE") ?? throw new InvalidOperationException("Set MOTCUA_TEST_DATABASE to the database `postgres` of a throw-away cluster.");
var small = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var large = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
var limit = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 2.0;
const int Rounds = 40;

var now = BenchArchive.Now;
var week = new KpiPeriod(1, new(2026, 11, 2), new(2026, 11, 10), now);
(string Name, Func<MotCuaDb, Task> Work)[] works =
[
    ("queue: counts of the chips", async db =>
    {
        await db.Dossiers.Of(1).Open().CountAsync();
        await db.Dossiers.Of(1).Overdue(now).CountAsync();
        await db.Dossiers.Of(1).DueSoon(now).CountAsync();
        await db.Dossiers.Of(1).ReadyToHandOver().CountAsync();
    }),
    ("queue: first page", db => db.Dossiers.AsNoTracking().Of(1).Open().OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(50).ToListAsync()),
    ("intake: received", async db => await new Intake(db).ReceiveAsync(Plain(), await ClerkAsync(db), now)),
    ("intake: open dossiers alike", async db => await new Intake(db).OpenAlikeAsync(Plain(), await ClerkAsync(db))),
    ("one dossier by code", db => db.Dossiers.AsNoTracking().Of(1).Where(d => d.Code == "nay-7").Include(d => d.Events).ToListAsync()),
    ("search by name", db => db.Dossiers.AsNoTracking().Of(1).Matching("trần thị 17").OrderByDescending(d => d.ReceivedAt).Take(50).ToListAsync()),
    ("reminder round, nothing new", db => new ReminderRound(db, new OfficeClock(null)).RunAsync(now)),
    ("apology round, nothing new", db => new ApologyRound(db, new OfficeClock(null)).RunAsync(now)),
    ("figures of the week", db => db.FiguresAsync(week)),
];

await using var few = await BenchArchive.BuildAsync(maintenance, small);
await using var many = await BenchArchive.BuildAsync(maintenance, large);
foreach (var archive in new[] { few, many })
{
    await using var db = Archive.Open(archive.ConnectionString);
    await new ReminderRound(db, new OfficeClock(null)).RunAsync(now);
    await new ApologyRound(db, new OfficeClock(null)).RunAsync(now);
    foreach (var (_, work) in works) await work(db);
}

var over = 0;
Console.WriteLine($"{"",-32} {small,10:N0} {large,10:N0}   ratio (most {limit:0.0})");
foreach (var (name, work) in works)
{
    var (a, b) = (new List<double>(), new List<double>());
    for (var i = 0; i < Rounds; i++)
    {
        a.Add(await TimeAsync(few, work));
        b.Add(await TimeAsync(many, work));
    }
    var ratio = Median(b) / Median(a);
    if (ratio > limit) over++;
    Console.WriteLine($"{name,-32} {Median(a),7:0.00} ms {Median(b),7:0.00} ms   {ratio:0.00}{(ratio > limit ? "  OVER" : "")}");
}
return over == 0 ? 0 : 1;

static async Task<double> TimeAsync(BenchArchive archive, Func<MotCuaDb, Task> work)
{
    await using var db = Archive.Open(archive.ConnectionString);
    var started = Stopwatch.GetTimestamp();
    await work(db);
    return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}

static Application Plain() => new()
{
    RequestKey = Guid.NewGuid(),
    ProcedureCode = "1.004873",
    Channel = Channel.Counter,
    ApplicantName = "Nguyễn Thị Hường",
    ApplicantBirthOn = new(1990, 3, 15),
    IdentityNumber = "052190000123",
    Phone = "0905123456",
    Components = [new("Tờ khai", 1, 0, true), new("Giấy tờ tùy thân", 0, 1, false)],
};

static Task<Officer> ClerkAsync(MotCuaDb db) => db.Users.AsNoTracking().OrderBy(o => o.Id).FirstAsync();

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
