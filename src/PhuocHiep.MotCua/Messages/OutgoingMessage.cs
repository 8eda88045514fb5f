using System.Globalization;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

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
    /// <summary>
    /// How long a message is tried in vain: three days, so that it survives a mail server that is away for a day or over a weekend, and yet
    /// the paper reaches the applicant in the week of the promise. (RFC 5321, 4.5.4.1, has servers try four or five days.)
    /// </summary>
    public static readonly Duration LongestInVain = Duration.FromHours(72);

    /// <summary>At least some two hours of trying (<see cref="MarkFailed"/>): an office that was switched off over Tết does not give up at its first try.</summary>
    public const int LeastAttempts = 8;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public MessageChannel Channel { get; init; }

    public string To { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Body { get; init; } = "";

    /// <summary>Stable: a message that is sent again after a crash is the same message to the mailbox.</summary>
    public string MessageId { get; init; } = "";

    /// <summary>The letter whose paper is attached to a mail, and of which a telephone is told.</summary>
    public long? LetterId { get; init; }

    public ApologyLetter? Letter { get; init; }

    /// <summary>The dossier that it speaks of.</summary>
    public long? DossierId { get; init; }

    public Instant CreatedAt { get; init; }

    public Instant NextAttemptAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>Why the last try failed: the first line for the officer, then what the other side said literally.</summary>
    public string? LastError { get; private set; }

    public Instant? SentAt { get; private set; }

    /// <summary>What the other side answered when it took the message: the proof.</summary>
    public string? Answer { get; private set; }

    /// <summary>Not tried again: it was refused for good, or is no longer called for.</summary>
    public Instant? GivenUpAt { get; private set; }

    /// <summary>Given up because it was tried long enough, and not because it was refused for good.</summary>
    public bool IsTriedInVain => GivenUpAt is { } at && IsEnough(at);

    /// <summary>What hinders it, in the officer's words.</summary>
    public string? Problem => LastError?.Split('\n', 2)[0];

    /// <summary>What the other side said, literally.</summary>
    public string? ProblemLiterally => LastError?.Split('\n', 2) is [_, var literally] ? literally : null;

    public MessageKind Kind => MessageId.Split('-', 2)[0] is var word && Enum.TryParse<MessageKind>(word, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : MessageKind.Other;

    public static OutgoingMessage For(ApologyLetter letter, string to, string subject, string body, string domain, Instant now) =>
        For(letter, MessageChannel.Email, to, subject, body, domain, now);

    /// <summary>A letter by mail, or a telephone's word of it: one for each letter and channel.</summary>
    public static OutgoingMessage For(ApologyLetter letter, MessageChannel channel, string to, string subject, string body, string domain, Instant now) => new()
    {
        AgencyId = letter.AgencyId,
        Channel = channel,
        To = to,
        Subject = subject,
        Body = body,
        MessageId = IdOf(MessageKind.Letter, letter.Id.ToString(CultureInfo.InvariantCulture), channel, domain),
        LetterId = letter.Id,
        DossierId = letter.DossierId,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    /// <summary>What an applicant is told of his dossier: one for each dossier, kind and channel, so that the same is never said twice.</summary>
    /// <param name="turn">Which of several, where there may be more than one of this kind: supplements.</param>
    public static OutgoingMessage About(Dossier dossier, MessageKind kind, int? turn, MessageChannel channel, string to, string subject, string body, string domain, Instant now) => new()
    {
        AgencyId = dossier.AgencyId,
        Channel = channel,
        To = to,
        Subject = subject,
        Body = body,
        MessageId = IdOf(kind, string.Create(CultureInfo.InvariantCulture, $"{dossier.Id}{(turn is null ? "" : "-")}{turn}"), channel, domain),
        DossierId = dossier.Id,
        CreatedAt = now,
        NextAttemptAt = now,
    };

    /// <summary>A mail without a paper.</summary>
    /// <param name="key">Names the message, so that it can be written only once; null: a name of its own.</param>
    public static OutgoingMessage Notice(int agencyId, string to, string subject, string body, string domain, Instant now, string? key = null) => new()
    {
        AgencyId = agencyId,
        Channel = MessageChannel.Email,
        To = to,
        Subject = subject,
        Body = body,
        MessageId = $"{key ?? $"notice-{Guid.NewGuid():N}"}@{domain}",
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

    /// <summary>Tried in vain: again after 1, 2, 4 … minutes, at most an hour apart; after <see cref="LongestInVain"/> not any more.</summary>
    internal void MarkFailed(string error, Instant at)
    {
        Attempts++;
        LastError = error;
        NextAttemptAt = at + Duration.FromMinutes(Math.Min(60, 1 << Math.Min(Attempts - 1, 6)));
        if (IsEnough(at)) GivenUpAt = at;
    }

    /// <summary>Refused for good.</summary>
    internal void MarkRefused(string error, Instant at)
    {
        Attempts++;
        GiveUp(error, at);
    }

    /// <summary>Not tried again.</summary>
    internal void GiveUp(string why, Instant at)
    {
        GivenUpAt = at;
        LastError = why;
    }

    bool IsEnough(Instant at) => at - CreatedAt >= LongestInVain && Attempts >= LeastAttempts;

    /// <summary>`letter-12@host`, `ready-34-sms@host`.</summary>
    static string IdOf(MessageKind kind, string of, MessageChannel channel, string domain) =>
        $"{kind}-{of}{(channel == MessageChannel.Email ? "" : $"-{channel}")}".ToLowerInvariant() + $"@{domain}";
}
