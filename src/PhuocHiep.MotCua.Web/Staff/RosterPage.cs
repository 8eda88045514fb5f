using System.Globalization;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>One week of the counter, and what is missing in the days to come.</summary>
public sealed record RosterPage
{
    public required LocalDate Monday { get; init; }

    public required LocalDate Today { get; init; }

    public required OfficeHours Hours { get; init; }

    /// <summary>The supervisor sets the week, and does not only look at it.</summary>
    public required bool IsSet { get; init; }

    /// <summary>What was typed, where it could not be saved.</summary>
    public required RosterForm? Typed { get; init; }

    /// <summary>Monday to Friday, and Saturday and Sunday where they are worked; none where the calendar ends before.</summary>
    public required IReadOnlyList<DutyDay> Days { get; init; }

    public required IReadOnlyList<DutyTurn> Gaps { get; init; }

    public required IReadOnlyList<Absence> Absences { get; init; }

    public required IReadOnlyList<OnDuty> Officers { get; init; }

    public required string Seen { get; init; }

    public AbsenceForm Absence { get; init; } = new();

    public IEnumerable<DutyDay> Shown => Days.Where(day => day.Turns.Count > 0 || day.On.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday));

    public static LocalDate MondayOf(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    public static IEnumerable<LocalDate> DaysOf(LocalDate monday) => Enumerable.Range(0, 7).Select(monday.PlusDays);

    public static string Address(LocalDate monday) => $"/staff/roster?week={Iso(monday)}";

    public static string Iso(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    public (LocalTime From, LocalTime To) HoursOf(DutySession session) => session == DutySession.Morning ? (Hours.MorningFrom, Hours.MorningTo) : (Hours.AfternoonFrom, Hours.AfternoonTo);

    /// <summary>The half day's fields: as typed, else as it is put down.</summary>
    public TurnForm FieldsOf(DutyTurn turn) =>
        Typed?.Turns.Find(t => t.On == Iso(turn.On) && t.Session == turn.Session)
        ?? new() { First = turn.Sitting.ElementAtOrDefault(0)?.OfficerId, Second = turn.Sitting.ElementAtOrDefault(1)?.OfficerId, Backup = turn.Backups.ElementAtOrDefault(0)?.OfficerId };
}
