using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ giải quyết đúng hạn.
// Definition: of the dossiers completed in the period, those that were not late by the first promise.
// Formula: completed and not late / completed. Refusals with a reason are completed; withdrawn ones are not.
// Source: letter 134/UBND-VP, annex, PAR 4; late by Civil Code Đ148 k6.
public sealed class OnTimeRate : DossierIndicator
{
    public override string Id => "on-time-rate";

    public override string Name => "Hồ sơ giải quyết đúng hạn";

    public override string AnnexRow => "PAR 4";

    public override string HowComputed => "Số hồ sơ có kết quả không trễ so với ngày hẹn đầu tiên, chia cho số hồ sơ có kết quả trong kỳ. Hẹn lại không làm hồ sơ trễ thành đúng hạn; hồ sơ rút không tính.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 4; trễ hạn theo Điều 148 khoản 6 Bộ luật Dân sự; hẹn lại theo Điều 19 khoản 9 Nghị định 61/2018/NĐ-CP.";

    public override string Excludes => "Hồ sơ đã rút hoặc dừng giải quyết trong kỳ.";

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => d => d.CompletedAt <= d.OnTimeUntil;
}
