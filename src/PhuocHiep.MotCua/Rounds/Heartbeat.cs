using NodaTime;

namespace PhuocHiep.MotCua.Rounds;

/// <summary>That a round was by, what it looked at and what it did. Written in the transaction of its work: it never says what was not done.</summary>
public sealed class Heartbeat
{
    public long Id { get; init; }

    public RoundName Round { get; init; }

    public Instant At { get; init; }

    /// <summary>How many things it looked at.</summary>
    public int Looked { get; init; }

    /// <summary>How many of them it had to act on.</summary>
    public int Acted { get; init; }
}
