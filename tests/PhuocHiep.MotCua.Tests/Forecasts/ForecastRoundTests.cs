using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Forecasts;
using static PhuocHiep.MotCua.Tests.Given;

namespace PhuocHiep.MotCua.Tests.Forecasts;

public sealed class ForecastRoundTests(TestTemplate template) : OwnDatabase(template)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_happens_later_changes_nothing_of_what_was_told_of_a_morning(int seed)
    {
        var now = At(2024, 8, 12, 6);
        await using var db = Database.Open();
        await new Demonstration(db, Database.Settings(), seed).LoadAsync(600, now);
        foreach (var (month, day) in new[] { (7, 25), (7, 26), (8, 1), (8, 2), (8, 8), (8, 9) })
            for (var hour = 8; hour < 11; hour++) await HeldAsync(db, At(2024, month, day, hour));
        await AllAsync(now);
        LocalDate[] mornings = [new(2024, 8, 12), new(2024, 8, 5), new(2024, 7, 29)];
        var then = new List<IReadOnlyList<string>>();
        foreach (var morning in mornings) then.Add(await ToldAsync(db, morning));
        Assert.True(then.Sum(told => told.Count) > 15);
        Assert.Contains(then.SelectMany(told => told), line => line.Contains("Desk {", StringComparison.Ordinal));

        // Another week: what is open is finished, passed on or withdrawn, and as much again comes in.
        var (expert, lawyer) = (await ExpertAsync(db), await OfficerAsync(db, "tuphap"));
        var (n, at) = (0, now + Duration.FromHours(3));
        foreach (var dossier in await db.Dossiers.Include(d => d.OwedApologies).Open().Where(d => d.ClockStoppedAt == null).OrderBy(d => d.Id).ToListAsync())
        {
            at += Duration.FromMinutes(7);
            if (++n % 3 == 0) dossier.Withdraw("Không cần nữa", expert, at);
            else if (n % 3 == 1) dossier.Complete(Outcome.Granted, null, false, null, expert, at + Duration.FromDays(n % 4));
            else dossier.Assign(dossier.HolderId == lawyer.Id ? expert : lawyer, "Nghỉ phép", expert, at);
        }
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        for (var i = 0; i < 20; i++) await DossierAsync(db, now + Duration.FromHours(4 + i));
        await AllAsync(now + Duration.FromDays(8));

        for (var i = 0; i < mornings.Length; i++) Assert.Equal(then[i], await ToldAsync(db, mornings[i]));
    }

    [Fact]
    public async Task A_week_is_told_on_its_first_morning_kept_for_good_and_judged_when_it_is_over()
    {
        await using var db = Database.Open();
        await PastAsync(db);
        var slow = await HeldAsync(db, At(2024, 8, 2, 8));
        var quick = await HeldAsync(db, At(2024, 8, 2, 9));
        await RoundAsync(At(2024, 8, 5, 6));
        var kept = await db.KeptForecasts.AsNoTracking().OrderBy(f => f.Id).ToListAsync();
        Assert.Equal([(slow.Id, 0.7, true, new LocalDate(2024, 8, 5)), (quick.Id, 0.7, true, new LocalDate(2024, 8, 5))], kept.Select(f => (f.DossierId, Math.Round(f.Probability!.Value, 9), f.SaidLate, f.On)));
        foreach (var sql in new[] { "update kept_forecasts set said_late = false", "delete from kept_forecasts" })
            Assert.Equal(PostgresErrorCodes.RestrictViolation, (await Assert.ThrowsAsync<PostgresException>(() => Database.ExecuteAsync(sql))).SqlState);

        var done = await db.Dossiers.SingleAsync(d => d.Id == quick.Id);
        done.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 6, 9));
        await db.SaveChangesAsync();
        await RoundAsync(At(2024, 8, 7, 6));
        Assert.Equal(2, await db.KeptForecasts.CountAsync());
        await AllAsync(At(2024, 8, 12, 6));

        var week = await db.ForecastWeeks.AsNoTracking().SingleAsync(w => w.On == new LocalDate(2024, 8, 5));
        Assert.Equal((false, 2, 1, 2, 1, 0), (week.IsBackTest, week.Judged, week.Late, week.Said, week.Right, week.Changed));
        Assert.Equal(0.09 + 0.49, week.SquaredError, 9);
        // Nothing was said of the weeks before: they are told from what was known, and said to be.
        Assert.All(await db.ForecastWeeks.AsNoTracking().Where(w => w.On < new LocalDate(2024, 8, 5)).ToListAsync(), w => Assert.True(w.IsBackTest));
        Assert.Equal(0.5, (await db.TrackRecordAsync(week.AgencyId, new(2024, 8, 12))).Precision);
    }

    [Fact]
    public async Task A_register_brought_in_is_known_from_the_next_round_on_and_a_round_with_nothing_to_do_does_nothing()
    {
        await using var db = Database.Open();
        var now = At(2024, 8, 6, 9);
        await DossierAsync(db, At(2024, 7, 1));
        await AllAsync(now);
        Assert.Equal(0, await RoundAsync(now));
        Assert.Empty((await db.YearsBehind.AsNoTracking().SingleAsync()).Times);

        await PastAsync(db);
        Assert.True(await Database.AskAsync<long>("select count(*) from stale_spent_days") > 0);
        await AllAsync(now);

        Assert.Equal(0, await Database.AskAsync<long>("select count(*) from stale_spent_days"));
        Assert.Equal([new Took(2, 1, 3), new Took(5, -2, 7)], (await db.YearsBehind.AsNoTracking().SingleAsync()).Times.Single().Value);
    }

    [Fact]
    public async Task A_result_of_a_desk_full_of_overdue_work_is_known_as_such_also_after_the_desk_was_cleared()
    {
        await using var db = Database.Open();
        var ids = new List<long>();
        for (var hour = 8; hour < 11; hour++) ids.Add((await HeldAsync(db, At(2024, 7, 22, hour))).Id);
        var (expert, lawyer) = (await ExpertAsync(db), await OfficerAsync(db, "tuphap"));
        async Task ActAsync(long id, Action<Dossier> act)
        {
            act(await db.Dossiers.Include(d => d.OwedApologies).SingleAsync(d => d.Id == id));
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        await ActAsync(ids[0], d => d.Complete(Outcome.Granted, null, false, null, expert, At(2024, 8, 5, 9)));
        await AllAsync(At(2024, 8, 6, 6));
        Assert.True(await IsCrowdedAsync());

        // Passed on and finished later; that morning is told again, and three still lay there.
        await ActAsync(ids[1], d => d.Assign(lawyer, "Chia bớt việc", expert, At(2024, 8, 6, 9)));
        await ActAsync(ids[1], d => d.Complete(Outcome.Granted, null, false, null, lawyer, At(2024, 8, 7, 9)));
        await Database.ExecuteAsync("insert into stale_spent_days (agency_id, \"on\") select agency_id, '2024-08-05' from dossiers limit 1");
        await AllAsync(At(2024, 8, 8, 6));
        Assert.True(await IsCrowdedAsync());

        async Task<bool> IsCrowdedAsync() => (await db.SpentDays.AsNoTracking().SingleAsync(d => d.On == new LocalDate(2024, 8, 5))).Times.Single().Value.Single().IsCrowded;
    }

    [Fact]
    public async Task Loads_are_what_lies_on_each_desk_and_what_nobody_has()
    {
        await using var db = Database.Open();
        var late = await HeldAsync(db, At(2024, 7, 29));
        await HeldAsync(db, At(2024, 8, 5));
        await DossierAsync(db, At(2024, 8, 5));
        var done = await HeldAsync(db, At(2024, 8, 1));
        var completed = await db.Dossiers.SingleAsync(d => d.Id == done.Id);
        completed.Complete(Outcome.Granted, null, false, null, await ExpertAsync(db), At(2024, 8, 2, 9));
        await db.SaveChangesAsync();
        var now = At(2024, 8, 6, 9);
        await AllAsync(now);
        var agency = await AgencyAsync(db);

        var loads = await db.LoadsAsync(agency.Id, await db.CalendarAsync(agency), now);

        var expert = loads.Single(l => l.OfficerId == late.HolderId);
        Assert.Equal((1, 1, 0, 0, 1, 0.05m, 40m), (expert.Overdue, expert.DueAhead, expert.Later, expert.Waiting, expert.Pace!.Finished, expert.PerDay, expert.DaysInHand));
        Assert.Equal((1, "", null), (loads.Single(l => l.OfficerId is null).Open, loads.Single(l => l.OfficerId is null).Officer ?? "", loads.Single(l => l.OfficerId is null).DaysInHand));
        Assert.Equal(await db.Dossiers.Open().CountAsync(), loads.Sum(l => l.Open));
    }

    /// <summary>Ten of July, promised in three working days: three took two, seven took five.</summary>
    internal static Task PastAsync(MotCuaDb db) => RegisterAsync(db, "code,procedure_code,channel,applicant_name,received_at,due_at,completed_at,outcome\n" + string.Join('\n', Enumerable.Range(1, 10).Select(n =>
        $"cu-{n},1.004873,counter,Người Cũ,2024-07-{(n < 4 ? 8 : 15):00}T08:0{n % 10}:00+07:00,2024-07-{(n < 4 ? 11 : 18):00}T17:00:00+07:00,2024-07-{(n < 4 ? 10 : 22):00}T09:00:00+07:00,granted")), At(2024, 8, 1), history: true);

    internal static async Task<Dossier> HeldAsync(MotCuaDb db, Instant receivedAt)
    {
        var id = (await DossierAsync(db, receivedAt)).Id;
        var dossier = await db.Dossiers.SingleAsync(d => d.Id == id);
        dossier.Assign(await ExpertAsync(db), reason: null, await ClerkAsync(db), receivedAt + Duration.FromMinutes(30));
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return dossier;
    }

    static async Task<IReadOnlyList<string>> ToldAsync(MotCuaDb db, LocalDate morning)
    {
        var agency = await AgencyAsync(db);
        return [.. (await db.ForecastThenAsync(agency, await db.CalendarAsync(agency), morning, morning.PlusDays(6))).Select(f => $"{f.Dossier.Id} {f.Dossier.HolderId} {f.Dossier.Status} {f.Chance} {f.Desk} {f.Probability} {f.IsPastHalf}")];
    }

    async Task AllAsync(Instant now)
    {
        while (await RoundAsync(now) > 0) { }
    }

    async Task<int> RoundAsync(Instant now)
    {
        await using var db = Database.Open();
        return await new ForecastRound(db, new FakeClock(now)).RunAsync();
    }
}
