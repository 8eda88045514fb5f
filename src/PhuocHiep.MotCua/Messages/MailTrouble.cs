using System.Globalization;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;

namespace PhuocHiep.MotCua.Messages;

/// <summary>What a mail server's no means: for this message or for all, for now or for good, and how an officer is told.</summary>
static class MailTrouble
{
    /// <summary>Before any message was named: whatever the message, it would meet the same.</summary>
    public static NotCarried Connecting(Exception e) => new(Hindrance.Away, e switch
    {
        AuthenticationException => "Máy chủ thư không nhận tên đăng nhập hoặc mật khẩu của cơ quan",
        SslHandshakeException => "Không nối an toàn được với máy chủ thư: chứng chỉ của máy chủ không được tin",
        OperationCanceledException or TimeoutException => "Máy chủ thư không trả lời",
        _ => "Không nối được máy chủ thư",
    }, e.Message);

    /// <summary>
    /// With a message in hand. 5xx for the recipient or the message is for good (RFC 5321, 4.2.1); for the sender it is the office's own
    /// matter, which its administrator puts right. Everything else passes.
    /// </summary>
    public static NotCarried Sending(Exception e) => e switch
    {
        SmtpCommandException said => Said(said),
        NotSupportedException => new(Hindrance.ForGood, "Máy chủ thư không gửi được tới địa chỉ có chữ ngoài bảng chữ cái Latinh", e.Message),
        ServiceNotAuthenticatedException => new(Hindrance.Passing, "Máy chủ thư đòi đăng nhập", e.Message),
        OperationCanceledException or TimeoutException => new(Hindrance.Passing, "Máy chủ thư không trả lời", e.Message),
        ServiceNotConnectedException or ProtocolException or IOException => new(Hindrance.Passing, "Máy chủ thư ngắt kết nối giữa chừng", e.Message),
        _ => new(Hindrance.Passing, "Chưa gửi được thư", e.Message),
    };

    static NotCarried Said(SmtpCommandException said)
    {
        var isForGood = (int)said.StatusCode >= 500 && said.ErrorCode is SmtpErrorCode.RecipientNotAccepted or SmtpErrorCode.MessageNotAccepted;
        return new(isForGood ? Hindrance.ForGood : Hindrance.Passing, Words(said), string.Create(CultureInfo.InvariantCulture, $"{(int)said.StatusCode} {said.Message}"));
    }

    static string Words(SmtpCommandException said) =>
        IsFull(said) ? "Hộp thư của người nhận đã đầy"
        : said.ErrorCode == SmtpErrorCode.SenderNotAccepted ? "Máy chủ thư không nhận địa chỉ gửi của cơ quan"
        : (int)said.StatusCode < 500 ? "Máy chủ thư hẹn gửi lại sau"
        : said.ErrorCode == SmtpErrorCode.MessageNotAccepted ? "Máy chủ thư không nhận thư này"
        : Has(said, "5.7.") ? "Máy chủ thư không cho gửi tới địa chỉ này"
        : "Địa chỉ thư điện tử không tồn tại hoặc không nhận thư";

    /// <summary>RFC 3463, x.2.2; servers without such codes say so in words or by 452 and 552 for the recipient.</summary>
    static bool IsFull(SmtpCommandException said) =>
        Has(said, ".2.2") || Has(said, "mailbox full") || Has(said, "mailbox is full") || Has(said, "quota")
        || (said.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)said.StatusCode is 452 or 552);

    static bool Has(SmtpCommandException said, string words) => said.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
