using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ phải bổ sung do sơ suất của cơ quan có phiếu xin lỗi.
// Definition: of the dossiers that had to be supplemented through the office's own oversight, counted on the day this was asked for, those
// whose letter for it was sent or handed over by the instant asked for.
// Formula: oversight with a letter issued / oversight.
// Source: letter 134/UBND-VP, annex, SIPAS 2.2, 2.4, PAR 4.
public sealed class ApologyOversightRate : DossierIndicator
{
    public override string Id => "apology-oversight-rate";

    public override string Name => "Hồ sơ phải bổ sung do sơ suất đã gửi phiếu xin lỗi";

    public override string AnnexRow => "SIPAS 2.2, 2.4; PAR 4";

    public override string HowComputed => "Số hồ sơ phải bổ sung do sơ suất của cơ quan đã được gửi hoặc trao phiếu xin lỗi, chia cho số hồ sơ có yêu cầu bổ sung như vậy trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.2, 2.4, PAR 4; Điều 4 Quyết định 72/2020/QĐ-UBND, sửa đổi bởi Quyết định 57/2023/QĐ-UBND.";

    public override string Excludes => "Hồ sơ phải bổ sung trong kỳ không do sơ suất của cơ quan.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => null;

    // Asked for twice on two days of one period, a dossier counts once.
    public override IQueryable<Dossier>? OfNow(MotCuaDb db, KpiPeriod period) => period.OfOversight(db);

    protected override IQueryable<Dossier> Kin(MotCuaDb db, KpiPeriod period) => period.Supplemented(db);

    protected override Task<long> CountKinAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Kin(db, period).LongCountAsync(ct);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var issued = db.ApologyLetters.IssuedBy(period.AsOf);
        return d => issued.Any(l => l.DossierId == d.Id && l.Cause == ApologyCause.IntakeError);
    }
}
