using System.Linq.Expressions;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

public enum DayOf
{
    Receipt,
    Result,
}

/// <summary>Something that is counted of the dossiers of a period: in part by the day to which they belong for good, in part of what stands open at the instant.</summary>
public interface IDayCounted
{
    string Id { get; }

    /// <summary>To which day one of them belongs: that of its receipt, or of its result.</summary>
    DayOf Day => DayOf.Result;

    /// <summary>Those that belong to a day of the period; no dossier belongs to two days. Null where none does.</summary>
    IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period);

    /// <summary>Those of the period that belong to no day, apart from <see cref="OfDays"/>. Few, and asked anew each time. Null where there are none.</summary>
    IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period);

    /// <summary>What makes one of them count.</summary>
    Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period);
}

/// <summary>The days of a period that are added up already, the rest of it, and what is open and overdue now.</summary>
public sealed class DaySums(IReadOnlyDictionary<string, Halves> sums, IReadOnlyList<(LocalDate From, LocalDate To)> rest, IReadOnlyList<long> overdue)
{
    /// <summary>By their numbers: the few are named to the archive, or it would guess that they are many and read every letter for them.</summary>
    public IReadOnlyList<long> Overdue => overdue;

    public IReadOnlyList<(LocalDate From, LocalDate To)> Rest => rest;

    public Halves Of(string id) => sums.GetValueOrDefault(id, Halves.None);
}

public static class DayCounting
{
    static string? formula;

    /// <summary>All that is added up day by day.</summary>
    public static readonly IReadOnlyList<IDayCounted> All = [.. Indicators.All.OfType<IDayCounted>(), .. ApologyLedger.LateSteps];

    /// <summary>The questions in short: they change with the code that asks them, and what was counted by others is counted anew.</summary>
    public static string FormulaOf(MotCuaDb db)
    {
        var period = new KpiPeriod(1, new(2024, 1, 1), new(2024, 1, 1), new LocalDate(2024, 1, 1).End());
        return formula ??= Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
            All.Where(c => c.OfDays(db, period) is not null).Select(c => c.Id + c.OfDays(db, period)!.ToQueryString() + c.OfDays(db, period)!.Where(c.Counts(db, period)).ToQueryString())))))[..16];
    }

    /// <summary>What is added up of the period's days. To be read in one snapshot with the rest (repeatable read).</summary>
    public static async Task<DaySums> DaySumsAsync(this MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var (formula, today) = (FormulaOf(db), period.AsOf.VietnamDay());
        var stale = await db.StaleDays.Where(s => s.AgencyId == period.AgencyId).Select(s => s.On).Distinct().ToListAsync(ct);
        var days = stale.Contains(null) ? [] : await db.DayTotals.AsNoTracking()
            .Where(t => t.AgencyId == period.AgencyId && t.On >= period.From && t.On <= period.To && t.On < today && t.Formula == formula && !stale.Contains(t.On)).ToListAsync(ct);
        var sums = days.SelectMany(day => day.Counts).GroupBy(count => count.Key, count => count.Value).ToDictionary(of => of.Key, of => of.Aggregate((a, b) => a + b));
        return new(sums, [.. Gaps(period, days.Select(day => day.On).ToHashSet())], await period.OverdueNow(db).Select(d => d.Id).ToListAsync(ct));
    }

    /// <summary>Both halves: from the days that are added up, where the period knows of any, and of the rest by asking.</summary>
    public static async Task<Halves> CountAsync(this IDayCounted counted, MotCuaDb db, KpiPeriod period, CancellationToken ct)
    {
        var halves = period.Sums?.Of(counted.Id) ?? Halves.None;
        foreach (var (from, to) in period.Sums?.Rest ?? [(period.From, period.To)]) halves += await counted.CountDaysAsync(db, period with { From = from, To = to }, ct);
        if (counted.OfNow(db, period) is { } now) halves += await AskAsync(now, counted.Counts(db, period), ct);
        return halves;
    }

    /// <summary>What belongs to the days of the period, by asking.</summary>
    internal static async Task<Halves> CountDaysAsync(this IDayCounted counted, MotCuaDb db, KpiPeriod period, CancellationToken ct) =>
        counted.OfDays(db, period) is { } days ? await AskAsync(days, counted.Counts(db, period), ct) : Halves.None;

    /// <summary>The dossiers that are counted.</summary>
    public static IQueryable<Dossier> Dossiers(this IDayCounted counted, MotCuaDb db, KpiPeriod period) => (counted.OfDays(db, period), counted.OfNow(db, period)) switch
    {
        ({ } days, { } now) => days.Concat(now),
        ({ } days, null) => days,
        (null, { } now) => now,
        _ => throw new InvalidOperationException($"{counted.Id} counts nothing."),
    };

    /// <summary>The same, told apart by days; what has nothing of a day has no line of it.</summary>
    internal static async Task<Dictionary<LocalDate, Halves>> CountEachDayAsync(this IDayCounted counted, MotCuaDb db, KpiPeriod period, CancellationToken ct)
    {
        if (counted.OfDays(db, period) is not { } days) return [];
        var all = await ByDay(days, counted.Day).ToDictionaryAsync(of => of.On, of => of.Count, ct);
        var counting = all.Count == 0 ? [] : await ByDay(days.Where(counted.Counts(db, period)), counted.Day).ToDictionaryAsync(of => of.On, of => of.Count, ct);
        return all.ToDictionary(of => of.Key, of => new Halves(counting.GetValueOrDefault(of.Key), of.Value));
    }

    static IQueryable<DayCount> ByDay(IQueryable<Dossier> dossiers, DayOf day) => (day == DayOf.Receipt
            ? dossiers.GroupBy(d => d.ReceivedAt.InZone(DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"]).LocalDateTime.Date)
            : dossiers.GroupBy(d => d.CompletedAt!.Value.InZone(DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"]).LocalDateTime.Date))
        .Select(of => new DayCount(of.Key, of.LongCount()));

    sealed record DayCount(LocalDate On, long Count);

    static async Task<Halves> AskAsync(IQueryable<Dossier> dossiers, Expression<Func<Dossier, bool>> counts, CancellationToken ct) =>
        await dossiers.LongCountAsync(ct) is > 0 and var denominator ? new(await dossiers.Where(counts).LongCountAsync(ct), denominator) : Halves.None;

    /// <summary>The runs of days that are not among the known ones.</summary>
    static IEnumerable<(LocalDate From, LocalDate To)> Gaps(KpiPeriod period, HashSet<LocalDate> known)
    {
        // After today nothing has happened: the last run takes the rest of the period.
        var last = LocalDate.Min(period.To, LocalDate.Max(period.From, period.AsOf.VietnamDay()));
        var missing = new List<LocalDate>();
        for (var day = period.From; day <= last; day = day.PlusDays(1)) if (!known.Contains(day)) missing.Add(day);
        return Runs(missing).Select(run => run.To == last ? (run.From, period.To) : run);
    }

    /// <summary>Days in their order, as runs of days that follow each other.</summary>
    internal static IReadOnlyList<(LocalDate From, LocalDate To)> Runs(IEnumerable<LocalDate> days)
    {
        var runs = new List<(LocalDate From, LocalDate To)>();
        foreach (var day in days)
        {
            if (runs.Count > 0 && runs[^1].To.PlusDays(1) == day) runs[^1] = (runs[^1].From, day);
            else runs.Add((day, day));
        }
        return runs;
    }
}
