using NodaTime;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// Số liệu đã chốt: a figure of a period that is over, as it stood at the period's end. Written and never changed (the database refuses): where
/// an older register was brought in since, the period is frozen once more, and the latest holds.
/// </summary>
public sealed class FrozenFigure
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public string Indicator { get; init; } = "";

    public LocalDate From { get; init; }

    public LocalDate To { get; init; }

    /// <summary>Null where the indicator had no source yet.</summary>
    public long? Numerator { get; init; }

    public long? Denominator { get; init; }

    /// <summary>Percent: the target of that day.</summary>
    public decimal? Target { get; init; }

    public Instant FrozenAt { get; init; }

    /// <summary>Who had it frozen once more, and why; null where the round froze it.</summary>
    public string? By { get; init; }

    public string? Note { get; init; }

    /// <summary>The newest dossier by number when it was frozen: what has a higher one was brought in since. Null: frozen before this was kept, or there was none.</summary>
    public long? NewestDossierId { get; init; }

    public Halves? Halves => Numerator is { } numerator && Denominator is { } denominator ? new(numerator, denominator) : null;
}

/// <summary>The periods that are told of: those of the calendar, and those in which is reported (from the 15th to the 14th: NĐ 09/2019/NĐ-CP Đ12, recalled).</summary>
public static class ClosedPeriods
{
    const int CutOff = 14;

    /// <summary>Those that end with this day.</summary>
    public static IEnumerable<(LocalDate From, LocalDate To)> EndingOn(LocalDate day)
    {
        if (day.PlusDays(1).Day == 1)
        {
            yield return (day.PlusDays(1).PlusMonths(-1), day);
            if (day.Month % 3 == 0) yield return (day.PlusDays(1).PlusMonths(-3), day);
            if (day.Month == 12) yield return (day.PlusDays(1).PlusMonths(-12), day);
        }
        if (day.Day != CutOff) yield break;
        yield return (day.PlusDays(1).PlusMonths(-1), day);
        if (day.Month % 3 == 0) yield return (day.PlusDays(1).PlusMonths(-3), day);
        if (day.Month % 6 == 0) yield return (day.PlusDays(1).PlusMonths(-6), day);
        if (day.Month == 12) yield return (day.PlusDays(1).PlusMonths(-12), day);
    }
}
