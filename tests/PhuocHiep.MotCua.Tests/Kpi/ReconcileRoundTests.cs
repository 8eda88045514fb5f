using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Rounds;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Kpi;

/// <summary>What the figures say is what happened: each night it is told again, and a difference is a red line.</summary>
public sealed class ReconcileRoundTests(TestTemplate template) : OwnDatabase(template)
{
    static readonly Instant Now = At(2024, 8, 12, 10);

    [Fact]
    public void Whatever_is_added_up_by_day_is_reckoned_a_second_time()
    {
        using var db = Database.Open();
        var period = new KpiPeriod(1, new(2024, 8, 1), new(2024, 8, 1), Now);
        Assert.Equal(DayCounting.All.Where(c => c.OfDays(db, period) is not null).Select(c => c.Id).Order(StringComparer.Ordinal), Reckoning.Ids.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task An_honest_history_has_no_difference(int seed)
    {
        var office = new BusyOffice(Database, seed);
        await office.OpenAsync();
        await office.LiveAsync(500);
        await NightsAsync(office.Now, 2);
        Assert.Equal([], await DifferencesAsync());
        Assert.True(await Database.AskAsync<long>("select sum(dossiers) from reconciliations") > 40);
    }

    [Fact]
    public async Task Neither_has_the_demonstration_and_all_of_it_is_gone_through_in_a_few_nights()
    {
        await using (var db = Database.Open()) await new Demonstration(db, Database.Settings(), seed: 134).LoadAsync(400, Now);
        var days = await AddUpAsync(Now);
        // Half of a night's days are those not checked for longest: as many nights as it takes.
        await NightsAsync(Now, days / (ReconcileRound.MostDaysANight / 2) + 1);
        Assert.Equal([], await DifferencesAsync());
        Assert.Equal(await Database.AskAsync<long>("select count(*) from day_totals"), await Database.AskAsync<long>("select count(*) from reconciliations where \"from\" = \"to\""));
        Assert.True(await Database.AskAsync<long>("select count(*) from reconciliations where \"from\" < \"to\"") > 30);
    }

    [Fact]
    public async Task Nor_has_a_register_that_was_brought_in()
    {
        await using var db = Database.Open();
        await RegisterAsync(db, """
            code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome,returned_at,fee_vnd,paid_at,payment_method,components_total,components_digitized,electronic_result
            R1,1.004873,counter,A,2024-07-01T08:00:00+07:00,2024-07-05T17:00:00+07:00,2024-07-30T09:00:00+07:00,granted,2024-07-31T08:00:00+07:00,8000,2024-07-02T08:00:00+07:00,online,2,2,true
            R2,1.001193,online,B,2024-07-25T08:00:00+07:00,2024-08-02T17:00:00+07:00,,,,8000,,online,2,1,false
            R3,1.001193,post,C,2024-07-25T08:00:00+07:00,2024-08-02T17:00:00+07:00,2024-07-30T09:00:00+07:00,withdrawn,,,2024-07-26T08:00:00+07:00,cash,0,0,false
            R4,2.000815,counter,D,2024-07-25T08:00:00+07:00,,,,,0,,,1,0,false
            R5,1.004946,counter,E,2024-07-25T08:00:00+07:00,,2024-07-26T08:00:00+07:00,refused,,,,,,,
            """, Now);
        await NightsAsync(Now, 1);
        Assert.Equal([], await DifferencesAsync());
    }

    [Theory]
    [InlineData("dossiers", "update dossiers set due_at = due_at + interval '10 days', on_time_until = on_time_until + interval '10 days'", "Dossier due-at", "Dossier on-time-until", "Counted on-time-rate", "Counted late-Owed")]
    [InlineData("dossiers", "update dossiers set completed_at = completed_at - interval '10 days'", "Dossier completed-at")]
    [InlineData("dossiers", "update dossiers set status = 'Withdrawn'", "Dossier status")]
    [InlineData("dossiers", "update dossiers set handed_over_at = completed_at", "Dossier handed-over-at")]
    [InlineData("dossiers", "update dossiers set components_digitized = 2, electronic_result = true", "Dossier components-digitized", "Counted digitization-rate")]
    [InlineData("dossiers", "update dossiers set paid_at = received_at, payment_method = 'Online', paid_vnd = 4000", "Dossier paid-at", "Dossier payment-method", "Dossier paid-vnd")]
    [InlineData("dossiers", "update dossiers set fee_vnd = 0, paid_vnd = 0", "Dossier slip")]
    [InlineData("dossier_events", "delete from dossier_events where kind = 'Completed'", "Dossier status", "Dossier completed-at", "Counted on-time-rate", "AddedUp on-time-rate")]
    [InlineData("dossier_events", "delete from dossier_events where kind = 'Assigned'", "Dossier slip")]
    [InlineData("dossier_events", "update dossier_events set at = at - interval '4 days' where kind = 'Completed'", "Dossier completed-at")]
    [InlineData("day_totals", "update day_totals set counts = counts || '{\"on-time-rate\": [7, 7]}' where \"on\" = '2024-08-12'", "AddedUp on-time-rate")]
    [InlineData("day_totals", "update day_totals set counts = counts || '{\"766-time-taken\": [7, 7]}' where \"on\" = '2024-08-12'", "AddedUp 766-time-taken")]
    public async Task What_was_changed_behind_the_programs_back_is_found_and_stays_until_it_agrees(string table, string sql, params string[] expected)
    {
        await LateDossierAsync();
        await NightsAsync(Now + Duration.FromDays(2), 1);
        Assert.Equal([], await DifferencesAsync());

        var kept = await Database.AskAsync<string>($"select json_agg(t)::text from {table} t");
        await Database.ExecuteAsync($"alter table {table} disable trigger user; {sql}; alter table {table} enable trigger user");
        await NightsAsync(Now + Duration.FromDays(4), 1);
        var found = await DifferencesAsync();
        Assert.All(expected, one => Assert.Contains(one, found));
        await using (var db = Database.Open())
        {
            var alarm = Assert.Single(await db.AlarmsAsync(Now + Duration.FromDays(4)), a => a.Kind == AlarmKind.FiguresDiffer);
            Assert.Equal("/kpi/differences", alarm.Page);
            Assert.StartsWith($"{found.Count} chỗ số liệu không khớp", alarm.Text, StringComparison.Ordinal);
        }

        // The same once more is the same difference.
        await NightsAsync(Now + Duration.FromDays(5), 1);
        Assert.Equal(found, await DifferencesAsync());
        // Put back as it was, it agrees, and the trace stays.
        await Database.ExecuteAsync($"alter table {table} disable trigger user; set session_replication_role = replica; delete from {table}; insert into {table} overriding system value select * from json_populate_recordset(null::{table}, $j${kept}$j$); alter table {table} enable trigger user");
        await NightsAsync(Now + Duration.FromDays(6), 1);
        Assert.Equal([], await DifferencesAsync());
        Assert.Equal(found.Count, await Database.AskAsync<long>("select count(*) from disagreements where resolved_at is not null"));
        await using (var db = Database.Open()) Assert.DoesNotContain(await db.AlarmsAsync(Now), a => a.Kind == AlarmKind.FiguresDiffer);
    }

    [Fact]
    public async Task A_night_has_so_many_days_and_then_it_is_enough()
    {
        await using (var db = Database.Open()) await new Demonstration(db, Database.Settings(), seed: 7).LoadAsync(100, Now);
        await AddUpAsync(Now);
        for (var pass = 0; pass < 12; pass++)
        {
            await using var db = Database.Open();
            await new ReconcileRound(db, new FakeClock(Now + Duration.FromMinutes(15 * pass))).RunAsync();
        }
        Assert.Equal(ReconcileRound.MostDaysANight, await Database.AskAsync<long>("select count(*) from reconciliations where \"from\" = \"to\""));
    }

    /// <summary>Received on Tuesday with its fee, paid, assigned, completed late on Monday.</summary>
    async Task LateDossierAsync()
    {
        await using var db = Database.Open();
        var (clerk, expert) = (await ClerkAsync(db), await ExpertAsync(db));
        var dossier = await DossierAsync(db, application: Application() with { FeeVnd = 8_000 });
        dossier.Pay(8_000, PaymentMethod.Cash, "BL1", clerk, Tuesday + Duration.FromMinutes(5));
        dossier.Assign(expert, null, clerk, Tuesday + Duration.FromMinutes(10));
        dossier.Complete(Outcome.Granted, null, false, null, expert, Monday);
        await db.SaveChangesAsync();
    }

    async Task<int> AddUpAsync(Instant now)
    {
        await using var db = Database.Open();
        while (await new FiguresRound(db, new FakeClock(now)).RunAsync() > 0) { }
        return await db.DayTotals.CountAsync();
    }

    /// <summary>Nights one after the other, each with as many passes as it takes.</summary>
    async Task NightsAsync(Instant from, int nights)
    {
        for (var night = 0; night < nights; night++)
        {
            var now = from + Duration.FromDays(night);
            await AddUpAsync(now);
            for (var pass = 0; pass <= ReconcileRound.MostDaysANight / ReconcileRound.MostDays; pass++)
            {
                await using var db = Database.Open();
                await new ReconcileRound(db, new FakeClock(now + Duration.FromMinutes(15 * pass))).RunAsync();
            }
        }
    }

    /// <summary>`Dossier due-at`; those that are open.</summary>
    async Task<List<string>> DifferencesAsync()
    {
        await using var db = Database.Open();
        return (await db.Disagreements.AsNoTracking().Where(d => d.ResolvedAt == null).ToListAsync()).ConvertAll(d => $"{d.Kind} {d.What}").Order(StringComparer.Ordinal).ToList();
    }
}
