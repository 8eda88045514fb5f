using PhuocHiep.MotCua.Agencies;

namespace PhuocHiep.MotCua.Messages;

/// <summary>Takes messages to people on one channel. Each by itself: what one cannot do holds up no other.</summary>
public interface ICarrier : IAsyncDisposable
{
    /// <summary>Carries one message. The same message carried twice is the same message to whoever gets it. Once the message itself is under way it is ended, whatever <paramref name="ct"/> says: cut off after its last word, nobody knew whether it was taken.</summary>
    /// <returns>What the other side answered when it took the message: the proof.</returns>
    /// <exception cref="NotCarried">The other side did not take it.</exception>
    Task<string> CarryAsync(Parcel parcel, CancellationToken ct);
}

/// <summary>A message ready to go.</summary>
/// <param name="Paper">The PDF that goes with it.</param>
/// <param name="StopLink">Where one click ends the reminders (RFC 8058); null: it is no reminder, or the site has no https.</param>
public sealed record Parcel(OutgoingMessage Message, Agency Sender, byte[]? Paper = null, Uri? StopLink = null);

public enum Hindrance
{
    /// <summary>This message, this time.</summary>
    Passing,

    /// <summary>Nothing goes by this channel now: whatever the message, it would meet the same.</summary>
    Away,

    /// <summary>This message will never be taken.</summary>
    ForGood,
}

/// <summary>A message was not taken. The first line is for the officer; what the other side said literally follows.</summary>
public sealed class NotCarried(Hindrance hindrance, string why, string? literally = null) : Exception(literally is null ? why : $"{why}\n{Cut(literally)}")
{
    /// <summary>Some servers answer with a page.</summary>
    const int Longest = 1000;

    public Hindrance Hindrance { get; } = hindrance;

    static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];
}
