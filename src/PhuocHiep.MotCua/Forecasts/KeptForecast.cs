using NodaTime;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>What was said of one dossier on the first working day of a week. Written and never changed (the database refuses): by it the forecast is judged.</summary>
public sealed class KeptForecast
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public LocalDate On { get; init; }

    public long DossierId { get; init; }

    /// <summary>The promise of that morning.</summary>
    public Instant OnTimeUntil { get; init; }

    /// <summary>Null: nothing could be told.</summary>
    public double? Probability { get; init; }

    public bool SaidLate { get; init; }

    /// <summary>What the simple rule said: more than half of its time is gone.</summary>
    public bool IsPastHalf { get; init; }

    public Instant MadeAt { get; init; }
}

/// <summary>What became of a dossier of which something was said.</summary>
public sealed record Fate(Instant OnTimeUntil, Instant? CompletedAt, Instant? DroppedAt, Instant? ClockStoppedAt)
{
    /// <summary>Withdrawn, stopped, supplemented, extended: something changed, and nobody can say whether the promise would have been kept.</summary>
    public bool IsChanged(Instant promise) => DroppedAt is not null || ClockStoppedAt is not null || OnTimeUntil != promise;

    public bool IsLate(Instant now) => (CompletedAt ?? now) > OnTimeUntil;
}

/// <summary>The forecast of one week, held against what happened.</summary>
public sealed class ForecastWeek
{
    public int AgencyId { get; init; }

    /// <summary>Its first working day.</summary>
    public LocalDate On { get; init; }

    /// <summary>Nothing was said that week; told afterwards, from what was known on that morning.</summary>
    public bool IsBackTest { get; init; }

    /// <summary>How many were due that week and stayed as they were.</summary>
    public int Judged { get; init; }

    /// <summary>How many of those were late.</summary>
    public int Late { get; init; }

    public int Said { get; init; }

    /// <summary>Said late, and late.</summary>
    public int Right { get; init; }

    public int RuleSaid { get; init; }

    public int RuleRight { get; init; }

    /// <summary>Of how many a probability was given.</summary>
    public int Told { get; init; }

    /// <summary>The sum of (probability − 1 or 0)² over those.</summary>
    public double SquaredError { get; init; }

    /// <summary>Withdrawn, supplemented, extended since: not judged.</summary>
    public int Changed { get; init; }

    public Instant JudgedAt { get; init; }

    /// <summary>Holds what was said against what happened.</summary>
    public static ForecastWeek Judge(int agencyId, LocalDate on, bool isBackTest, IEnumerable<KeptForecast> said, IReadOnlyDictionary<long, Fate> fates, Instant now)
    {
        var all = said.ToList();
        var judged = all.Where(f => !fates[f.DossierId].IsChanged(f.OnTimeUntil)).Select(f => (Said: f, IsLate: fates[f.DossierId].IsLate(now))).ToList();
        return new()
        {
            AgencyId = agencyId,
            On = on,
            IsBackTest = isBackTest,
            Judged = judged.Count,
            Late = judged.Count(j => j.IsLate),
            Said = judged.Count(j => j.Said.SaidLate),
            Right = judged.Count(j => j.Said.SaidLate && j.IsLate),
            RuleSaid = judged.Count(j => j.Said.IsPastHalf),
            RuleRight = judged.Count(j => j.Said.IsPastHalf && j.IsLate),
            Told = judged.Count(j => j.Said.Probability is not null),
            SquaredError = judged.Where(j => j.Said.Probability is not null).Sum(j => Math.Pow(j.Said.Probability!.Value - (j.IsLate ? 1 : 0), 2)),
            Changed = all.Count - judged.Count,
            JudgedAt = now,
        };
    }
}

/// <summary>How often the forecast was right, over weeks that are over. What was not measured has no value.</summary>
public sealed record TrackRecord(IReadOnlyList<ForecastWeek> Weeks)
{
    /// <summary>Of fewer no share is told: one more or less would turn it round.</summary>
    public const int Enough = 10;

    public int Judged => Weeks.Sum(w => w.Judged);

    public bool SaysPrecision => Said >= Enough;

    public bool SaysRecall => Late >= Enough;

    public int Late => Weeks.Sum(w => w.Late);

    public int Said => Weeks.Sum(w => w.Said);

    public int Right => Weeks.Sum(w => w.Right);

    public int Missed => Late - Right;

    public int RuleSaid => Weeks.Sum(w => w.RuleSaid);

    public int RuleRight => Weeks.Sum(w => w.RuleRight);

    public int Changed => Weeks.Sum(w => w.Changed);

    /// <summary>Of those said late, the share that were.</summary>
    public double? Precision => Said > 0 ? (double)Right / Said : null;

    public double? RulePrecision => RuleSaid > 0 ? (double)RuleRight / RuleSaid : null;

    /// <summary>Of those that were late, the share that was said.</summary>
    public double? Recall => Late > 0 ? (double)Right / Late : null;

    /// <summary>Điểm Brier: 0 is perfect.</summary>
    public double? Brier => Weeks.Sum(w => w.Told) is > 0 and var told ? Weeks.Sum(w => w.SquaredError) / told : null;

    /// <summary>What saying the same share of everything would have got.</summary>
    public double? BaseBrier => Judged > 0 ? (double)Late / Judged * (1 - (double)Late / Judged) : null;
}
