using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Testing;
using Npgsql;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Tests.Apologies;
using static PhuocHiep.MotCua.Tests.Given;
using static PhuocHiep.MotCua.Tests.Seals.SealedOffice;

namespace PhuocHiep.MotCua.Tests.Seals;

/// <summary>When the day has ended, what was touched is sealed: once, all of it, and nobody waits.</summary>
public sealed class SealRoundTests(TestTemplate template) : OwnDatabase(template)
{
    [Fact]
    public async Task Each_night_seals_what_was_touched_since_the_last_and_hangs_on_the_night_before()
    {
        await LiveAsync(Database);
        await using (var db = Database.Open()) await DossierAsync(db, At(2024, 8, 15));
        Assert.Equal(1, await SealAsync(Database, Night(15)));
        Assert.Equal(0, await SealAsync(Database, Night(16)));

        await using var read = Database.Open();
        var nights = await read.DaySeals.OrderBy(s => s.Ordinal).ToListAsync();
        Assert.Equal(
            [(1, new LocalDate(2024, 8, 6), 1, true), (2, new(2024, 8, 12), 1, true), (3, new(2024, 8, 14), 1, true), (4, new(2024, 8, 15), 1, true), (5, new(2024, 8, 16), 0, true)],
            nights.Select(s => (s.Ordinal, s.On, s.Dossiers, s.IsComplete)));
        Assert.Equal(nights.Select(s => (string?)s.Hash).Prepend(null).SkipLast(1), nights.Select(s => s.Previous));
        Assert.All(nights, s => Assert.Matches("^[0-9a-f]{64}$", s.Hash));
        Assert.Equal(5, nights.Select(s => s.Hash).Distinct().Count());

        var links = await read.DossierSeals.Where(s => s.Row.Code == Code).OrderBy(s => s.Ordinal).ToListAsync();
        string[] Keys(int link) => [.. links[link].Facts.Select(line => line.Split(' ')[0])];
        Assert.Equal(["event/1", "event/2", "event/3", "payment/1", "payment/1/reference", "document/1"], Keys(0));
        Assert.Equal(["event/4", "event/5", "event/6", "letter/1/drafted", "letter/1/owed", "letter/1/signed", "letter/1/handed-over"], Keys(1));
        Assert.Equal(["event/7"], Keys(2));
        Assert.Empty(await VerifyAsync(Database));
    }

    [Fact]
    public async Task Before_the_day_has_ended_nothing_is_sealed_and_after_it_only_once()
    {
        await SealAsync(Database, At(2024, 8, 6, 0, 5));
        await using (var db = Database.Open()) await DossierAsync(db);

        Assert.Equal(0, await SealAsync(Database, At(2024, 8, 6, 23, 59)));
        Assert.Equal(1, await SealAsync(Database, Night(6)));
        await VisitAsync(Database, Night(6) + Duration.FromHours(1));
        Assert.Equal(0, await SealAsync(Database, Night(6) + Duration.FromHours(2)));
        Assert.Equal(1, await SealAsync(Database, Night(7)));
        Assert.Empty(await VerifyAsync(Database));
    }

    [Fact]
    public async Task A_clock_finer_than_the_archive_seals_what_is_read_again()
    {
        await using (var db = Database.Open()) await DossierAsync(db);

        Assert.Equal(1, await SealAsync(Database, Night(6) + Duration.FromNanoseconds(1_234_567)));
        Assert.Empty(await VerifyAsync(Database));
        Assert.Equal(0, new OfficeClock(null).GetCurrentInstant().ToUnixTimeTicks() % 10);
    }

    [Fact]
    public async Task Two_rounds_at_once_seal_once()
    {
        await using (var db = Database.Open()) for (var i = 0; i < 5; i++) await DossierAsync(db);

        var counts = await Database.AtOnceAsync(4, (db, _) => new SealRound(db, new FakeClock(Night(6))).RunAsync());

        Assert.Equal([0, 0, 0, 5], counts.Order());
        Assert.Equal((1, 5), (await Database.AskAsync<long>("select count(*) from day_seals"), await Database.AskAsync<long>("select count(*) from dossier_seals")));
        Assert.Empty(await VerifyAsync(Database));
    }

    [Fact]
    public async Task Killed_in_the_middle_it_leaves_nothing_half_done_and_the_next_one_does_it()
    {
        await using (var db = Database.Open()) for (var i = 0; i < 5; i++) await DossierAsync(db);
        await using (var door = await HoldAsync("lock table seal_checks in access exclusive mode"))
        {
            var round = SealAsync(Database, Night(6));
            await Database.UntilItWaitsAsync(round);
            await Database.ExecuteAsync("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'");
            await Assert.ThrowsAnyAsync<Exception>(() => round);
        }
        Assert.Equal((0, 0, 0), (await Database.AskAsync<long>("select count(*) from day_seals"), await Database.AskAsync<long>("select count(*) from dossier_seals"), await Database.AskAsync<long>("select count(*) from heartbeats")));

        Assert.Equal(5, await SealAsync(Database, Night(6) + Duration.FromMinutes(15)));
        Assert.Empty(await VerifyAsync(Database));
    }

    [Fact]
    public async Task Whoever_saves_while_it_runs_does_not_wait_and_is_sealed_the_night_after()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        Task<int> round;
        await using (var door = await HoldAsync("lock table seal_checks in access exclusive mode"))
        {
            round = SealAsync(Database, Night(6));
            await Database.UntilItWaitsAsync(round);
            Assert.False(round.IsCompleted);
            // Its links are written and not committed. An officer acts on the very dossier, and another one comes in.
            await VisitAsync(Database, Night(6) - Duration.FromMinutes(1));
            await using var db = Database.Open();
            await DossierAsync(db, Night(6) - Duration.FromMinutes(1));
        }
        Assert.Equal(1, await round);

        Assert.Empty(await VerifyAsync(Database));
        Assert.Equal(2, await SealAsync(Database, Night(7)));
        Assert.Empty(await VerifyAsync(Database));
        Assert.Equal(await Database.AskAsync<long>("select count(*) from dossier_events"), await Database.AskAsync<long>("select count(*) from dossier_seals s, unnest(s.facts) f where f like 'event/%'"));
    }

    [Fact]
    public async Task A_save_that_was_under_way_when_its_night_was_sealed_is_sealed_the_night_after_although_others_had_overtaken_it()
    {
        await using (var slow = await HoldAsync($"""
            insert into dossiers (agency_id, code, procedure_id, channel, origin, applicant_name, search_text, received_at, due_at, on_time_until, due_soon_from, counted_from_next_day_after15, status,
                electronic_result, result_delivery, components_total, components_digitized, lookup_token, owes_no_letter)
            select id, 'CHAM-1', 1, 'Counter', 'Office', 'A', 'a', timestamptz '2024-08-06 23:59+07', timestamptz '2024-08-09 17:00+07', timestamptz '2024-08-09 17:00+07', timestamptz '2024-08-08 07:00+07', false, 'Received',
                false, 'AtCounter', 0, 0, 'cham-1', false from agencies limit 1;
            insert into dossier_events (dossier_id, at, kind, by, to_status, new_due_at, in_person) select id, received_at, 'Received', 'A', 'Received', due_at, true from dossiers where code = 'CHAM-1'
            """))
        {
            await using (var db = Database.Open()) await DossierAsync(db);
            Assert.Equal(1, await SealAsync(Database, Night(6)));
            await slow.CommitAsync();
        }

        Assert.Equal(1, await SealAsync(Database, Night(7)));
        Assert.Empty(await VerifyAsync(Database));
    }

    [Fact]
    public async Task While_a_register_is_brought_in_it_waits_for_its_next_pass()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await using (await HoldAsync($"select pg_advisory_xact_lock({(int)RoundName.Import})")) Assert.Equal(0, await SealAsync(Database, Night(6)));

        Assert.Equal(1, await SealAsync(Database, Night(6) + Duration.FromMinutes(15)));
    }

    [Fact]
    public async Task An_archive_that_was_never_sealed_is_sealed_in_parts_each_dossier_once()
    {
        const int many = 2 * SealRound.MostLines + 100;
        await using (var db = Database.Open()) await DossierAsync(db);
        await Database.ExecuteAsync($"""
            insert into dossiers (agency_id, code, procedure_id, channel, origin, applicant_name, search_text, received_at, due_at, on_time_until, due_soon_from, counted_from_next_day_after15, status, completed_at, outcome,
                electronic_result, result_delivery, components_total, components_digitized, lookup_token, owes_no_letter)
            select d.agency_id, 'CU-' || n, d.procedure_id, 'Counter', 'Imported', 'A', 'a', d.received_at - interval '90 days', d.received_at - interval '80 days', d.received_at - interval '80 days', d.received_at - interval '81 days', false, 'Completed', d.received_at - interval '85 days', 'Granted',
                false, 'AtCounter', 0, 0, 'cu-' || n, false from dossiers d, generate_series(1, {many / 2}) n;
            insert into dossier_events (dossier_id, at, kind, by, to_status, new_due_at, in_person) select id, received_at, 'Received', 'Sổ cũ', 'Received', due_at, false from dossiers where code like 'CU-%';
            insert into dossier_events (dossier_id, at, kind, by, from_status, to_status, in_person) select id, completed_at, 'Completed', 'Sổ cũ', 'Received', 'Completed', false from dossiers where code like 'CU-%';
            """);

        Assert.Equal(many / 2 + 1, await SealAsync(Database, Night(6)));

        await using var read = Database.Open();
        var nights = await read.DaySeals.OrderBy(s => s.Ordinal).ToListAsync();
        Assert.Equal([(SealRound.MostLines, false), (many / 2 + 1 - SealRound.MostLines, true)], nights.Select(s => (s.Dossiers, s.IsComplete)));
        Assert.Equal(many / 2 + 1, await read.DossierSeals.Select(s => s.DossierId).Distinct().CountAsync());
        Assert.Equal(many / 2 + 1, await read.DossierSeals.CountAsync());
        Assert.Empty(await VerifyAsync(Database));
        Assert.Equal(0, await SealAsync(Database, Night(7)));
    }

    [Fact]
    public async Task Each_new_night_is_compared_at_once_and_of_the_old_ones_a_few_each_day_the_longest_not_looked_at_first()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        for (var day = 6; day < 24; day++) await SealAsync(Database, Night(day));
        await using var read = Database.Open();
        Assert.Equal(18, await read.SealChecks.CountAsync(c => c.CheckedAt != null));

        // Four in one pass, the new one among them; three passes later today's share is done.
        for (var pass = 0; pass < 6; pass++) await SealAsync(Database, Night(24) + Duration.FromMinutes(15 * pass));

        var today = Night(24).VietnamDay().Start();
        Assert.Equal(SealRound.MostOldChecks, await read.SealChecks.CountAsync(c => c.CheckedAt >= today));
        Assert.Contains(19, await read.SealChecks.Where(c => c.CheckedAt >= today).Select(c => c.Ordinal).ToListAsync());
    }

    [Fact]
    public async Task A_pass_leaves_a_heartbeat()
    {
        await using (var db = Database.Open()) await DossierAsync(db);
        await SealAsync(Database, Night(6));

        await using var read = Database.Open();
        var beat = await read.Heartbeats.SingleAsync();
        Assert.Equal((RoundName.Seals, Night(6), 1, 1), (beat.Round, beat.At, beat.Looked, beat.Acted));
    }

    [Theory]
    [InlineData(7, false)]
    [InlineData(11, true)]
    public async Task The_honest_life_of_an_office_matches_every_night_also_after_silences(int seed, bool isSilentAtTimes)
    {
        var office = new SimulatedOffice(() => Database.Open(), Database.Settings(), seed, new LocalDate(2024, 2, 1), new LocalDate(2024, 3, 1), perDay: 3, isSilentAtTimes);

        await office.LiveAsync();
        await SealAsync(Database, At(2024, 3, 5, 0, 30));

        Assert.Empty(await VerifyAsync(Database));
        Assert.Equal(0, await Database.AskAsync<long>("select count(*) from seal_breaches"));
        Assert.Equal(await Database.AskAsync<long>("select count(*) from dossier_events"), await Database.AskAsync<long>("select count(*) from dossier_seals s, unnest(s.facts) f where f like 'event/%'"));
        Assert.InRange(await Database.AskAsync<long>("select count(*) from dossier_seals"), 80, 2000);
    }

    /// <summary>Somebody else's transaction that has done this and does not end yet.</summary>
    async Task<Held> HoldAsync(string sql)
    {
        var connection = new NpgsqlConnection(Database.ConnectionString + ";Pooling=false");
        await connection.OpenAsync();
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand(sql, connection, transaction);
        await command.ExecuteNonQueryAsync();
        return new(connection, transaction);
    }

    sealed class Held(NpgsqlConnection connection, NpgsqlTransaction transaction) : IAsyncDisposable
    {
        public Task CommitAsync() => transaction.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
