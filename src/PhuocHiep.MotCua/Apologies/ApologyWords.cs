namespace PhuocHiep.MotCua.Apologies;

/// <summary>What the office calls them, on screen and on paper.</summary>
public static class ApologyWords
{
    public static string Text(this ApologyCause cause) => cause switch
    {
        ApologyCause.Late => "Trễ hẹn trả kết quả",
        ApologyCause.IntakeError => "Phải bổ sung do sơ suất của cơ quan",
        ApologyCause.LostOrDamaged => "Hồ sơ bị mất, hư hỏng",
        ApologyCause.ResultError => "Kết quả có sai sót",
        _ => throw new ArgumentOutOfRangeException(nameof(cause), cause, null),
    };

    public static string Text(this DelayReason reason) => reason switch
    {
        DelayReason.MoreVerification => "Cần xác minh, kiểm tra thêm",
        DelayReason.OtherAgency => "Chờ ý kiến của cơ quan phối hợp",
        DelayReason.Workload => "Số lượng hồ sơ nhiều",
        DelayReason.OfficerError => "Sai sót của công chức giải quyết",
        DelayReason.SystemFailure => "Sự cố hệ thống, mất điện, mất mạng",
        DelayReason.ForceMajeure => "Thiên tai, trường hợp bất khả kháng",
        DelayReason.Other => "Lý do khác",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    public static string Text(this FollowKind kind) => kind switch
    {
        FollowKind.Replacement => "Thay thế",
        FollowKind.Correction => "Đính chính",
        FollowKind.SecondAppointment => "Hẹn lại lần nữa (vi phạm)",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Text(this LetterStatus status) => status switch
    {
        LetterStatus.Drafted => "Dự thảo, chờ ghi lý do",
        LetterStatus.AwaitingSignature => "Chờ ký",
        LetterStatus.Signed => "Đã ký, chưa gửi",
        LetterStatus.Sent => "Đã gửi",
        LetterStatus.Published => "Đã gửi và đăng công khai",
        LetterStatus.Withdrawn => "Đã rút",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, null),
    };
}
