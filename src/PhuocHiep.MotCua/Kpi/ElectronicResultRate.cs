using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ cấp kết quả điện tử: the other half of the digitization rate.
// Definition: of the dossiers completed in the period, those whose result was issued electronically.
// Source: letter 134/UBND-VP, annex, PAR 14(a).
public sealed class ElectronicResultRate : DossierIndicator
{
    public override string Id => "electronic-result-rate";

    public override string Name => "Cấp kết quả điện tử";

    public override string AnnexRow => "PAR 14(a)";

    public override string HowComputed => "Số hồ sơ được cấp kết quả điện tử, chia cho số hồ sơ có kết quả trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(a); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Hồ sơ đã rút hoặc dừng giải quyết trong kỳ.";

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => AsItStood.ElectronicResult(period);
}
