using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ thanh toán trực tuyến.
// Definition: of the completed dossiers that carried a fee, of procedures with online payment deployed, those paid online.
// Formula: paid online / completed with a fee.
// Source: letter 134/UBND-VP, annex, PAR 14(c). The annex prints "thanh toán trực tiếp" (paid in person), where the sense and decision
// 235/QĐ-UBND call for "trực tuyến" (online): read as online.
public sealed class OnlinePaymentDossierRate : DossierIndicator
{
    public override string Id => "online-payment-dossier-rate";

    public override string Name => "Hồ sơ thanh toán trực tuyến";

    public override string AnnexRow => "PAR 14(c)";

    public override string HowComputed => "Số hồ sơ đã nộp phí, lệ phí trực tuyến, chia cho số hồ sơ có kết quả trong kỳ có thu phí, lệ phí của các thủ tục đã triển khai thanh toán trực tuyến. Phụ lục in “thanh toán trực tiếp”; theo nghĩa của dòng này và Quyết định 235/QĐ-UBND, đọc là “trực tuyến”.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(c); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Hồ sơ có kết quả trong kỳ không thu phí, lệ phí hoặc của thủ tục chưa triển khai thanh toán trực tuyến; hồ sơ đã rút hoặc dừng giải quyết.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period)
    {
        var deployed = period.Procedures(db).Where(p => p.OnlinePaymentDeployed).Select(p => p.Id);
        return period.Completed(db).Where(AsItStood.CarriesFee(period)).Where(d => deployed.Contains(d.ProcedureId));
    }

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => AsItStood.PaidOnline(period);
}
