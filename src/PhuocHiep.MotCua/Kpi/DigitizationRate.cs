using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ số hóa hồ sơ, kết quả.
// Definition: of the dossiers completed in the period, those with every component digitized and an electronic result issued.
// Formula: both / completed. A dossier without a recorded component has nothing digitized.
// Source: letter 134/UBND-VP, annex, PAR 14(a); decision 235/QĐ-UBND: at least 15 %.
public sealed class DigitizationRate : DossierIndicator
{
    public override string Id => "digitization-rate";

    public override string Name => "Số hóa hồ sơ và cấp kết quả điện tử";

    public override string AnnexRow => "PAR 14(a)";

    public override string HowComputed => "Số hồ sơ đã số hóa đủ thành phần và cấp kết quả điện tử, chia cho số hồ sơ có kết quả trong kỳ. Chỉ tiêu tối thiểu.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(a); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Hồ sơ đã rút hoặc dừng giải quyết trong kỳ.";

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => AsItStood.AllDigitized(period).And(AsItStood.ElectronicResult(period));
}
