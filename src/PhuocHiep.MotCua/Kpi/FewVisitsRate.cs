using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ không phải đi lại quá hai lần.
// Definition: of the dossiers completed in the period, those whose applicant came at most once before the result was ready: to hand it in.
// The second time he comes for the result. What came from an earlier register has no visits written down and is left out.
// Source: letter 134/UBND-VP, annex, SIPAS 2.2; decree 63/2010/NĐ-CP, article 20, clause 4.
public sealed class FewVisitsRate : DossierIndicator
{
    public override string Id => "few-visits-rate";

    public override string Name => "Hồ sơ không phải đi lại quá hai lần";

    public override string AnnexRow => "SIPAS 2.2";

    public override string HowComputed => "Số hồ sơ mà người nộp đến Bộ phận Một cửa không quá một lần trước khi có kết quả (lần thứ hai là lần nhận kết quả), chia cho số hồ sơ có kết quả trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.2; Điều 20 khoản 4 Nghị định 63/2010/NĐ-CP.";

    public override string Excludes => "Hồ sơ nhập từ sổ cũ, không ghi số lần đến; hồ sơ đã rút hoặc dừng giải quyết.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db).Where(d => d.Origin != Origin.Imported);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => d => d.Events.Count(e => e.InPerson && e.At <= d.CompletedAt) < Dossier.MostVisits;
}
