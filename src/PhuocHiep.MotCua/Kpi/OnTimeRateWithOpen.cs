using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ đúng hạn, kể cả hồ sơ đang giải quyết.
// Definition: of the dossiers completed in the period or open as of the instant, those that are not late: completed in time, or still within
// their promise. One whose clock stands is within its promise.
// Formula: (completed before or on the promised day + open within it) / (completed + open).
// Source: decision 766/QĐ-TTg, item 2.1 (formula seen in the national portal's own description, not in the text of the decision).
public sealed class OnTimeRateWithOpen : DossierIndicator
{
    public override string Id => "on-time-rate-with-open";

    public override string Name => "Đúng hạn, kể cả hồ sơ đang giải quyết";

    public override string AnnexRow => "QĐ 766, mục 2.1";

    public override string HowComputed => "Số hồ sơ có kết quả không trễ và số hồ sơ đang giải quyết còn trong hạn, chia cho số hồ sơ có kết quả trong kỳ và số hồ sơ đang giải quyết tại thời điểm tính. Hồ sơ chờ bổ sung hoặc tạm dừng theo luật là còn trong hạn.";

    public override string Source => "Quyết định 766/QĐ-TTg ngày 23/6/2022, mục 2.1 (công thức theo bản mô tả của Cổng Dịch vụ công quốc gia, chưa đối chiếu văn bản gốc).";

    public override string Excludes => "Hồ sơ đã rút hoặc dừng giải quyết trong kỳ.";

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db);

    public override IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period) => period.OpenNow(db);

    protected override IQueryable<Dossier> Kin(MotCuaDb db, KpiPeriod period) => period.Completed(db).Concat(period.OpenNow(db)).Concat(period.Dropped(db));

    protected override async Task<long> CountKinAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) =>
        await base.CountKinAsync(db, period, ct) + await period.OpenNow(db).LongCountAsync(ct);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        // Completed by the instant or not: each is judged by what was true then. The clock of an open one stands, or its last instant is not over.
        var asOf = period.AsOf;
        return d => d.CompletedAt != null && d.CompletedAt <= asOf ? d.CompletedAt <= d.OnTimeUntil
            : d.OnTimeUntil >= asOf || d.ClockStoppedAt != null || d.Suspensions.Any(s => s.StopsClock && s.SuspendedAt <= asOf && s.ResumedAt > asOf);
    }
}
