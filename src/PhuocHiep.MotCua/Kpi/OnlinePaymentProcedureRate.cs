using System.Linq.Expressions;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ thủ tục có nghĩa vụ tài chính triển khai thanh toán trực tuyến.
// Definition: of the procedures in force with a financial obligation that are eligible, those with online payment deployed.
// Source: letter 134/UBND-VP, annex, PAR 14(c).
public sealed class OnlinePaymentProcedureRate : ProcedureIndicator
{
    public override string Id => "online-payment-procedure-rate";

    public override string Name => "Thủ tục triển khai thanh toán trực tuyến";

    public override string AnnexRow => "PAR 14(c)";

    public override string HowComputed => "Số thủ tục đã triển khai thanh toán trực tuyến, chia cho số thủ tục có nghĩa vụ tài chính và đủ điều kiện.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(c); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Thủ tục đang có hiệu lực không có nghĩa vụ tài chính hoặc không đủ điều kiện thanh toán trực tuyến.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period).Where(p => p.HasFinancialObligation && p.OnlinePaymentEligible);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period) => p => p.OnlinePaymentDeployed;
}
