using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ phải xin lỗi có phiếu được đăng công khai.
// Definition: of the dossiers of the period that owe a letter, for being late or for an oversight of the office, those whose letter was
// posted publicly by the instant asked for; of a dossier with both causes, one of each. An apology for lost papers or a wrong result is asked
// for elsewhere and neither helps nor hinders here.
// Formula: every cause posted / owed one. What was imported as history owes none.
// Source: letter 134/UBND-VP, annex, SIPAS 2.2, 2.4.
public sealed class ApologyPublishedRate : DossierIndicator
{
    public override string Id => "apology-published-rate";

    public override string Name => "Phiếu xin lỗi được đăng công khai";

    public override string AnnexRow => "SIPAS 2.2, 2.4; PAR 4";

    public override string HowComputed => "Số hồ sơ có phiếu xin lỗi đã đăng công khai, chia cho số hồ sơ trong kỳ phải có phiếu xin lỗi: trễ hạn, hoặc phải bổ sung do sơ suất của cơ quan.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.2, 2.4, PAR 4; Điều 4 Quyết định 72/2020/QĐ-UBND, sửa đổi bởi Quyết định 57/2023/QĐ-UBND.";

    public override string Excludes => "Hồ sơ trễ nhập từ sổ cũ, không phải gửi phiếu.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db).CompletedLate().Where(d => !d.OwesNoLetter);

    public override IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period)
    {
        // Those of an oversight that OfDays does not have; said of each by itself, so that the late ones of the period are not looked through.
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var oversight = period.OfOversight(db).Where(d => d.CompletedAt == null || d.OwesNoLetter || d.CompletedAt <= d.OnTimeUntil || d.CompletedAt < start || d.CompletedAt >= end || d.CompletedAt > asOf);
        return period.OverdueNow(db).Where(d => !d.OwesNoLetter).Union(oversight);
    }

    protected override IQueryable<Dossier> Kin(MotCuaDb db, KpiPeriod period) => period.Late(db).Union(period.OfOversight(db));

    protected override Task<long> CountKinAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Kin(db, period).LongCountAsync(ct);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var asOf = period.AsOf;
        // For the other two causes no row of the annex asks that a letter be posted.
        var asked = db.ApologyLetters.Where(l => l.Cause == ApologyCause.Late || l.Cause == ApologyCause.IntakeError);
        var posted = asked.Where(l => l.PublishedAt != null && l.PublishedAt <= asOf);
        var owed = asked.InForceAt(asOf).Where(l => l.OwedAt != null && l.OwedAt <= asOf);
        // A late one owes its letter from the instant it is late, though none is drafted before the next round.
        return d => posted.Any(l => l.DossierId == d.Id)
            && (d.OwesNoLetter || d.OnTimeUntil >= asOf || (d.CompletedAt != null && d.CompletedAt <= d.OnTimeUntil) || (d.DroppedAt != null && d.DroppedAt <= asOf) || (d.ClockStoppedAt != null && d.ClockStoppedAt <= asOf)
                || posted.Any(l => l.DossierId == d.Id && l.Cause == ApologyCause.Late))
            && !owed.Any(l => l.DossierId == d.Id && !posted.Any(p => p.DossierId == d.Id && p.Cause == l.Cause));
    }
}
