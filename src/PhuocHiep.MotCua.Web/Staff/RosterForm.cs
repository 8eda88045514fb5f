using NodaTime;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>A week as it was set.</summary>
public sealed class RosterForm
{
    public string? Week { get; set; }

    /// <summary>The week as the supervisor saw it.</summary>
    public string? Seen { get; set; }

    public List<TurnForm> Turns { get; set; } = [];

    public IEnumerable<PlannedDuty> Plan() => Turns.SelectMany(turn => turn.Plan());
}

/// <summary>One half day.</summary>
public sealed class TurnForm
{
    public string? On { get; set; }

    public DutySession Session { get; set; }

    /// <summary>Who sits; two lines, for two may sit beside each other.</summary>
    public int? First { get; set; }

    public int? Second { get; set; }

    public int? Backup { get; set; }

    public IEnumerable<PlannedDuty> Plan()
    {
        if (!VietnamTime.TryParseIso(On, out LocalDate day)) yield break;
        if (First is { } first) yield return new(day, Session, first, IsBackup: false);
        if (Second is { } second) yield return new(day, Session, second, IsBackup: false);
        if (Backup is { } backup) yield return new(day, Session, backup, IsBackup: true);
    }
}

/// <summary>Who is away, from when to when.</summary>
public sealed class AbsenceForm
{
    public int? Officer { get; set; }

    /// <summary>As a date field sends it: `2024-08-12`.</summary>
    public string? From { get; set; }

    /// <summary>Empty: that one day.</summary>
    public string? To { get; set; }

    public string? Reason { get; set; }
}
