using NodaTime;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Who held the clock.</summary>
public enum ClockHolder
{
    /// <summary>Bộ phận Một cửa.</summary>
    Counter,

    /// <summary>Công chức giải quyết.</summary>
    Officer,

    /// <summary>Người nộp: a supplement or a financial duty is awaited.</summary>
    Citizen,

    /// <summary>Cơ quan khác, cấp trên.</summary>
    UpperLevel,

    /// <summary>Niêm yết công khai: nobody, by law.</summary>
    Posting,
}

/// <summary>A span in which one held the dossier.</summary>
public sealed record Held(ClockHolder Holder, Instant From, Instant To)
{
    public Duration Time => To - From;
}

/// <summary>Ai giữ hồ sơ bao lâu: from receipt to the result, to the end without one, or to now. The spans are the control slip read backwards and sum to the time elapsed.</summary>
public static class Custody
{
    /// <param name="events">The lines of the slip, in any order.</param>
    /// <param name="until">Now; what happened after it is not told.</param>
    public static IReadOnlyList<Held> Of(IEnumerable<DossierEvent> events, Instant until)
    {
        var spans = new List<Held>();
        ClockHolder? holder = null;
        Instant since = default;
        foreach (var line in events.Where(e => e.At <= until).OrderBy(e => e.At).ThenBy(e => e.Id))
        {
            // A note on the slip, a letter or a document moves nothing.
            if (line.FromStatus == line.ToStatus) continue;
            Close(Minute(line.At));
            holder = HolderAfter(line);
            since = Minute(line.At);
        }
        Close(Minute(until));
        return spans;

        void Close(Instant at)
        {
            if (holder is not { } held || at == since) return;
            if (spans.Count > 0 && spans[^1].Holder == held) spans[^1] = spans[^1] with { To = at };
            else spans.Add(new(held, since, at));
        }
    }

    /// <summary>How long each held it in all, those who held it only.</summary>
    public static IReadOnlyList<(ClockHolder Holder, Duration Time)> Totals(IEnumerable<Held> spans) =>
        [.. spans.GroupBy(span => span.Holder).OrderBy(group => group.Key).Select(group => (group.Key, group.Aggregate(Duration.Zero, (sum, span) => sum + span.Time)))];

    /// <summary>To the minute, so that what the page shows adds up.</summary>
    static Instant Minute(Instant at) => Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / 60 * 60);

    /// <summary>Null once the result is there or the dossier has ended: nobody's clock runs.</summary>
    static ClockHolder? HolderAfter(DossierEvent line) => line.ToStatus switch
    {
        DossierStatus.Received => ClockHolder.Counter,
        DossierStatus.InProcess => ClockHolder.Officer,
        DossierStatus.AwaitingOpinion => ClockHolder.UpperLevel,
        DossierStatus.AwaitingSupplement => ClockHolder.Citizen,
        DossierStatus.Suspended => line.Kind == DossierEventKind.SuspendedForPosting ? ClockHolder.Posting : ClockHolder.Citizen,
        _ => null,
    };
}
