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
    Forecasts = 134_020,
}

public static class RoundLock
{
    /// <summary>Waits until no other process is in this round; released with the transaction. The second of two then finds nothing left to do.</summary>
    public static Task EnterRoundAsync(this MotCuaDb db, RoundName round, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({(int)round})", ct);
}
