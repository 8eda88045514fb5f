using Microsoft.EntityFrameworkCore;

namespace PhuocHiep.MotCua;

/// <summary>The rounds that must not run beside themselves, in whichever process. The number is the key of a PostgreSQL advisory lock.</summary>
public enum RoundName
{
    Reminders = 134_001,
    Apologies = 134_002,
    Import = 134_003,
}

public static class RoundLock
{
    /// <summary>Waits until no other process is in this round; released with the transaction. The second of two then finds nothing left to do.</summary>
    public static Task EnterRoundAsync(this MotCuaDb db, RoundName round, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({(int)round})", ct);
}
