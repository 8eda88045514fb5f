using System.Linq.Expressions;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ thủ tục hành chính được công khai đầy đủ.
// Definition: of the procedures in force, those published with all required fields (name, field, limit).
// Source: letter 134/UBND-VP, annex, SIPAS 2.2, PAR 2.
public sealed class ProceduresPublishedRate : ProcedureIndicator
{
    public override string Id => "procedures-published-rate";

    public override string Name => "Thủ tục được công khai đầy đủ";

    public override string AnnexRow => "SIPAS 2.2; PAR 2";

    public override string HowComputed => "Số thủ tục đã công khai đủ nội dung (tên, lĩnh vực, thời hạn), chia cho số thủ tục đang có hiệu lực.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.2, PAR 2.";

    public override string Excludes => "Không loại thủ tục đang có hiệu lực nào.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period) => p => p.Published && p.Name != "" && p.Field != "" && p.Limit != null;
}
