using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>The two halves of a rate.</summary>
public sealed record Halves(long Numerator, long Denominator)
{
    public static readonly Halves None = new(0, 0);

    /// <summary>To four decimals; null where there was nothing to measure.</summary>
    public decimal? Percent => Denominator > 0 ? Math.Round(100m * Numerator / Denominator, 4, MidpointRounding.AwayFromZero) : null;

    public static Halves operator +(Halves a, Halves b) => new(a.Numerator + b.Numerator, a.Denominator + b.Denominator);
}

/// <summary>Which dossiers behind a figure are asked for.</summary>
public enum FigurePart
{
    Denominator,
    Numerator,

    /// <summary>What keeps the figure from its target: in the denominator, not in the numerator.</summary>
    Missing,

    /// <summary>Of the same kind and the same period, and not in the denominator.</summary>
    Excluded,
}

/// <summary>Chỉ số: a rate that the office answers for. One file each; what is counted and what is listed come from the same question.</summary>
public abstract class Indicator
{
    /// <summary>`on-time-rate`: its name outside.</summary>
    public abstract string Id { get; }

    /// <summary>As the annex names it.</summary>
    public abstract string Name { get; }

    /// <summary>Row of the annex of letter 134/UBND-VP.</summary>
    public abstract string AnnexRow { get; }

    /// <summary>Cách tính, in words.</summary>
    public abstract string HowComputed { get; }

    /// <summary>Căn cứ: what asks for it, in words.</summary>
    public abstract string Source { get; }

    /// <summary>What of the same kind is left out, in words.</summary>
    public abstract string Excludes { get; }

    /// <summary>Why there is no figure yet; null where there is one.</summary>
    public virtual string? WithoutSource => null;

    /// <returns>Null where nothing is measured yet.</returns>
    public abstract Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct);
}

/// <summary>A rate of dossiers.</summary>
public abstract class DossierIndicator : Indicator, IDayCounted
{
    public virtual DayOf Day => DayOf.Result;

    /// <summary>What the rate is taken of, with <see cref="OfNow"/>.</summary>
    public abstract IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period);

    public virtual IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period) => null;

    /// <summary>What makes one of them count. Never null in SQL: compare nullable columns only behind a null test.</summary>
    public abstract Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period);

    public override async Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => await DayCounting.CountAsync(this, db, period, ct);

    /// <summary>The dossiers of the period that are of the kind, left out or not.</summary>
    protected virtual IQueryable<Dossier> Kin(MotCuaDb db, KpiPeriod period) => Day == DayOf.Receipt ? period.Received(db) : period.Completed(db).Concat(period.Dropped(db));

    /// <summary>All that are of the kind: none of those that belong to a day is left out, and neither they nor it need be gone through to know.</summary>
    protected virtual bool TakesAll => false;

    /// <summary>How many of the kind are left out; the days that are added up are not counted again.</summary>
    /// <param name="taken">The denominator.</param>
    public async Task<long> CountExcludedAsync(MotCuaDb db, KpiPeriod period, long taken, CancellationToken ct) => await CountKinAsync(db, period, ct) - taken;

    /// <summary>How many are of the kind.</summary>
    protected virtual async Task<long> CountKinAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Day == DayOf.Receipt
        ? (await new ReceivedOnlineRate().CountDaysAsync(db, period, ct)).Denominator
        : (await new OnTimeRate().CountDaysAsync(db, period, ct)).Denominator + await period.Dropped(db).LongCountAsync(ct);

    /// <summary>How they are listed: by the day to which they belong, in the order of its index, so that a page of a long list reads a page; where there are others too, by their promise.</summary>
    public Expression<Func<Dossier, Instant>> OrderOf(MotCuaDb db, KpiPeriod period, FigurePart part) => Day == DayOf.Receipt ? d => d.ReceivedAt
        : part != FigurePart.Excluded && OfNow(db, period) is null ? d => d.CompletedAt!.Value : d => d.DueAt;

    /// <summary>The dossiers behind a part of the figure. Those of the denominator and the excluded are together all of the kind.</summary>
    public IQueryable<Dossier> Dossiers(MotCuaDb db, KpiPeriod period, FigurePart part)
    {
        var (all, counts) = (DayCounting.Dossiers(this, db, period), Counts(db, period));
        return part switch
        {
            FigurePart.Excluded when TakesAll => Day == DayOf.Receipt ? period.Received(db).Where(_ => false) : period.Dropped(db),
            FigurePart.Excluded => Kin(db, period).Where(d => !all.Any(counted => counted.Id == d.Id)),
            FigurePart.Numerator => all.Where(counts),
            FigurePart.Missing => all.Where(Expression.Lambda<Func<Dossier, bool>>(Expression.Not(counts.Body), counts.Parameters)),
            _ => all,
        };
    }
}

/// <summary>A rate of procedures in force on the last day of the period.</summary>
public abstract class ProcedureIndicator : Indicator
{
    protected abstract IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period);

    protected abstract Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period);

    public override async Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) =>
        new(await Of(db, period).LongCountAsync(Counts(db, period), ct), await Of(db, period).LongCountAsync(ct));

    /// <summary>The procedures behind a part of the figure. Those of the denominator and the excluded are together all in force.</summary>
    public IQueryable<Procedure> Procedures(MotCuaDb db, KpiPeriod period, FigurePart part)
    {
        var (all, counts) = (Of(db, period), Counts(db, period));
        return part switch
        {
            FigurePart.Excluded => InForce(db, period).Where(p => !all.Any(counted => counted.Id == p.Id)),
            FigurePart.Numerator => all.Where(counts),
            FigurePart.Missing => all.Where(Expression.Lambda<Func<Procedure, bool>>(Expression.Not(counts.Body), counts.Parameters)),
            _ => all,
        };
    }

    protected static IQueryable<Procedure> InForce(MotCuaDb db, KpiPeriod period) =>
        period.Procedures(db).InForceOn(LocalDate.Min(period.To, period.AsOf.VietnamDay()));
}
