using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ đúng hạn trên tổng số hồ sơ tiếp nhận.
// Definition: of all dossiers received in the period, those that have their result by the instant and were not late. What is open or was
// withdrawn was received too and lowers the rate.
// Formula: completed and not late / received.
// Source: decree 61/2018/NĐ-CP, article 30, clause 2(c).
public sealed class OnTimeRateOfReceived : DossierIndicator
{
    public override string Id => "on-time-rate-of-received";

    public override string Name => "Đúng hạn trên tổng số tiếp nhận";

    public override string AnnexRow => "NĐ 61, Điều 30";

    public override string HowComputed => "Số hồ sơ tiếp nhận trong kỳ đã có kết quả không trễ, chia cho tổng số hồ sơ tiếp nhận trong kỳ. Hồ sơ đang giải quyết hoặc đã rút nằm ở mẫu số nên làm tỷ lệ này thấp hơn.";

    public override string Source => "Điều 30 khoản 2 điểm c Nghị định 61/2018/NĐ-CP.";

    public override string Excludes => "Không loại hồ sơ tiếp nhận nào.";

    public override DayOf Day => DayOf.Receipt;

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Received(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var asOf = period.AsOf;
        return d => d.CompletedAt != null && d.CompletedAt <= asOf && d.CompletedAt <= d.OnTimeUntil;
    }
}
