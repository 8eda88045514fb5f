using System.Data;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Kpi;

namespace PhuocHiep.MotCua.Web.Wall;

/// <summary>How many, and nothing else.</summary>
/// <param name="ReadyToHandOver">Results that nobody has fetched.</param>
/// <param name="LettersOwed">Apologies that are owed and have not gone out.</param>
/// <param name="IsStill">It does not load itself again.</param>
public sealed record WallPage(string Office, Instant At, bool IsStill, int ReceivedToday, int DueToday, int Overdue, int ReadyToHandOver, int LettersOwed, Figure Month, Figure Year)
{
    /// <summary>After how many it loads itself again.</summary>
    public const int Seconds = 60;

    /// <summary>One snapshot, from the small indexes of what is unfinished and from the days that are added up.</summary>
    public static async Task<WallPage> ReadAsync(MotCuaDb db, Agency agency, bool isStill, Instant now, CancellationToken ct = default)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var today = now.VietnamDay();
        var start = today.Start();
        var dossiers = db.Dossiers.AsNoTracking().Of(agency.Id);
        var letters = db.ApologyLetters.AsNoTracking().Of(agency.Id).Where(l => l.OwedAt != null);
        return new(agency.Name, now, isStill,
            await dossiers.CountAsync(d => d.ReceivedAt >= start && d.ReceivedAt <= now, ct),
            await dossiers.DueToday(now).CountAsync(ct),
            await dossiers.Overdue(now).CountAsync(ct),
            await dossiers.ReadyToHandOver().CountAsync(ct),
            await letters.AwaitingReason().CountAsync(ct) + await letters.AwaitingSignature().CountAsync(ct) + await letters.AwaitingIssue(db.ApologyLetters).CountAsync(ct),
            await OnTimeAsync(db, agency.Id, new(today.Year, today.Month, 1), now, ct),
            await OnTimeAsync(db, agency.Id, new(today.Year, 1, 1), now, ct));
    }

    /// <summary>As it is said from a distance: `96,4 %`, or a dash.</summary>
    public static string Spoken(Figure figure) => figure.Value is { } value ? KpiWords.Percent(value) : "–";

    static async Task<Figure> OnTimeAsync(MotCuaDb db, int agencyId, LocalDate from, Instant now, CancellationToken ct)
    {
        var period = new KpiPeriod(agencyId, from, now.VietnamDay(), now);
        return await db.FigureAsync(new OnTimeRate(), period with { Sums = await db.DaySumsAsync(period, ct) }, ct);
    }
}
