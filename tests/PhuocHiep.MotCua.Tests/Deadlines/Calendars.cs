using System.Text;
using NodaTime;
using PhuocHiep.MotCua.Db;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Tests.Deadlines;

/// <summary>The calendar that the product is born with, read from the same file.</summary>
static class Calendars
{
    public static readonly IReadOnlyList<Holiday> Holidays = Read();

    public static readonly WorkCalendar Vietnam = new(Holidays, OfficeHours.Usual);

    public static Instant At(int year, int month, int day, int hour = 8, int minute = 0, int second = 0) =>
        new LocalDate(year, month, day).InstantAt(new LocalTime(hour, minute, second));

    static List<Holiday> Read()
    {
        using var stream = typeof(ReferenceData).Assembly.GetManifestResourceStream("reference/holidays.csv")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return [.. CsvTable.Read(reader, ["date", "kind", "name", "source", "confidence"], []).Select(row => new Holiday
        {
            Date = VietnamTime.TryParseIso(row["date"], out LocalDate day) ? day : throw new FormatException(row["date"]),
            Kind = Enum.Parse<HolidayKind>(row["kind"]!.Replace("_", "", StringComparison.Ordinal), ignoreCase: true),
            Name = row["name"]!,
        })];
    }
}
