using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Tests.Deadlines;

/// <summary>Cases worked out by hand, one by one; each row is a test.</summary>
public sealed partial class GoldenDeadlineTests
{
    static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");

    public static TheoryData<string, string, string, string, string, string> Cases()
    {
        using var file = new StreamReader(Path.Combine(AppContext.BaseDirectory, "Deadlines", "golden.csv"));
        var cases = new TheoryData<string, string, string, string, string, string>();
        foreach (var row in CsvTable.Read(file, ["id", "code", "received", "rule", "limit", "options", "due", "note"], []))
            cases.Add(row["id"]!, row["received"]!, row["rule"]!, row["limit"]!, row["options"] ?? "{}", row["due"]!);
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_worked_out_by_hand_comes_out_the_same(string id, string received, string rule, string limit, string options, string due)
    {
        var option = JsonDocument.Parse(options).RootElement;
        var computed = rule switch
        {
            "before" => Deadline.NoLaterThanBefore(Day(received), 1, Calendars.Vietnam).InstantAt(new LocalTime(17, 0)),
            "event_days" => Deadline.FromEvent(new(Amount(limit, option), LimitUnit.CalendarDays), Day(received), Calendars.Vietnam).DueAt,
            _ => Deadline.Of(Limit(rule, limit, option), At(received), Calendars.Vietnam, Terms(option)).DueAt,
        };
        Assert.True(At(due) == computed, $"case {id}: {computed.Text()}");
    }

    static TimeLimit Limit(string rule, string limit, JsonElement option) => rule switch
    {
        "same_day" => TimeLimit.SameDay,
        "workdays" => new(Amount(limit, option), LimitUnit.WorkingDays),
        "caldays" => new(Amount(limit, option), LimitUnit.CalendarDays),
        "weeks" => new(Amount(limit, option), LimitUnit.Weeks),
        "months" => new(Amount(limit, option), LimitUnit.Months),
        "workhours" => new(Amount(limit, option), LimitUnit.WorkingHours),
        _ => throw new FormatException(rule),
    };

    static DeadlineTerms Terms(JsonElement option) => new()
    {
        CountedFromNextDayAfter15 = option.TryGetProperty("after15", out var after15) && after15.GetBoolean(),
        Restarts = option.TryGetProperty("restart", out var restarts) ? [.. restarts.EnumerateArray().Select(r => At(r.GetString()!))] : [],
        Excluded = option.TryGetProperty("exclude", out var excluded) ? [.. excluded.EnumerateArray().Select(e => new ExcludedPeriod(Day(e[0].GetString()!), Day(e[1].GetString()!)))] : [],
        Extension = option.TryGetProperty("extra", out var extra) ? new(extra.GetInt32(), LimitUnit.WorkingDays) : null,
    };

    static int Amount(string limit, JsonElement option) =>
        option.TryGetProperty("n", out var n) ? n.GetInt32() : int.Parse(Number().Match(limit).Value, CultureInfo.InvariantCulture);

    static Instant At(string text) => Minute.Parse(text).Value.InZoneStrictly(VietnamTime.Zone).ToInstant();

    static LocalDate Day(string text) => LocalDatePattern.Iso.Parse(text).Value;

    [GeneratedRegex(@"\d+")]
    private static partial Regex Number();
}
