using NodaTime;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// Cộng theo ngày: what is counted of one day that is over, so that a year is a sum of days and not a walk through its dossiers. Not a truth
/// of its own: a day that was touched since is asked anew (<see cref="StaleDay"/>), and with another formula so is every day.
/// </summary>
public sealed class DayTotal
{
    public int AgencyId { get; init; }

    public LocalDate On { get; init; }

    /// <summary>By which questions it was counted.</summary>
    public string Formula { get; init; } = "";

    /// <summary>When it was added up: the day was touched shortly before, or never yet.</summary>
    public Instant CountedAt { get; init; }

    /// <summary>By <see cref="IDayCounted.Id"/>.</summary>
    public IReadOnlyDictionary<string, Halves> Counts { get; init; } = new Dictionary<string, Halves>();
}

/// <summary>A day of which something was changed since it was added up. The database itself writes these down, with the change; rows without a key, so that no two officers ever wait for each other.</summary>
public sealed class StaleDay
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>Null: all days, because a procedure was changed that many dossiers ask for.</summary>
    public LocalDate? On { get; init; }
}
