using NodaTime;
using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Messages;

/// <summary>How a message reaches a person; each by itself, none depends on another.</summary>
[Flags]
public enum MessageChannel
{
    None = 0,

    Email = 1,

    Sms = 2,

    Zalo = 4,
}

/// <summary>A message that is to go out: to tell someone is to add this row in the same transaction. The database is the queue.</summary>
public sealed class OutgoingMessage
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public MessageChannel Channel { get; init; }

    public string To { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>Stable: a message that is sent again after a crash is the same message to the mailbox.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The letter whose paper is attached.</summary>
    public long? LetterId { get; init; }

    public ApologyLetter? Letter { get; init; }

    /// <summary>The dossier that it speaks of.</summary>
    public long? DossierId { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    public string? LastError { get; private set; }

    public Instant? SentAt { get; private set; }

    /// <summary>What the other side answered when it took the message: the proof.</summary>
    public string? Answer { get; private set; }

    /// <summary>Not tried again: it was refused for good, or is no longer called for.</summary>
    public Instant? GivenUpAt { get; private set; }

    public static OutgoingMessage For(ApologyLetter letter, string to, string subject, string body, string domain, Instant now) => new()
    {
        AgencyId = letter.AgencyId,
        Channel = MessageChannel.Email,
        To = to,
        Subject = subject,
        Body = body,
        MessageId = $"letter-{letter.Id}@{domain}",
        LetterId = letter.Id,
        DossierId = letter.DossierId,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    /// <summary>A message without a paper.</summary>
    public static OutgoingMessage Notice(int agencyId, string to, string subject, string body, string domain, Instant now) => new()
    {
        AgencyId = agencyId,
        Channel = MessageChannel.Email,
        To = to,
        Subject = subject,
        Body = body,
        MessageId = $"notice-{Guid.NewGuid():N}@{domain}",
        CreatedAt = now,
        NextAttemptAt = now,
    };

    internal void MarkSent(string? answer, Instant at)
    {
        Attempts++;
        SentAt = at;
        Answer = answer;
        LastError = null;
    }

    /// <summary>Tried in vain: again after 1, 2, 4 … minutes, at most an hour apart.</summary>
    internal void MarkFailed(string error, Instant at)
    {
        Attempts++;
        LastError = error;
        NextAttemptAt = at + Duration.FromMinutes(Math.Min(60, 1 << Math.Min(Attempts - 1, 6)));
    }

    /// <summary>Not tried again.</summary>
    internal void GiveUp(string why, Instant at)
    {
        GivenUpAt = at;
        LastError = why;
    }
}
