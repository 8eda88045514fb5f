using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One step of the way of a letter, as a filter of the list.</summary>
public sealed record LetterChip(string Name, string Text, string Empty, Func<IQueryable<ApologyLetter>, IQueryable<ApologyLetter>> Filter)
{
    public static readonly IReadOnlyList<LetterChip> All =
    [
        new("reason", "Chờ ghi lý do", "Không có dự thảo nào chờ ghi lý do. Khi một hồ sơ quá hạn, dự thảo được soạn tự động và hiện ở đây.",
            letters => letters.AwaitingReason()),
        new("prepared", "Chuẩn bị trước", "Không có dự thảo nào chuẩn bị trước. Đầu ngày làm việc liền trước ngày hẹn trả, dự thảo của hồ sơ chưa có kết quả hiện ở đây.",
            letters => letters.PreparedOnly()),
        new("signature", "Chờ ký", "Không có phiếu nào chờ ký.",
            letters => letters.AwaitingSignature()),
        new("issue", "Chờ gửi, trao", "Không có phiếu nào chờ gửi hoặc trao.",
            letters => letters.AwaitingIssue()),
        new("posting", "Chờ đăng công khai", "Mọi phiếu đã ký đều đã được đăng công khai.",
            letters => letters.AwaitingPosting()),
        new("all", "Tất cả", "Chưa có phiếu xin lỗi nào.", letters => letters),
    ];

    public static LetterChip Named(string? name) => All.FirstOrDefault(chip => chip.Name == name) ?? All[0];
}
