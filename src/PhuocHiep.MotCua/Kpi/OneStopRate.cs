using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ tiếp nhận và trả kết quả qua Bộ phận Một cửa.
// Definition: of the dossiers completed in the period and returned, those received and returned through the counter or its online and
// postal channels. Every dossier of this archive came in by one of the three.
// Source: letter 134/UBND-VP, annex, PAR 3.
public sealed class OneStopRate : DossierIndicator
{
    public override string Id => "one-stop-rate";

    public override string Name => "Hồ sơ tiếp nhận và trả qua Một cửa";

    public override string AnnexRow => "PAR 3";

    public override string HowComputed => "Số hồ sơ được tiếp nhận và trả kết quả tại Bộ phận Một cửa hoặc qua kênh trực tuyến, bưu chính của bộ phận này, chia cho số hồ sơ có kết quả trong kỳ và đã trả.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 3.";

    public override string Excludes => "Hồ sơ có kết quả trong kỳ mà người nộp chưa nhận; hồ sơ đã rút hoặc dừng giải quyết.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => ReturnedOf(period, db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => d => d.Channel == Channel.Counter || d.Channel == Channel.Online || d.Channel == Channel.Post;

    static IQueryable<Dossier> ReturnedOf(KpiPeriod period, MotCuaDb db)
    {
        var asOf = period.AsOf;
        return period.Completed(db).Where(d => d.HandedOverAt <= asOf);
    }
}
