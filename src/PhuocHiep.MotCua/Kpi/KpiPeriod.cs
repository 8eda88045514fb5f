using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>Kỳ tính: days of Asia/Ho_Chi_Minh, both ends included, of one agency, as the archive stood at an instant.</summary>
public sealed record KpiPeriod(int AgencyId, LocalDate From, LocalDate To, Instant AsOf)
{
    /// <summary>As of now: what is added up of its days already; null where it is told as of another instant, or nobody looked.</summary>
    public DaySums? Sums { get; init; }

    /// <summary>Told as of this very moment: what stands in the rows is what held. Otherwise what has become of it since is taken back (<see cref="AsItStood"/>).</summary>
    public bool IsNow { get; init; }

    internal bool MayBePast => !IsNow && Sums is null;

    public Instant Start => From.Start();

    /// <summary>The first instant after the period.</summary>
    public Instant End => To.PlusDays(1).Start();

    /// <summary>Its last day, or that of the instant where this comes first.</summary>
    LocalDate LastDay => LocalDate.Max(From, LocalDate.Min(To, AsOf.VietnamDay()));

    /// <summary>The same length of days before it: of a period that still runs, as many as have begun. As of the same instant.</summary>
    public KpiPeriod Before()
    {
        var before = this with { From = From.PlusDays(-NodaTime.Period.DaysBetween(From, LastDay) - 1), To = From.PlusDays(-1), Sums = null };
        return Sums is { Book: var book } ? before with { Sums = book.Of(before) } : before;
    }

    /// <summary>The first day of the first of so many months that end with its last day.</summary>
    public LocalDate FirstMonth(int months) => new LocalDate(LastDay.Year, LastDay.Month, 1).PlusMonths(1 - months);

    /// <summary>A completed dossier is counted on the day its result was ready.</summary>
    public IQueryable<Dossier> Completed(MotCuaDb db)
    {
        var (start, end, asOf) = (Start, End, AsOf);
        return db.Dossiers.Of(AgencyId).Where(d => d.CompletedAt >= start && d.CompletedAt < end && d.CompletedAt <= asOf);
    }

    /// <summary>A received dossier is counted on the day it was received.</summary>
    public IQueryable<Dossier> Received(MotCuaDb db)
    {
        var (start, end, asOf) = (Start, End, AsOf);
        return db.Dossiers.Of(AgencyId).Where(d => d.ReceivedAt >= start && d.ReceivedAt < end && d.ReceivedAt <= asOf);
    }

    /// <summary>Withdrawn or stopped in the period.</summary>
    public IQueryable<Dossier> Dropped(MotCuaDb db)
    {
        var (start, end, asOf) = (Start, End, AsOf);
        return db.Dossiers.Of(AgencyId).Where(d => d.DroppedAt >= start && d.DroppedAt < end && d.DroppedAt <= asOf);
    }

    /// <summary>Received by the period's end, and without an end as of the instant: those that are open now and those that ended after it.</summary>
    public IQueryable<Dossier> OpenNow(MotCuaDb db)
    {
        var (end, asOf) = (End, AsOf);
        return db.Dossiers.Of(AgencyId).OpenAt(asOf).Where(d => d.ReceivedAt < end);
    }

    /// <summary>Open and overdue as of the instant.</summary>
    public IQueryable<Dossier> OverdueNow(MotCuaDb db) => Sums is { Book.Overdue: var few } ? db.Dossiers.Where(d => few.Contains(d.Id)) : db.Dossiers.Of(AgencyId).OverdueAt(AsOf);

    /// <summary>Completed late in the period, or open and overdue as of the instant.</summary>
    public IQueryable<Dossier> Late(MotCuaDb db) => Completed(db).CompletedLate().Concat(OverdueNow(db));

    /// <summary>Had to be supplemented, asked for in the period.</summary>
    public IQueryable<Dossier> Supplemented(MotCuaDb db)
    {
        var asked = Asked(db);
        return db.Dossiers.Of(AgencyId).Where(d => asked.Any(s => s.DossierId == d.Id));
    }

    /// <summary>The office's catalogue, as it stood then.</summary>
    public IQueryable<Procedure> Procedures(MotCuaDb db) => (MayBePast ? db.Procedures.AsOf(AsOf) : db.Procedures).Of(AgencyId);

    /// <summary>Had to be supplemented through the office's own oversight, asked for in the period.</summary>
    public IQueryable<Dossier> OfOversight(MotCuaDb db)
    {
        var asked = Asked(db).Where(s => s.Fault == SupplementFault.IntakeOversight || s.Fault == SupplementFault.AppraisalOversight);
        return db.Dossiers.Of(AgencyId).Where(d => asked.Any(s => s.DossierId == d.Id));
    }

    IQueryable<Supplement> Asked(MotCuaDb db)
    {
        var (start, end, asOf) = (Start, End, AsOf);
        return db.Supplements.Where(s => s.AgencyId == AgencyId && s.RequestedAt >= start && s.RequestedAt < end && s.RequestedAt <= asOf);
    }
}
