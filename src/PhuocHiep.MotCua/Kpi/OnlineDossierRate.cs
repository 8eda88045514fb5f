using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ nộp trực tuyến.
// Definition: of the dossiers received in the period for procedures deployed at the full online level, those received online.
// Formula: received online / received. Withdrawn ones were received too.
// Source: letter 134/UBND-VP, annex, PAR 14(b); decision 235/QĐ-UBND.
public sealed class OnlineDossierRate : DossierIndicator
{
    public override string Id => "online-dossier-rate";

    public override string Name => "Hồ sơ nộp trực tuyến (dịch vụ công toàn trình)";

    public override string AnnexRow => "PAR 14(b)";

    public override string HowComputed => "Số hồ sơ nộp trực tuyến, chia cho số hồ sơ tiếp nhận trong kỳ của các thủ tục cung cấp dịch vụ công trực tuyến toàn trình.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 14(b); Quyết định 235/QĐ-UBND ngày 18/01/2024.";

    public override string Excludes => "Hồ sơ tiếp nhận trong kỳ của thủ tục chưa cung cấp trực tuyến toàn trình.";

    public override DayOf Day => DayOf.Receipt;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period)
    {
        var full = period.Procedures(db).Where(p => p.OnlineLevel == OnlineLevel.Full).Select(p => p.Id);
        return period.Received(db).Where(d => full.Contains(d.ProcedureId));
    }

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => d => d.Channel == Channel.Online;
}
