using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Sổ xin lỗi of a period: one line for each cause, each number leading to its dossiers.</summary>
/// <param name="Infringements">Dossiers that were re-appointed more than once.</param>
public sealed record LedgerTable(KpiPeriod Period, IReadOnlyDictionary<(ApologyCause Cause, LedgerStep Step), int> Counts, int Infringements)
{
    /// <summary>Apologies, not dossiers: one dossier may owe several.</summary>
    public int Total(LedgerStep step) => Counts.Where(c => c.Key.Step == step).Sum(c => c.Value);

    public static async Task<LedgerTable> ReadAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) =>
        new(period, await ApologyLedger.CountAsync(db, period, ct), await ApologyLedger.CountInfringementsAsync(db, period, ct));
}

/// <summary>How the ledger's causes and steps are spoken and addressed.</summary>
public static class LedgerWords
{
    /// <summary>All causes, one table below the other.</summary>
    public const string AllCauses = "all";

    public static string Address(ApologyCause? cause, LedgerStep step, KpiPeriod period) => KpiQuery.Address($"/kpi/apologies/{(cause is { } one ? Slug.Of(one) : AllCauses)}/{Slug.Of(step)}", period);

    public static string About(this LedgerStep step) => step switch
    {
        LedgerStep.Owed => "Hồ sơ trong kỳ phải có phiếu xin lỗi.",
        LedgerStep.Drafted => "Đã có dự thảo hoặc phiếu đã ký.",
        LedgerStep.Signed => "Phiếu đã được ký, cho số.",
        LedgerStep.SentInTime => "Phiếu đến người nộp, qua thư điện tử, bưu điện hoặc trao tận tay, trong hạn; trễ hẹn: chậm nhất một ngày trước ngày hẹn (NĐ 61/2018 Đ19 k9).",
        LedgerStep.SentLate => "Phiếu đã đến người nộp, nhưng sau hạn.",
        LedgerStep.Posted => "Phiếu đã từng được đăng công khai, kể cả khi đã hết hạn đăng.",
        LedgerStep.Missing => "Phải xin lỗi mà chưa có phiếu nào đến người nộp, kể cả khi hồ sơ đã có kết quả.",
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, null),
    };
}
