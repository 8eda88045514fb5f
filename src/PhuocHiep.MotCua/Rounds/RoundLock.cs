using Microsoft.EntityFrameworkCore;

namespace PhuocHiep.MotCua.Rounds;

/// <summary>What must not run beside itself, in whichever process. The number is the key of a PostgreSQL advisory lock.</summary>
public enum RoundName
{
    Reminders = 134_001,
    Apologies = 134_002,
    Import = 134_003,
    Migration = 134_004,
    Opening = 134_005,
    Post = 134_006,
    Digest = 134_007,
    LateNotices = 134_008,
    Figures = 134_009,
    Seals = 134_010,
    Forecasts = 134_011,
    Packs = 134_012,
    Reconcile = 134_013,
}

public static class RoundLock
{
    /// <summary>Waits until no other process is in this round; released with the transaction. The second of two then finds nothing left to do.</summary>
    public static Task EnterRoundAsync(this MotCuaDb db, RoundName round, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({(int)round})", ct);

    /// <summary>Enters with one thing where nobody is at it, and does not wait; released with the transaction, and so by a process that dies.</summary>
    public static Task<bool> TryEnterAsync(this MotCuaDb db, RoundName round, long id, CancellationToken ct) =>
        db.Database.SqlQuery<bool>($"""select pg_try_advisory_xact_lock({(int)round}, {(int)id}) as "Value" """).SingleAsync(ct);

    /// <summary>Whether somebody is at it just now; looking does not keep anybody out.</summary>
    public static Task<bool> IsEnteredAsync(this MotCuaDb db, RoundName round, long id, CancellationToken ct) =>
        db.Database.SqlQuery<bool>($"""
            select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid::bigint = {(long)round} and objid::bigint = {(long)(uint)(int)id}
                and database = (select oid from pg_database where datname = current_database())) as "Value"
            """).SingleAsync(ct);
}
