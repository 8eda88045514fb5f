using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ số hóa thành phần hồ sơ: one half of the digitization rate.
// Definition: of the dossiers completed in the period, those with every component digitized.
// Source: letter 134/UBND-VP, annex, PAR 14(a).
public sealed class ComponentDigitizationRate : DossierIndicator
{
    public override string Id => "component-digitization-rate";

    public override string Name => "Số hóa thành phần hồ sơ";

    public override string AnnexRow => "PAR 14(a)";

    public override string HowComputed => "Số hồ sơ đã số hóa đủ thành phần, chia cho số hồ sơ có kết quả trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(a); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Hồ sơ đã rút hoặc dừng giải quyết trong kỳ.";

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => AsItStood.AllDigitized(period);
}
