using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;
using PhuocHiep.MotCua.Db;

namespace PhuocHiep.MotCua.Benchmarks;

/// <summary>An office with an archive of a given size behind it and the same work of today before it: some 300 open dossiers, 40 of them late, most held by one of three officers; 40 results wait to be fetched.</summary>
sealed class BenchArchive : IAsyncDisposable
{
    public static readonly Instant Now = new LocalDate(2026, 11, 10).InstantAt(new LocalTime(9, 0));

    readonly string maintenance;
    readonly string name;

    BenchArchive(string maintenance, string of)
    {
        this.maintenance = maintenance;
        name = $"motcua_bench_{of}_{Environment.ProcessId}";
        ConnectionString = new NpgsqlConnectionStringBuilder(maintenance) { Database = name, CommandTimeout = 600 }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static async Task<BenchArchive> BuildAsync(string maintenance, int dossiers, string? of = null)
    {
        var archive = await OpenAsync(maintenance, of ?? dossiers.ToString(CultureInfo.InvariantCulture));
        await using var db = Archive.Open(archive.ConnectionString);
        // Five years of completed dossiers, three in a hundred late, each late one with its letter; then today's.
        await db.Database.ExecuteSqlRawAsync(Fill, dossiers);
        await db.Database.ExecuteSqlRawAsync("vacuum analyze");
        return archive;
    }

    /// <summary>On its first day: officers and procedures, and no dossier yet.</summary>
    public static async Task<BenchArchive> OpenAsync(string maintenance, string of)
    {
        var archive = new BenchArchive(maintenance, of);
        await archive.MaintainAsync($"create database {archive.name}");
        await using var db = Archive.Open(archive.ConnectionString);
        await Archive.MigrateAsync(db);
        await FirstOfficers.DemonstrationAsync(db, await db.Agencies.Select(a => a.Id).SingleAsync());
        return archive;
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        await MaintainAsync($"drop database {name} with (force)");
    }

    async Task MaintainAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(maintenance);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    const string Fill = """
        insert into dossiers (agency_id, code, procedure_id, channel, origin, applicant_name, search_text, received_at, due_at, on_time_until, due_soon_from,
            counted_from_next_day_after15, status, completed_at, handed_over_at, outcome, electronic_result, result_delivery, components_total, components_digitized, lookup_token, owes_no_letter, holder_id)
        select 1, 'cu-' || n, 1 + n % 100, case when n % 3 = 0 then 'Online' else 'Counter' end, 'Imported', 'Nguyễn Văn ' || n, 'cu-' || n || ' nguyen van ' || n || ' 09' || lpad((n::bigint * 7919 % 100000000)::text, 8, '0'),
            received, received + interval '5 days', received + interval '5 days', received + interval '4 days', false, 'HandedOver',
            received + case when n % 33 = 0 then interval '7 days' else interval '3 days' end, received + interval '8 days', 'Granted', n % 2 = 0, 'AtCounter', 3, 3, 'cu-' || n, false, (select id from officers where user_name = (array['chuyenmon', 'tuphap', 'vanhoa'])[1 + n % 3])
        from (select n, timestamptz '2021-11-01' + n * (interval '1820 days' / {0}) as received from generate_series(1, {0}) n) a;

        insert into dossiers (agency_id, code, procedure_id, channel, origin, applicant_name, search_text, received_at, due_at, on_time_until, due_soon_from,
            counted_from_next_day_after15, status, electronic_result, result_delivery, components_total, components_digitized, lookup_token, owes_no_letter, holder_id, clock_stopped_at, completed_at, outcome)
        select 1, 'nay-' || n, 1 + n % 100, 'Counter', 'Imported', 'Trần Thị ' || n, 'nay-' || n || ' tran thi ' || n, received, received + interval '7 days', received + interval '7 days', received + interval '6 days',
            false, case when n > 300 then 'Completed' when n % 25 = 0 then 'AwaitingSupplement' when n % 5 = 0 then 'Received' else 'InProcess' end, false, 'AtCounter', 3, 1, 'nay-' || n, false,
            (select id from officers where n % 5 > 0 and user_name = (array['chuyenmon', 'tuphap', 'vanhoa'])[1 + n % 3]),
            case when n <= 300 and n % 25 = 0 then received + interval '1 hour' end, case when n > 300 then received + interval '6 hours' end, case when n > 300 then 'Granted' end
        from (select n, timestamptz '2026-11-02' + (n % 301) * interval '35 minutes' as received from generate_series(1, 340) n) a;

        insert into apology_letters (agency_id, dossier_id, cause, drafted_at, owed_at, issue_by, promised_at, place, new_due_at, reason_kind, reason, reason_at,
            signed_at, signed_by_id, signer_name, signing_authority, number, number_year, number_text, sent_at, published_at, posted_until)
        select 1, id, 'Late', due_at + interval '1 day', due_at + interval '1 day', due_at, due_at, 'Một cửa', due_at + interval '5 days', 'Workload', 'Nhiều hồ sơ', due_at + interval '25 hours',
            due_at + interval '26 hours', (select id from officers where user_name = 'chutich'), 'Chủ tịch', 'Chairman',
            id, extract(year from due_at), id || '/PXL-UBND', due_at + interval '27 hours', due_at + interval '28 hours', (due_at + interval '30 days')::date
        from dossiers where completed_at > on_time_until;
        """;
}
