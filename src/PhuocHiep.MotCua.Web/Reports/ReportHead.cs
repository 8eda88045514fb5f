using NodaTime;
using PhuocHiep.MotCua.Reports;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>What stands above every report: the other reports of the same period, and the choice of another period.</summary>
/// <param name="Path">The report's own page.</param>
/// <param name="AsksAsOf">It can be told as of another day than the period's end or now.</param>
public sealed record ReportHead(string Path, ReportPeriod Period, Instant Now, bool AsksAsOf = true)
{
    public static readonly IReadOnlyList<(string Path, string Text)> All =
    [
        ("/reports", "Biểu II.06a và sổ"), ("/reports/apologies", "Xin lỗi"), ("/reports/ratings", "Đánh giá"), ("/reports/inspection", "Bộ hồ sơ kiểm tra"),
    ];
}
