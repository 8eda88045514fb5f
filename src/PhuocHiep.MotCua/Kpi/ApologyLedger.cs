using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>How far the apologies of a period have come; each step is counted and listed by one question.</summary>
public enum LedgerStep
{
    /// <summary>Phải xin lỗi.</summary>
    Owed,

    /// <summary>Đã có dự thảo.</summary>
    Drafted,

    /// <summary>Đã ký.</summary>
    Signed,

    /// <summary>Đã gửi hoặc trao đúng hạn.</summary>
    SentInTime,

    /// <summary>Đã gửi hoặc trao, nhưng muộn.</summary>
    SentLate,

    /// <summary>Đã đăng công khai.</summary>
    Posted,

    /// <summary>Còn thiếu: owed, and nothing has reached the applicant, whether the dossier is open or completed.</summary>
    Missing,
}

/// <summary>
/// Sổ xin lỗi: of the dossiers of a period that owe an apology, one line for each cause, as the archive stood at an instant. In time is what
/// reached the applicant by the first letter's <see cref="ApologyLetter.IssueBy"/>; where there is no such limit (the calendar did not reach,
/// or it was drafted before limits were kept) nothing was missed.
/// </summary>
public static class ApologyLedger
{
    /// <summary>How many of the late ones are at each step, as it is added up day by day.</summary>
    public static readonly IReadOnlyList<IDayCounted> LateSteps = [.. Enum.GetValues<LedgerStep>().Select(step => new LateStep(step))];

    /// <summary>The dossiers at one step.</summary>
    public static IQueryable<Dossier> Dossiers(MotCuaDb db, KpiPeriod period, ApologyCause cause, LedgerStep step) => At(db, Owed(db, period, cause), period, cause, step);

    static IQueryable<Dossier> At(MotCuaDb db, IQueryable<Dossier> owed, KpiPeriod period, ApologyCause cause, LedgerStep step)
    {
        var asOf = period.AsOf;
        var letters = db.ApologyLetters.InForceAt(asOf).Where(l => l.Cause == cause && l.DraftedAt <= asOf);
        var issued = db.ApologyLetters.IssuedBy(asOf).Where(l => l.Cause == cause);
        // Of the first letter: what replaced or corrected it does not move the limit.
        var inTime = issued.Where(l => letters.Any(first => first.DossierId == l.DossierId && first.FollowsId == null
            && (first.IssueBy == null || l.SentAt <= first.IssueBy || l.HandedOverAt <= first.IssueBy)));
        return step switch
        {
            LedgerStep.Owed => owed,
            LedgerStep.Drafted => owed.Where(d => letters.Any(l => l.DossierId == d.Id)),
            LedgerStep.Signed => owed.Where(d => letters.Any(l => l.DossierId == d.Id && l.SignedAt <= asOf)),
            LedgerStep.SentInTime => owed.Where(d => inTime.Any(l => l.DossierId == d.Id)),
            LedgerStep.SentLate => owed.Where(d => issued.Any(l => l.DossierId == d.Id) && !inTime.Any(l => l.DossierId == d.Id)),
            LedgerStep.Posted => owed.Where(d => letters.Any(l => l.DossierId == d.Id && l.PublishedAt <= asOf)),
            LedgerStep.Missing => owed.Where(d => !issued.Any(l => l.DossierId == d.Id)),
            _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
        };
    }

    /// <summary>Hẹn lại quá một lần (NĐ 61/2018 Đ19 k9): dossiers with a second re-appointment signed in the period.</summary>
    public static IQueryable<Dossier> Infringements(MotCuaDb db, KpiPeriod period)
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var signed = db.ApologyLetters.Of(period.AgencyId)
            .Where(l => l.FollowKind == FollowKind.SecondAppointment && l.SignedAt >= start && l.SignedAt < end && l.SignedAt <= asOf)
            .Select(l => l.DossierId);
        return db.Dossiers.Where(d => signed.Contains(d.Id));
    }

    public static async Task<IReadOnlyDictionary<(ApologyCause Cause, LedgerStep Step), int>> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var counts = new Dictionary<(ApologyCause, LedgerStep), int>();
        foreach (var cause in Enum.GetValues<ApologyCause>())
        {
            foreach (var step in Enum.GetValues<LedgerStep>())
                counts[(cause, step)] = cause == ApologyCause.Late ? (int)(await LateSteps[(int)step].CountAsync(db, period, ct)).Numerator : await Dossiers(db, period, cause, step).CountAsync(ct);
        }
        return counts;
    }

    public static Task<int> CountInfringementsAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct = default) => Infringements(db, period).CountAsync(ct);

    static IQueryable<Dossier> Owed(MotCuaDb db, KpiPeriod period, ApologyCause cause) => cause switch
    {
        ApologyCause.Late => period.Late(db).Where(d => !d.OwesNoLetter),
        ApologyCause.IntakeError => period.OfOversight(db),
        ApologyCause.LostOrDamaged => Reported(db, period, cause, DossierEventKind.LossReported),
        ApologyCause.ResultError => Reported(db, period, cause, DossierEventKind.ResultErrorReported),
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    /// <summary>
    /// Reported in the period, for the first time: one dossier owes one apology for a cause, however often it is reported. Found from the
    /// letters owed since the period began and the few that no round has drafted yet, and then looked up on the control slip; never by a
    /// walk through the control slips of the archive.
    /// </summary>
    static IQueryable<Dossier> Reported(MotCuaDb db, KpiPeriod period, ApologyCause cause, DossierEventKind kind)
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var known = db.ApologyLetters.Of(period.AgencyId).Where(l => l.OwedAt >= start && l.Cause == cause && l.FollowsId == null).Select(l => l.DossierId)
            .Union(db.OwedApologies.Where(o => o.Cause == cause).Select(o => o.DossierId));
        return db.Dossiers.Of(period.AgencyId).Where(d => known.Contains(d.Id)
            && d.Events.Where(e => e.Kind == kind).Min(e => (Instant?)e.At) >= start
            && d.Events.Where(e => e.Kind == kind).Min(e => (Instant?)e.At) < end
            && d.Events.Where(e => e.Kind == kind).Min(e => (Instant?)e.At) <= asOf);
    }

    sealed record LateStep(LedgerStep Step) : IDayCounted
    {
        public string Id => $"late-{Step}";

        public IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => At(db, period.Completed(db).CompletedLate().Where(d => !d.OwesNoLetter), period, ApologyCause.Late, Step);

        public IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period) => At(db, period.OverdueNow(db).Where(d => !d.OwesNoLetter), period, ApologyCause.Late, Step);

        public Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => _ => true;
    }
}
