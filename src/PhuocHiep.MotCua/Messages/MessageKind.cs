namespace PhuocHiep.MotCua.Messages;

/// <summary>What a message to an applicant is about. It is the first word of its Message-Id.</summary>
public enum MessageKind
{
    /// <summary>Not to an applicant.</summary>
    Other,

    /// <summary>Phiếu xin lỗi; on a telephone that there is one.</summary>
    Letter,

    /// <summary>Yêu cầu bổ sung.</summary>
    Supplement,

    /// <summary>Gia hạn.</summary>
    Extension,

    /// <summary>Đã tiếp nhận.</summary>
    Received,

    /// <summary>Đã có kết quả.</summary>
    Ready,

    /// <summary>Trễ hẹn, and the letter is not signed yet.</summary>
    Late,
}

public static class MessageWords
{
    static readonly MessageChannel[] Each = [MessageChannel.Email, MessageChannel.Sms, MessageChannel.Zalo];

    /// <summary>Reminders are a courtesy, which the applicant may do without; the others the law has the office say.</summary>
    public static bool IsReminder(this MessageKind kind) => kind is MessageKind.Received or MessageKind.Ready or MessageKind.Late;

    public static string Text(this MessageKind kind) => kind switch
    {
        MessageKind.Other => "Thông báo",
        MessageKind.Letter => "Phiếu xin lỗi và hẹn lại",
        MessageKind.Supplement => "Yêu cầu bổ sung",
        MessageKind.Extension => "Gia hạn",
        MessageKind.Received => "Đã tiếp nhận",
        MessageKind.Ready => "Đã có kết quả",
        MessageKind.Late => "Trễ hẹn",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>`Thư điện tử, Zalo`; null where there is none.</summary>
    public static string? InWords(this MessageChannel channels) =>
        string.Join(", ", Each.Where(channel => channels.HasFlag(channel)).Select(Text)) is { Length: > 0 } words ? words : null;

    /// <summary>One channel, as a form names it.</summary>
    public static string Text(this MessageChannel channel) => channel switch
    {
        MessageChannel.Email => "Thư điện tử",
        MessageChannel.Sms => "Tin nhắn",
        MessageChannel.Zalo => "Zalo",
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };
}
