using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ trễ hạn có phiếu xin lỗi.
// Definition: of the dossiers that were late in the period (completed late, or open and overdue as of the instant), those whose letter was
// sent or handed over by then. What was imported as history owes no letter and still counts as late.
// Formula: late with a letter issued / late.
// Source: letter 134/UBND-VP, annex, SIPAS 2.2, 2.4, PAR 4; decision 72/2020/QĐ-UBND article 4 as amended by 57/2023/QĐ-UBND.
public sealed class ApologyRate : DossierIndicator
{
    public override string Id => "apology-rate";

    public override string Name => "Hồ sơ trễ hạn đã gửi phiếu xin lỗi";

    public override string AnnexRow => "SIPAS 2.2, 2.4; PAR 4";

    public override string HowComputed => "Số hồ sơ trễ đã được gửi hoặc trao phiếu xin lỗi, chia cho số hồ sơ trễ trong kỳ (có kết quả trễ trong kỳ, hoặc đang quá hạn tại thời điểm tính).";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.2, 2.4, PAR 4; Điều 4 Quyết định 72/2020/QĐ-UBND, sửa đổi bởi Quyết định 57/2023/QĐ-UBND; Điều 19 khoản 9 Nghị định 61/2018/NĐ-CP.";

    public override string Excludes => "Không loại hồ sơ trễ nào. Hồ sơ nhập từ sổ cũ không phải gửi phiếu vẫn tính là trễ.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db).CompletedLate();

    public override IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period) => period.OverdueNow(db);

    protected override IQueryable<Dossier> Kin(MotCuaDb db, KpiPeriod period) => period.Late(db);

    protected override Task<long> CountKinAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Kin(db, period).LongCountAsync(ct);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var issued = db.ApologyLetters.IssuedBy(period.AsOf);
        return d => issued.Any(l => l.DossierId == d.Id && l.Cause == ApologyCause.Late);
    }
}
