using System.Linq.Expressions;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Kpi;

// What decision 766/QĐ-TTg asks of dossiers and procedures where no indicator of the annex asks the same. The formulas were seen in
// descriptions of the national portal and of provincial systems, not in the text of the decision.

/// <summary>A rate of dossiers that only the quality index asks for.</summary>
public abstract class QualityDossiers : DossierIndicator
{
    public override string Source => QualityIndex.SourceText;
}

/// <summary>A rate of procedures that only the quality index asks for.</summary>
public abstract class QualityProcedures : ProcedureIndicator
{
    public override string Source => QualityIndex.SourceText;
}

// 3.1. Procedures in force offered online, in part or in full / procedures in force.
public sealed class OfferedOnlineRate : QualityProcedures
{
    public override string Id => "766-offered-online";

    public override string Name => "Thủ tục cung cấp trực tuyến";

    public override string AnnexRow => "QĐ 766, mục 3.1";

    public override string HowComputed => "Số thủ tục cung cấp dịch vụ công trực tuyến, một phần hoặc toàn trình, chia cho số thủ tục đang có hiệu lực.";

    public override string Excludes => "Không bỏ ra thủ tục nào đang có hiệu lực.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period) => p => p.OnlineLevel != OnlineLevel.None;
}

// 3.2. Of the procedures offered online, those with at least one dossier received online in the period.
public sealed class UsedOnlineRate : QualityProcedures
{
    public override string Id => "766-used-online";

    public override string Name => "Dịch vụ trực tuyến có phát sinh hồ sơ";

    public override string AnnexRow => "QĐ 766, mục 3.2";

    public override string HowComputed => "Số thủ tục cung cấp trực tuyến có ít nhất một hồ sơ nộp trực tuyến trong kỳ, chia cho số thủ tục cung cấp trực tuyến.";

    public override string Excludes => "Thủ tục đang có hiệu lực không cung cấp trực tuyến.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period).Where(p => p.OnlineLevel != OnlineLevel.None);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var online = db.Dossiers.Of(period.AgencyId).Where(d => d.Channel == Channel.Online && d.ReceivedAt >= start && d.ReceivedAt < end && d.ReceivedAt <= asOf);
        return p => online.Any(d => d.ProcedureId == p.Id);
    }
}

// 3.3. Received online / received; what has no channel was handed in at the counter.
public sealed class ReceivedOnlineRate : QualityDossiers
{
    public override string Id => "766-received-online";

    public override string Name => "Hồ sơ nộp trực tuyến";

    public override string AnnexRow => "QĐ 766, mục 3.3";

    public override string HowComputed => "Số hồ sơ nộp trực tuyến, chia cho số hồ sơ tiếp nhận trong kỳ của mọi thủ tục.";

    public override string Excludes => "Không bỏ ra hồ sơ nào đã tiếp nhận trong kỳ.";

    public override DayOf Day => DayOf.Receipt;

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Received(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => d => d.Channel == Channel.Online;
}

// Group 3, payments. Procedures with a financial obligation that can be paid online / procedures with one.
public sealed class PayableOnlineRate : QualityProcedures
{
    public override string Id => "766-payable-online";

    public override string Name => "Thủ tục có phí, lệ phí thanh toán được trực tuyến";

    public override string AnnexRow => "QĐ 766, nhóm 3";

    public override string HowComputed => "Số thủ tục đã triển khai thanh toán trực tuyến, chia cho số thủ tục có nghĩa vụ tài chính.";

    public override string Excludes => "Thủ tục đang có hiệu lực không có nghĩa vụ tài chính.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period).Where(p => p.HasFinancialObligation);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period) => p => p.OnlinePaymentDeployed;
}

// Group 3, payments. Procedures with a financial obligation that had an online payment in the period / procedures with one.
public sealed class PaidOnlineProcedureRate : QualityProcedures
{
    public override string Id => "766-paid-online-procedures";

    public override string Name => "Thủ tục có phát sinh thanh toán trực tuyến";

    public override string AnnexRow => "QĐ 766, nhóm 3";

    public override string HowComputed => "Số thủ tục có ít nhất một giao dịch thanh toán trực tuyến trong kỳ, chia cho số thủ tục có nghĩa vụ tài chính.";

    public override string Excludes => "Thủ tục đang có hiệu lực không có nghĩa vụ tài chính.";

    protected override IQueryable<Procedure> Of(MotCuaDb db, KpiPeriod period) => InForce(db, period).Where(p => p.HasFinancialObligation);

    protected override Expression<Func<Procedure, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var paid = AsItStood.PaidOnlineInPeriod(db, period).Select(d => d.ProcedureId);
        return p => paid.Contains(p.Id);
    }
}

// Group 3, payments. Completed dossiers that carried a fee and were paid online / completed dossiers that carried a fee.
public sealed class PaidOnlineDossierRate : QualityDossiers
{
    public override string Id => "766-paid-online-dossiers";

    public override string Name => "Hồ sơ thanh toán trực tuyến";

    public override string AnnexRow => "QĐ 766, nhóm 3";

    public override string HowComputed => "Số hồ sơ đã nộp phí, lệ phí trực tuyến, chia cho số hồ sơ có kết quả trong kỳ có thu phí, lệ phí của mọi thủ tục.";

    public override string Excludes => "Hồ sơ không thu phí, lệ phí; hồ sơ đã rút hoặc dừng giải quyết.";

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Completed(db).Where(AsItStood.CarriesFee(period));

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => AsItStood.PaidOnline(period);
}

// 4.2. Received dossiers with at least one paper digitized / received.
public sealed class DigitizedDossierRate : QualityDossiers
{
    public override string Id => "766-digitized";

    public override string Name => "Hồ sơ số hóa";

    public override string AnnexRow => "QĐ 766, mục 4.2";

    public override string HowComputed => "Số hồ sơ có ít nhất một giấy tờ đã số hóa, chia cho số hồ sơ tiếp nhận trong kỳ.";

    public override string Excludes => "Không bỏ ra hồ sơ nào đã tiếp nhận trong kỳ.";

    public override DayOf Day => DayOf.Receipt;

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Received(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period) => AsItStood.AnyDigitized(period);
}

// 4.3. Received dossiers in which a paper digitized before was used again / received.
public sealed class ReusedDossierRate : QualityDossiers
{
    public override string Id => "766-reused";

    public override string Name => "Hồ sơ khai thác, dùng lại giấy tờ đã số hóa";

    public override string AnnexRow => "QĐ 766, mục 4.3";

    public override string HowComputed => "Số hồ sơ có giấy tờ dùng lại từ lần số hóa trước, chia cho số hồ sơ tiếp nhận trong kỳ.";

    public override string Excludes => "Không bỏ ra hồ sơ nào đã tiếp nhận trong kỳ.";

    public override DayOf Day => DayOf.Receipt;

    protected override bool TakesAll => true;

    public override IQueryable<Dossier>? OfDays(MotCuaDb db, KpiPeriod period) => period.Received(db);

    public override Expression<Func<Dossier, bool>> Counts(MotCuaDb db, KpiPeriod period)
    {
        var asOf = period.AsOf;
        return d => db.Documents.Any(x => x.DossierId == d.Id && x.ReusedFromId != null && x.AddedAt <= asOf && (x.WithdrawnAt == null || x.WithdrawnAt > asOf));
    }
}
