using MimeKit;

namespace PhuocHiep.MotCua.Messages;

/// <summary>A message as a mail: the same bytes to a server and to a file.</summary>
static class Mail
{
    /// <param name="host">The site's own name: an agency without an address writes from there.</param>
    /// <exception cref="NotCarried">The address cannot be one.</exception>
    public static MimeMessage Of(Parcel parcel, string host)
    {
        var (message, sender) = (parcel.Message, parcel.Sender);
        if (!MailboxAddress.TryParse(message.To, out var to) || !to.Address.Contains('@', StringComparison.Ordinal))
            throw new NotCarried(Hindrance.ForGood, "Địa chỉ thư điện tử không đúng dạng");
        var mail = new MimeMessage { MessageId = message.MessageId, Subject = message.Subject, Date = message.CreatedAt.InZone(VietnamTime.Zone).ToDateTimeOffset() };
        mail.From.Add(new MailboxAddress(sender.Name, sender.Email.Length > 0 ? sender.Email : $"khong-tra-loi@{host}"));
        mail.To.Add(to);
        // No machine answers it (RFC 3834).
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (parcel.StopLink is { } link)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{link}>");
            mail.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        var body = new BodyBuilder { TextBody = message.Body };
        if (parcel.Paper is { } pdf) body.Attachments.Add("phieu-xin-loi.pdf", pdf, new ContentType("application", "pdf"));
        mail.Body = body.ToMessageBody();
        return mail;
    }
}
