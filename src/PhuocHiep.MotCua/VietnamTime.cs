using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace PhuocHiep.MotCua;

/// <summary>Days and hours of Asia/Ho_Chi_Minh: the only place where an instant becomes a day, and how an office writes them.</summary>
public static class VietnamTime
{
    public static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Ho_Chi_Minh"];

    public static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("vi-VN");

    static readonly OffsetDateTimePattern Iso = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'sso<m>");

    static readonly OffsetDateTimePattern IsoWithFraction = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss.FFFFFFFFFo<m>");

    static readonly OffsetDateTimePattern[] Readable = [OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>")];

    public static LocalDateTime InVietnam(this Instant at) => at.InZone(Zone).LocalDateTime;

    public static LocalDate VietnamDay(this Instant at) => at.InVietnam().Date;

    /// <summary>The instant at which a Vietnamese clock shows this day and hour.</summary>
    public static Instant InstantAt(this LocalDate day, LocalTime time) => (day + time).InZoneLeniently(Zone).ToInstant();

    /// <summary>The first instant of the day.</summary>
    public static Instant Start(this LocalDate day) => day.AtStartOfDayInZone(Zone).ToInstant();

    /// <summary>The last instant of the day that the archive can hold (microseconds): a day ends at 24:00 (Bộ luật Dân sự Đ148 k6).</summary>
    public static Instant End(this LocalDate day) => day.PlusDays(1).Start() - Duration.FromTicks(10);

    /// <summary>To the microsecond that the archive holds: what is reckoned before it is written is then what is read again.</summary>
    public static Instant WholeMicroseconds(this Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);

    /// <summary>Reads an ISO 8601 instant with its offset, `2024-08-06T09:00:00+07:00`, to the microsecond that the archive holds.</summary>
    public static bool TryParseIso(string? text, out Instant at)
    {
        foreach (var pattern in Readable)
        {
            if (!pattern.Parse(text?.Trim() ?? "").TryGetValue(default, out var read)) continue;
            at = read.ToInstant().WholeMicroseconds();
            return true;
        }
        at = default;
        return false;
    }

    /// <summary>Reads `2024-08-06`.</summary>
    public static bool TryParseIso(string? text, out LocalDate day) => LocalDatePattern.Iso.Parse(text?.Trim() ?? "").TryGetValue(default, out day);

    /// <summary>`2024-08-06T16:30:00+07:00`: how an instant leaves the program.</summary>
    public static string ToIso(this Instant at)
    {
        var local = at.InZone(Zone).ToOffsetDateTime();
        return (at.ToUnixTimeTicks() % NodaConstants.TicksPerSecond == 0 ? Iso : IsoWithFraction).Format(local);
    }

    /// <summary>`06/08/2024`.</summary>
    public static string Text(this LocalDate day) => day.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);

    /// <summary>`16 giờ 30`.</summary>
    public static string Text(this LocalTime time) => time.ToString("HH' giờ 'mm", CultureInfo.InvariantCulture);

    /// <summary>`16 giờ 30, 06/08/2024`.</summary>
    public static string Text(this Instant at)
    {
        var local = at.InVietnam();
        return $"{local.TimeOfDay.Text()}, {local.Date.Text()}";
    }

    /// <summary>`16 giờ 30 phút, ngày 06 tháng 8 năm 2024`: as a letter writes it. Days below 10 and months 1 and 2 take a zero (NĐ 30/2020, Phụ lục I).</summary>
    public static string InWords(this Instant at)
    {
        var local = at.InVietnam();
        return $"{local.TimeOfDay.ToString("HH' giờ 'mm' phút'", CultureInfo.InvariantCulture)}, {local.Date.InWords()}";
    }

    /// <summary>`ngày 06 tháng 8 năm 2024`.</summary>
    public static string InWords(this LocalDate day) =>
        string.Create(CultureInfo.InvariantCulture, $"ngày {day.Day:00} tháng {(day.Month < 3 ? $"0{day.Month}" : $"{day.Month}")} năm {day.Year}");

    /// <summary>`T2` … `T7`, `CN`.</summary>
    public static string ShortName(this IsoDayOfWeek day) => day == IsoDayOfWeek.Sunday ? "CN" : string.Create(CultureInfo.InvariantCulture, $"T{(int)day + 1}");

    /// <summary>`2 ngày 3 giờ`, `40 phút`: days of 24 hours, to the minute.</summary>
    public static string Text(this Duration time)
    {
        var parts = new[] { (time.Days, "ngày"), (time.Hours, "giờ"), (time.Minutes, "phút") }.Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}");
        return string.Join(' ', parts.DefaultIfEmpty("dưới 1 phút"));
    }

    /// <summary>`8.000 đ`.</summary>
    public static string Money(this long dong) => dong.ToString("N0", Culture) + " đ";
}
