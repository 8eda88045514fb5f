namespace PhuocHiep.MotCua.Messages;

/// <summary>Into the pickup folder, where no mail server is set: one `.eml` file for each message.</summary>
public sealed class MailFolderCarrier(string folder, string host) : ICarrier
{
    public async Task<string> CarryAsync(Parcel parcel, CancellationToken ct)
    {
        using var mail = Mail.Of(parcel, host);
        return await Drop.WriteAsync(folder, parcel.Message.MessageId + ".eml", stream => mail.WriteToAsync(stream, ct));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
