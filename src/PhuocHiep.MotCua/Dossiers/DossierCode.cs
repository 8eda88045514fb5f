using System.Globalization;
using System.Text.RegularExpressions;
using NodaTime;
using PhuocHiep.MotCua.Agencies;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Mã số hồ sơ `&lt;agency&gt;-YYMMDD-NNNN`: the day of receipt and its serial of that day (NĐ 61/2018 Đ26; TT 01/2018/TT-VPCP Đ19).</summary>
public static partial class DossierCode
{
    /// <summary>The next code of the day. Holds the day's book until the caller's transaction ends.</summary>
    public static async Task<string> NextDossierCodeAsync(this MotCuaDb db, Agency agency, Instant receivedAt, CancellationToken ct = default)
    {
        var day = Day(receivedAt.VietnamDay());
        var serial = await db.NextNumberAsync(agency.Id, NumberBook.Dossiers, day, ct);
        return string.Create(CultureInfo.InvariantCulture, $"{agency.Code}-{day}-{serial:0000}");
    }

    /// <summary>The day and serial of a code of this agency; null where a register used codes of its own.</summary>
    public static (string Day, int Serial)? Read(string code, Agency agency)
    {
        if (!code.StartsWith(agency.Code + "-", StringComparison.Ordinal)) return null;
        var match = DayAndSerial().Match(code[(agency.Code.Length + 1)..]);
        return match.Success && int.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            ? (match.Groups[1].Value, serial)
            : null;
    }

    static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year % 100:00}{day.Month:00}{day.Day:00}");

    [GeneratedRegex(@"^(\d{6})-(\d{4,9})$")]
    private static partial Regex DayAndSerial();
}
