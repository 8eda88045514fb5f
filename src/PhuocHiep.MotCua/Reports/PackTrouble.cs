using Npgsql;

namespace PhuocHiep.MotCua.Reports;

/// <summary>A list of the pack is not as long as its figure says.</summary>
public sealed class PackDisagreement(string path, long? rows, long expected)
    : Exception($"Danh sách {path} có {rows ?? 0} dòng, con số là {expected}: xem trang Đối chiếu và báo quản trị.");

/// <summary>Why a pack could not be made, in words that say whom to call; neither path nor person is in them.</summary>
public static class PackTrouble
{
    const int NoSpaceLeft = 28, QuotaExceeded = 122, WindowsDiskFull = unchecked((int)0x80070070);

    public static string Text(Exception e) => e switch
    {
        RuleViolation or PackDisagreement => e.Message,
        IOException { HResult: NoSpaceLeft or QuotaExceeded or WindowsDiskFull } => "Ổ đĩa chứa dữ liệu đã đầy: báo quản trị dọn chỗ trống.",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => "Ổ đĩa của kho dữ liệu đã đầy: báo quản trị dọn chỗ trống.",
        IOException or UnauthorizedAccessException => "Không ghi được vào thư mục dữ liệu: báo quản trị kiểm tra ổ đĩa và quyền ghi.",
        _ => "Lỗi của hệ thống: báo quản trị xem nhật ký.",
    };
}
