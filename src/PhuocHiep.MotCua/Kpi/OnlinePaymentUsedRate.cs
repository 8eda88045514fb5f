using System.Linq.Expressions;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ thủ tục đã triển khai có phát sinh thanh toán trực tuyến.
// Definition: of the procedures with online payment deployed, those with at least one online payment in the period.
// Source: letter 134/UBND-VP, annex, PAR 14(c).
public sealed class OnlinePaymentUsedRate : ProcedureIndicator
{
    public override string Id => "online-payment-used-rate";

    public override string Name => "Thủ tục có phát sinh thanh toán trực tuyến";

    public override string AnnexRow => "PAR 14(c)";

    public override string HowComputed => "Số thủ tục có ít nhất một giao dịch thanh toán trực tuyến trong kỳ (kể cả khi sau đó hoàn lại), chia cho số thủ tục đã triển khai thanh toán trực tuyến.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(c); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Thủ tục đang có hiệu lực chưa triển khai thanh toán trực tuyến.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period).Where(p => p.OnlinePaymentDeployed);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var paidOnline = AsItStood.PaidOnlineInPeriod(db, period).Select(d => d.ProcedureId);
        return p => paidOnline.Contains(p.Id);
    }
}
