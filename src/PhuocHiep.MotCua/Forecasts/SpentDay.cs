using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Forecasts;

/// <summary>How many results of one procedure took as long as this.</summary>
/// <param name="Days">Working days from when the limit last began to run to the result; what the sector's law suspended left out.</param>
/// <param name="Left">Working days that were left of the promise; below 0 where it was late, be it by an hour.</param>
/// <param name="IsCrowded">Worked on a crowded desk (<see cref="Crowd"/>); of one that nobody had it is not known, and not said.</param>
public sealed record Took(int Days, int Left, int Count, bool IsCrowded = false);

/// <summary>Bàn dồn việc: a whole day's work lies overdue on the desk when the day begins. What was slow then says nothing of a desk that is not so.</summary>
public static class Crowd
{
    /// <summary>One that got stuck crowds no desk.</summary>
    public const int Least = 2;

    /// <param name="overdue">How many lay there late already that morning.</param>
    /// <param name="aDay">How many its officer finishes in a day with enough to do.</param>
    public static bool Is(int overdue, double aDay) => overdue >= Math.Max(Least, aDay);
}

/// <summary>For how many minutes of office hours who held the clock, over a number of dossiers.</summary>
public sealed record HeldTime(long Dossiers, long Counter, long Officer, long Citizen, long UpperLevel, long Posting)
{
    public static readonly HeldTime None = new(0, 0, 0, 0, 0, 0);

    public long Minutes => Counter + Officer + Citizen + UpperLevel + Posting;

    public long Of(ClockHolder holder) => holder switch
    {
        ClockHolder.Counter => Counter,
        ClockHolder.Officer => Officer,
        ClockHolder.Citizen => Citizen,
        ClockHolder.UpperLevel => UpperLevel,
        ClockHolder.Posting => Posting,
        _ => throw new ArgumentOutOfRangeException(nameof(holder), holder, null),
    };

    public static HeldTime operator +(HeldTime a, HeldTime b) =>
        new(a.Dossiers + b.Dossiers, a.Counter + b.Counter, a.Officer + b.Officer, a.Citizen + b.Citizen, a.UpperLevel + b.UpperLevel, a.Posting + b.Posting);
}

/// <summary>
/// Thời gian đã dùng: what the results of one day that is over had taken, so that neither a forecast nor the question where the days go walks
/// through the archive. Not a truth of its own: a day to which a result was brought in since is added up anew (<see cref="StaleSpentDay"/>).
/// </summary>
public sealed class SpentDay
{
    /// <summary>Rises with the reckoning: what was added up in another way is added up anew.</summary>
    public const int CurrentVersion = 2;

    public int AgencyId { get; init; }

    public LocalDate On { get; init; }

    public int Version { get; init; }

    /// <summary>By procedure.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Took>> Times { get; init; } = new Dictionary<int, IReadOnlyList<Took>>();

    /// <summary>By procedure. Of a dossier brought in from another register nobody knows who held it: it is left out.</summary>
    public IReadOnlyDictionary<int, HeldTime> Held { get; init; } = new Dictionary<int, HeldTime>();

    /// <summary>How many each officer finished.</summary>
    public IReadOnlyDictionary<int, int> Finished { get; init; } = new Dictionary<int, int>();
}

/// <summary>A day whose results were touched since it was added up. The database itself writes these down; rows without a key, so that nobody waits for anybody.</summary>
public sealed class StaleSpentDay
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public LocalDate On { get; init; }
}

/// <summary>What an officer finished in the last <see cref="YearBehind.PaceDays"/> working days.</summary>
/// <param name="InBusierHalf">How many of them on the busier half of those days: who has little to do finishes little, and could do more.</param>
public sealed record Pace(int Finished, int InBusierHalf)
{
    public decimal PerDay => (decimal)Finished / YearBehind.PaceDays;

    public double PerBusyDay => InBusierHalf / (YearBehind.PaceDays / 2.0);

    internal static Pace Of(IEnumerable<int> days)
    {
        var busiest = days.OrderDescending().ToList();
        return new(busiest.Sum(), busiest.Take(YearBehind.PaceDays / 2).Sum());
    }
}

/// <summary>What an office knows on one morning of its own last twelve months: the sum of their days, kept so that a page reads one row.</summary>
public sealed class YearBehind
{
    /// <summary>Over how many working days is counted what an officer finishes.</summary>
    public const int PaceDays = 20;

    public int AgencyId { get; init; }

    /// <summary>The morning: nothing of this day or after it is in it.</summary>
    public LocalDate On { get; set; }

    public IReadOnlyDictionary<int, IReadOnlyList<Took>> Times { get; set; } = new Dictionary<int, IReadOnlyList<Took>>();

    /// <summary>How fast each officer was in the last <see cref="PaceDays"/> working days.</summary>
    public IReadOnlyDictionary<int, Pace> Paces { get; set; } = new Dictionary<int, Pace>();
}
