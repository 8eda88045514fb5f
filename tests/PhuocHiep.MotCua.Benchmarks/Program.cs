using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Benchmarks;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Reminders;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;

using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.Kpi;

// The same work of today before a small and a large archive, in turn, in one run: what costs grow with is shown as a ratio.
// Usage: MOTCUA_TEST_DATABASE=… dotnet run -c Release [small] [large] [most allowed ratio] [parts: works,letters,seals,year]
var maintenance = Environment.GetEnvironmentVariable("MOTCUA_TEST_DATABASE") ?? throw new InvalidOperationException("Set MOTCUA_TEST_DATABASE to the database `postgres` of a throw-away cluster.");
var small = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
var large = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100_000;
var limit = args.Length > 2 ? double.Parse(args[2], CultureInfo.InvariantCulture) : 2.0;
string[] parts = args.Length > 3 ? args[3].Split(',') : ["works", "letters", "seals", "year"];
const int Rounds = 40;
const string Page = "supervisor's page, this year";

var now = BenchArchive.Now;
var settings = new Settings(new("http://motcua.example"), Path.GetTempPath(), maintenance, Smtp: null, Now: null, ProcessRole.All, IsProduction: false);
var week = new KpiPeriod(1, new(2026, 11, 2), new(2026, 11, 10), now);
var year = new KpiPeriod(1, new(2026, 1, 1), new(2026, 12, 31), now) { IsNow = true };
// The supervisor's page and what it opens of a year may cost no more than this, however large the archive.
const double MostOfPage = 1.3;
// A breakdown walks through the dossiers of its period, and of no other; of a year with two hundred thousand, in milliseconds.
const double MostOfBreakdown = 3_000;
string[] ofYear = [Page, "list of a year: on time", "list of a year: not on time", "list of a year: received online", "quality index, this year", "ledger, this year"];
const string Fields = "by fields, this year";
(string Name, Func<MotCuaDb, Task> Work)[] works =
[
    ("intake: received", async db => await new Intake(db).ReceiveAsync(Plain(), await ClerkAsync(db), now)),
    ("intake: open dossiers alike", async db => await new Intake(db).OpenAlikeAsync(Plain(), await ClerkAsync(db))),
    ("queue: what an officer holds", db => QueueAsync(db, "chuyenmon", new())),
    ("queue: overdue in her unit", db => QueueAsync(db, "chuyenmon", new() { Show = "overdue", Whose = "unit" })),
    ("queue: everybody's, at the counter", db => QueueAsync(db, "motcua", new())),
    ("queue: ready, of one field", db => QueueAsync(db, "motcua", new() { Show = "ready", Field = "Hộ tịch" })),
    ("one dossier by code", db => db.Dossiers.AsNoTracking().Of(1).Where(d => d.Code == "nay-7").Include(d => d.Events).ToListAsync()),
    ("search by name", db => db.Dossiers.AsNoTracking().Of(1).Matching("trần thị 17").OrderByDescending(d => d.ReceivedAt).Take(50).ToListAsync()),
    ("reminder round, nothing new", db => new ReminderRound(db, new OfficeClock(null), settings).RunAsync(now)),
    ("apology round, nothing new", db => new ApologyRound(db, new OfficeClock(null)).RunAsync(now)),
    ("what waits, and the alarms", async db => await db.NeedsYouAsync(await db.Agencies.AsNoTracking().FirstAsync(), now)),
    ("what an officer was told of", async db => await db.RemindersOfAsync(await db.Users.AsNoTracking().SingleAsync(o => o.UserName == "vanphong"), await db.CalendarAsync(await db.Agencies.AsNoTracking().FirstAsync()), now)),
    ("dates that were changed, this week", db => db.DateChangesAsync(week, most: 51)),
    ("figures of the week", db => db.FiguresAsync(week)),
    (Page, async db => await KpiPage.ReadAsync(db, await db.Users.AsNoTracking().SingleAsync(o => o.UserName == "vanphong"), new(), now)),
    ("list of a year: on time", db => ListAsync(db, new OnTimeRate(), FigurePart.Numerator)),
    ("list of a year: not on time", db => ListAsync(db, new OnTimeRate(), FigurePart.Missing)),
    ("list of a year: received online", db => ListAsync(db, new ReceivedOnlineRate(), FigurePart.Numerator)),
    ("quality index, this year", db => QualityIndexPage.ReadAsync(db, 1, new(), now, default)),
    ("ledger, this year", async db => await LedgerTable.ReadAsync(db, await SummedAsync(db), default)),
    (Fields, async db =>
    {
        var period = await SummedAsync(db);
        foreach (var id in new[] { "on-time-rate", "apology-rate", "digitization-rate" }) await FieldsChart.ReadAsync(db, await db.FigureAsync(Indicators.Find(id)!, period), period);
    }),
    ("form II.06a of the month", db => FormII06a.ReadAsync(db, new(1, new(2026, 11, 1), new(2026, 11, 30), now))),
];

var over = 0;
if (parts.Contains("works")) over += await WorksAsync();
if (parts.Contains("letters")) over += await Letters.RunAsync(maintenance, limit);
if (parts.Contains("seals")) over += await Seals.RunAsync(maintenance, small, large, limit);
if (parts.Contains("year")) over += await Year.RunAsync(maintenance);
return over == 0 ? 0 : 1;

async Task<int> WorksAsync()
{
    await using var few = await BenchArchive.BuildAsync(maintenance, small);
    await using var many = await BenchArchive.BuildAsync(maintenance, large);
    foreach (var archive in new[] { few, many })
    {
        await using var db = Archive.Open(archive.ConnectionString);
        await new ReminderRound(db, new OfficeClock(null), settings).RunAsync(now);
        await new ApologyRound(db, new OfficeClock(null)).RunAsync(now);
        var figures = new FiguresRound(db, new OfficeClock(null));
        while (await figures.RunAsync(now) > 0) { }
        foreach (var (_, work) in works) await work(db);
    }

    // Every question of every heap of everybody's goes by an index that holds only what is open or waits to be fetched.
    var plans = new Plans();
    var told = new DbContextOptionsBuilder<MotCuaDb>();
    MotCuaDb.Configure(told, many.ConnectionString).AddInterceptors(plans);
    await using (var db = new MotCuaDb(told.Options))
    {
        foreach (var userName in new[] { "chuyenmon", "motcua" })
            foreach (var whose in new[] { "mine", "unit", "none", "all" })
                foreach (var show in QueueChip.All.Select(chip => chip.Name)) await QueueAsync(db, userName, new() { Show = show, Whose = whose });
    }
    Console.WriteLine($"{plans.Count} plans of the queue; indexes: {string.Join(", ", plans.Indexes.Order())}; other ways into the archive: {plans.Strays.Count}");
    foreach (var stray in plans.Strays.Take(5)) Console.WriteLine(stray);

    var worse = plans.Strays.Count;
    Console.WriteLine($"{"",-32} {small,10:N0} {large,10:N0}   ratio (most {limit:0.0})");
    foreach (var (name, work) in works)
    {
        var (a, b) = (new List<double>(), new List<double>());
        for (var i = 0; i < (name == Fields ? Rounds / 8 : Rounds); i++)
        {
            a.Add(await TimeAsync(few, work));
            b.Add(await TimeAsync(many, work));
        }
        var ratio = Median(b) / Median(a);
        var most = ofYear.Contains(name) ? MostOfPage : limit;
        var isOver = name == Fields ? Median(b) > MostOfBreakdown : ratio > most;
        if (isOver) worse++;
        Console.WriteLine($"{name,-32} {Median(a),7:0.00} ms {Median(b),7:0.00} ms   {ratio:0.00}{(isOver ? name == Fields ? $"  OVER {MostOfBreakdown:N0} ms" : $"  OVER {most:0.0}" : "")}");
    }
    return worse;
}

async Task<KpiPeriod> SummedAsync(MotCuaDb db) => year with { Sums = await db.DaySumsAsync(year) };

async Task ListAsync(MotCuaDb db, DossierIndicator indicator, FigurePart part)
{
    var period = await SummedAsync(db);
    await KpiListPage.ReadAsync(db, indicator, await db.FigureAsync(indicator, period), part, period, new(), after: null);
}

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

async Task QueueAsync(MotCuaDb db, string userName, QueueQuery query)
{
    var page = await QueuePage.ReadAsync(db, await db.Users.AsNoTracking().SingleAsync(o => o.UserName == userName), query, now);
    if (page.Rows.Rows.Count != Math.Min(50, page.Counts[page.Chip])) throw new InvalidOperationException($"{userName}, {query}: {page.Rows.Rows.Count} of {page.Counts[page.Chip]}.");
}

static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
