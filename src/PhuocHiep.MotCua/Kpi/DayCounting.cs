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

/// <summary>Which days are added up, as read once for all that a page asks of them, and what is open and overdue now.</summary>
public sealed class DayBook(Instant now, IReadOnlyDictionary<LocalDate, DayTotal> known, IReadOnlyList<long> overdue)
{
    /// <summary>By their numbers: the few are named to the archive, or it would guess that they are many and read every letter for them.</summary>
    public IReadOnlyList<long> Overdue => overdue;

    /// <summary>What is added up of the days of a period that is told as of now. Days that were not read are as good as not added up.</summary>
    public DaySums Of(KpiPeriod period)
    {
        var sums = new Dictionary<string, Halves>();
        var missing = new List<LocalDate>();
        // After today nothing has happened: the last run takes the rest of the period.
        var last = LocalDate.Min(period.To, LocalDate.Max(period.From, now.VietnamDay()));
        for (var day = period.From; day <= last; day = day.PlusDays(1))
        {
            if (!known.TryGetValue(day, out var total)) missing.Add(day);
            else foreach (var (id, halves) in total.Counts) sums[id] = sums.GetValueOrDefault(id, Halves.None) + halves;
        }
        return new(this, sums, [.. DayCounting.Runs(missing).Select(run => run.To == last ? (run.From, period.To) : run)]);
    }
}

/// <summary>The days of a period that are added up already, and the rest of it.</summary>
/// <param name="Book">Where they were read; other periods as of the same instant find theirs there too.</param>
public sealed record DaySums(DayBook Book, IReadOnlyDictionary<string, Halves> Sums, IReadOnlyList<(LocalDate From, LocalDate To)> Rest)
{
    public Halves Of(string id) => Sums.GetValueOrDefault(id, Halves.None);
}

public static class DayCounting
{
    static string? formula;

    /// <summary>All that is added up day by day.</summary>
    public static readonly IReadOnlyList<IDayCounted> All = [.. Indicators.All.OfType<IDayCounted>(), .. Indicators.Beside, .. QualityIndex.Indicators.OfType<IDayCounted>(), .. ApologyLedger.LateSteps];

    /// <summary>The questions in short: they change with the code that asks them, and what was counted by others is counted anew.</summary>
    public static string FormulaOf(MotCuaDb db)
    {
        var period = new KpiPeriod(1, new(2024, 1, 1), new(2024, 1, 1), new LocalDate(2024, 1, 1).End()) { IsNow = true };
        return formula ??= Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(TimeTaken.Formula + string.Concat(
            All.Where(c => c.OfDays(db, period) is not null).Select(c => c.Id + c.OfDays(db, period)!.ToQueryString() + c.OfDays(db, period)!.Where(c.Counts(db, period)).ToQueryString())))))[..16];
    }

    /// <summary>The days from the one to the other, as they are added up now. To be read in one snapshot with the rest (repeatable read).</summary>
    public static async Task<DayBook> DayBookAsync(this MotCuaDb db, int agencyId, LocalDate from, LocalDate to, Instant now, CancellationToken ct = default)
    {
        var (formula, today) = (FormulaOf(db), now.VietnamDay());
        var stale = await db.StaleDays.Where(s => s.AgencyId == agencyId).Select(s => s.On).Distinct().ToListAsync(ct);
        var days = stale.Contains(null) ? [] : await db.DayTotals.AsNoTracking()
            .Where(t => t.AgencyId == agencyId && t.On >= from && t.On <= to && t.On < today && t.Formula == formula && !stale.Contains(t.On)).ToListAsync(ct);
        return new(now, days.ToDictionary(day => day.On), await db.Dossiers.Of(agencyId).OverdueAt(now).Select(d => d.Id).ToListAsync(ct));
    }

    /// <summary>The same for one period that is told as of now.</summary>
    public static async Task<DaySums> DaySumsAsync(this MotCuaDb db, KpiPeriod period, CancellationToken ct = default) =>
        (await db.DayBookAsync(period.AgencyId, period.From, period.To, period.AsOf, ct)).Of(period);

    /// <summary>Both halves: of the days, and of what is open at the instant.</summary>
    public static async Task<Halves> CountAsync(this IDayCounted counted, MotCuaDb db, KpiPeriod period, CancellationToken ct)
    {
        var halves = await counted.CountDaysAsync(db, period, ct);
        return counted.OfNow(db, period) is { } now ? halves + await AskAsync(now, counted.Counts(db, period), ct) : halves;
    }

    /// <summary>What belongs to the days of the period: from those that are added up, where the period knows of any, and of the rest by asking.</summary>
    internal static async Task<Halves> CountDaysAsync(this IDayCounted counted, MotCuaDb db, KpiPeriod period, CancellationToken ct)
    {
        var halves = period.Sums?.Of(counted.Id) ?? Halves.None;
        foreach (var (from, to) in period.Sums?.Rest ?? [(period.From, period.To)])
        {
            var rest = period with { From = from, To = to };
            if (counted.OfDays(db, rest) is { } days) halves += await AskAsync(days, counted.Counts(db, rest), ct);
        }
        return halves;
    }

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
