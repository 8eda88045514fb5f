using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>One step of the way of a letter, as a filter of the list.</summary>
/// <param name="IsWork">Something is to be done with what is here: counted, and the most pressing first. The others are told by date, the newest first.</param>
/// <param name="About">What is to be done, where the name does not say it.</param>
public sealed record LetterChip(string Name, string Text, string Empty, bool IsWork, Func<IQueryable<ApologyLetter>, MotCuaDb, IQueryable<ApologyLetter>> Filter, string? About = null)
{
    public static readonly LetterChip Prepared = new("prepared", "Chuẩn bị trước", "Không có dự thảo nào chuẩn bị trước. Đầu ngày làm việc liền trước ngày hẹn trả, dự thảo của hồ sơ chưa có kết quả hiện ở đây.", IsWork: true,
        (letters, _) => letters.PreparedOnly(),
        "Hồ sơ sắp đến hạn mà chưa có kết quả. Nếu không kịp, hãy ghi lý do và trình ký: phiếu phải đến tay người nộp chậm nhất một ngày trước ngày hẹn (NĐ 61/2018 Đ19 k9); nếu có kết quả đúng hẹn, dự thảo tự được rút.");

    public static readonly LetterChip Reason = new("reason", "Chờ ghi lý do", "Không có dự thảo nào chờ ghi lý do. Khi một hồ sơ trễ hẹn, dự thảo chưa có lý do hiện ở đây.", IsWork: true,
        (letters, _) => letters.AwaitingReason());

    public static readonly LetterChip Signature = new("signature", "Chờ ký", "Không có phiếu nào chờ ký.", IsWork: true,
        (letters, _) => letters.AwaitingSignature());

    public static readonly LetterChip Paper = new("paper", "Chờ in và trao", "Không có phiếu nào phải in và trao. Phiếu mà thư điện tử không mang đi được hiện ở đây.", IsWork: true,
        (letters, db) => letters.AwaitingPaper(db.ApologyLetters, db.OutgoingMessages),
        "Người nộp không có địa chỉ thư điện tử, hoặc thư không gửi được: in phiếu, trao tận tay hoặc gửi bưu điện bảo đảm, rồi mở phiếu ghi ai nhận hay mã bưu gửi. Phiếu còn ở đây đến khi đã trao hoặc gửi.");

    public static readonly LetterChip Sending = new("sending", "Đang gửi thư", "Không có phiếu nào đang gửi qua thư điện tử.", IsWork: true,
        (letters, db) => letters.AwaitingIssue(db.ApologyLetters).WithLivingMail(db.OutgoingMessages),
        "Thư được gửi tự động và gửi lại khi máy chủ thư bận; nếu không gửi được, phiếu chuyển sang “Chờ in và trao”.");

    public static readonly LetterChip Posting = new("posting", "Chờ đăng công khai", "Mọi phiếu đã ký của hồ sơ trễ hẹn đều đã được đăng công khai.", IsWork: true,
        (letters, db) => letters.AwaitingPosting(db.ApologyLetters));

    public static readonly IReadOnlyList<LetterChip> All =
    [
        Prepared, Reason, Signature, Paper, Sending, Posting,
        new("infringement", "Hẹn lại lần nữa (vi phạm)", "Không có hồ sơ nào bị hẹn lại quá một lần.", IsWork: false,
            (letters, _) => letters.InForce().Where(l => l.FollowKind == FollowKind.SecondAppointment),
            "Việc hẹn lại ngày trả kết quả được thực hiện không quá một lần (NĐ 61/2018 Đ19 k9)."),
        new("withdrawn", "Đã rút", "Chưa có phiếu nào bị rút.", IsWork: false, (letters, _) => letters.Where(l => l.WithdrawnAt != null)),
        new("all", "Tất cả", "Chưa có phiếu xin lỗi nào.", IsWork: false, (letters, _) => letters),
    ];

    /// <summary>Both heaps of what is signed and has reached nobody, for who asks for them in one word.</summary>
    static readonly LetterChip Issue = new("issue", "Chờ gửi, trao", "Không có phiếu nào chờ gửi hoặc trao.", IsWork: true, (letters, db) => letters.AwaitingIssue(db.ApologyLetters));

    /// <returns>Null where there is none of that name.</returns>
    public static LetterChip? Named(string? name) => All.Append(Issue).FirstOrDefault(chip => chip.Name == name);
}
