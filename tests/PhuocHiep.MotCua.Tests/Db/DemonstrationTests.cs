using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Supplements;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Db;

public sealed class DemonstrationTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Now = At(2024, 8, 12, 10);

    [Fact]
    public async Task Eighteen_months_of_marked_people_each_late_one_with_its_letter()
    {
        await using var db = Database.Open();
        Assert.Equal(300, await new Demonstration(db, Database.Settings(), seed: 134).LoadAsync(300, Now));

        var dossiers = await db.Dossiers.AsNoTracking().Include(d => d.Events).ToListAsync();
        Assert.All(dossiers, d => Assert.Equal((Origin.Demonstration, true, true), (d.Origin, d.ApplicantName.EndsWith("(mẫu)", StringComparison.Ordinal), d.Address!.Contains("(mẫu)", StringComparison.Ordinal))));
        Assert.True(dossiers.Min(d => d.ReceivedAt) < At(2023, 2, 12));
        Assert.All(dossiers, d => Assert.True(d.Events.Max(e => e.At) < Now, d.Code));
        var late = dossiers.Where(d => d.IsLate(Now)).Select(d => d.Id).Order().ToList();
        Assert.NotEmpty(late);
        Assert.Equal(late, await db.ApologyLetters.Select(l => l.DossierId).Order().ToListAsync());
        Assert.Equal(Enumerable.Range(1, await db.ApologyLetters.CountAsync(l => l.NumberYear == 2024)), await db.ApologyLetters.Where(l => l.NumberYear == 2024).Select(l => l.Number!.Value).Order().ToListAsync());
    }

    [Fact]
    public async Task Most_of_what_is_open_has_its_officer_and_some_wait_for_their_applicants()
    {
        await using var db = Database.Open();
        await new Demonstration(db, Database.Settings(), seed: 134).LoadAsync(Demonstration.UsualDossiers, Now);

        var open = await db.Dossiers.AsNoTracking().Include(d => d.Events).Include(d => d.Supplements).Open().ToListAsync();
        Assert.InRange(open.Count(d => d.HolderId is null), 1, open.Count / 2);
        Assert.True(open.Where(d => d.HolderId is not null).Select(d => d.HolderId).Distinct().Count() >= 3);
        Assert.All(open, d => Assert.Equal(d.Events.OrderBy(e => e.Id).Select(e => e.At), d.Events.OrderBy(e => e.At).ThenBy(e => e.Id).Select(e => e.At)));
        Assert.Equal(Enum.GetValues<SupplementFault>(), open.Where(d => d.Status == DossierStatus.AwaitingSupplement).Select(d => d.Supplements.Single().Fault).Distinct().Order());

        await new ApologyRound(db, new OfficeClock(null)).RunAsync(Now);
        Assert.Equal(2, await db.ApologyLetters.CountAsync(l => l.Cause == ApologyCause.IntakeError));
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_office()
    {
        await using var other = new TestDatabase(Template);
        await other.InitializeAsync();
        await using var one = Database.Open();
        await using var two = other.Open();
        await new Demonstration(one, Database.Settings(), seed: 7).LoadAsync(40, Now);
        await new Demonstration(two, Database.Settings(), seed: 7).LoadAsync(40, Now);

        Assert.Equal(await ToldAsync(one), await ToldAsync(two));

        static async Task<List<(string, string, Instant, Instant?)>> ToldAsync(MotCuaDb db) =>
            [.. (await db.Dossiers.OrderBy(d => d.Code).ToListAsync()).Select(d => (d.Code, d.ApplicantName, d.DueAt, d.CompletedAt))];
    }

    [Fact]
    public async Task The_indicators_recomputed_from_events_are_those_shown()
    {
        await using var db = Database.Open();
        await new Demonstration(db, Database.Settings(), seed: 134).LoadAsync(300, Now);
        var period = new KpiPeriod((await AgencyAsync(db)).Id, new(2023, 1, 1), new(2024, 8, 12), Now);
        var figures = (await db.FiguresAsync(period)).ToDictionary(f => f.Indicator.Id, f => f.Halves);

        // All limits of the demonstration are in days: late is a later day in Vietnam than the first one promised.
        const string Lives = """
            select min(at) filter (where kind = 'Received') as received,
                   min(new_due_at) filter (where kind = 'Received') as promised,
                   min(at) filter (where kind = 'Completed') as completed,
                   min(at) filter (where kind = 'Withdrawn') as withdrawn,
                   min(at) filter (where kind in ('LetterSent', 'LetterHandedOver')) as apologised
            from dossier_events group by dossier_id
            """;
        const string Late = "withdrawn is null and (coalesce(completed, '2024-08-12 10:00+07') at time zone 'Asia/Ho_Chi_Minh')::date > (promised at time zone 'Asia/Ho_Chi_Minh')::date";

        Assert.Equal(await HalvesAsync($"select count(*) filter (where not ({Late})) || ' ' || count(*) from ({Lives}) lives where completed is not null"), figures["on-time-rate"]);
        Assert.Equal(await HalvesAsync($"select count(apologised) || ' ' || count(*) from ({Lives}) lives where {Late}"), figures["apology-rate"]);
        Assert.True(figures["on-time-rate"]!.Numerator < figures["on-time-rate"]!.Denominator);
        Assert.True(figures["apology-rate"]!.Numerator > 0);
    }

    async Task<Halves> HalvesAsync(string sql) => (await Database.AskAsync<string>(sql)).Split(' ') is [var numerator, var denominator]
        ? new(long.Parse(numerator, VietnamTime.Culture), long.Parse(denominator, VietnamTime.Culture))
        : throw new FormatException(sql);
}
