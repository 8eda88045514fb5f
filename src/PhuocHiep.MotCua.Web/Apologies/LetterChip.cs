using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One step of the way of a letter, as a filter of the list.</summary>
public sealed record LetterChip(string Name, string Text, string Empty, Func<IQueryable<ApologyLetter>, IQueryable<ApologyLetter>> Filter)
{
    public static readonly IReadOnlyList<LetterChip> All =
    [
        new("reason", "Chờ ghi lý do", "Không có dự thảo nào chờ ghi lý do. Khi một hồ sơ quá hạn, dự thảo được soạn tự động và hiện ở đây.",
            letters => letters.Where(l => l.SignedAt == null && l.ReasonAt == null)),
        new("signature", "Chờ ký", "Không có phiếu nào chờ ký.",
            letters => letters.Where(l => l.SignedAt == null && l.ReasonAt != null)),
        new("issue", "Chờ gửi, trao", "Không có phiếu nào chờ gửi hoặc trao.",
            letters => letters.Where(l => l.SignedAt != null && l.SentAt == null && l.HandedOverAt == null)),
        new("posting", "Chờ đăng công khai", "Mọi phiếu đã ký đều đã được đăng công khai.",
            letters => letters.Where(l => l.SignedAt != null && l.PublishedAt == null)),
        new("all", "Tất cả", "Chưa có phiếu xin lỗi nào.", letters => letters),
    ];

    public static LetterChip Named(string? name) => All.FirstOrDefault(chip => chip.Name == name) ?? All[0];
}
