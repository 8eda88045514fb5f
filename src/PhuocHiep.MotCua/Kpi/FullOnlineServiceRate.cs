using System.Linq.Expressions;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ thủ tục đủ điều kiện được cung cấp trực tuyến toàn trình.
// Definition: of the procedures in force that meet the conditions for the full online level, those deployed at it.
// Source: letter 134/UBND-VP, annex, PAR 14(b); decree 42/2022/NĐ-CP.
public sealed class FullOnlineServiceRate : ProcedureIndicator
{
    public override string Id => "full-online-service-rate";

    public override string Name => "Thủ tục đủ điều kiện được cung cấp toàn trình";

    public override string AnnexRow => "PAR 14(b)";

    public override string HowComputed => "Số thủ tục cung cấp ở mức toàn trình, chia cho số thủ tục đang có hiệu lực đủ điều kiện toàn trình.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(b); Nghị định 42/2022/NĐ-CP.";

    public override string Excludes => "Thủ tục đang có hiệu lực không đủ điều kiện toàn trình.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period).Where(p => p.OnlineEligible);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period) => p => p.OnlineLevel == OnlineLevel.Full;
}
