using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace PhuocHiep.MotCua.Messages;

/// <summary>
/// Into a folder that the gateway of a telephone company or of Zalo empties: one JSON file for each message, `id`, `to`, `text`, `createdAt`.
/// What is taken by the folder is carried; what the gateway then does is its own proof.
/// </summary>
public sealed class FileDropCarrier(string folder) : ICarrier
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    public Task<string> CarryAsync(Parcel parcel, CancellationToken ct)
    {
        var message = parcel.Message;
        var said = new { id = message.MessageId, to = message.To, text = message.Body, createdAt = message.CreatedAt.ToIso() };
        return Drop.WriteAsync(folder, message.MessageId + ".json", stream => JsonSerializer.SerializeAsync(stream, said, Json, ct));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
