using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace PhuocHiep.MotCua.Seals;

/// <summary>
/// The text that is hashed, the same for ever: a seal of years ago is compared with it. Whoever adds a field writes the next version beside
/// this one and leaves this as it is. Each field carries its length, so that no two contents make one text. Words that officers wrote go in
/// as hashes of their own: nobody who sees such a text learns a number, a telephone or an address.
/// </summary>
static class Canonical
{
    /// <summary>In which new seals are written.</summary>
    public const int Version = 1;

    public static bool Knows(int version) => version == 1;

    public static string Head(int version, long dossierId, string? previous, JudgedRow row, IReadOnlyList<string> facts) =>
        Hash("motcua/dossier-seal", [version, dossierId, previous, .. row.Fields(), facts.Count, .. facts]);

    public static string Night(DaySeal seal, IEnumerable<string> heads) =>
        Hash("motcua/day-seal", [seal.Version, seal.AgencyId, seal.Ordinal, seal.On, seal.SealedAt, seal.ThroughEventId, seal.IsComplete, seal.Dossiers, seal.Previous, .. heads.Order(StringComparer.Ordinal)]);

    /// <summary>Of words: their hash; null stays null.</summary>
    public static string? Words(string? text) => text is null ? null : Hex(text);

    public static string Hash(string what, IReadOnlyList<object?> fields)
    {
        var text = new StringBuilder(what).Append('\n');
        foreach (var field in fields)
        {
            if (Text(field) is { } written) text.Append(CultureInfo.InvariantCulture, $"{written.Length}:{written}\n");
            else text.Append("-\n");
        }
        return Hex(text.ToString());
    }

    static string Hex(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static string? Text(object? field) => field switch
    {
        null => null,
        string text => text,
        Instant at => InstantPattern.ExtendedIso.Format(at),
        LocalDate day => LocalDatePattern.Iso.Format(day),
        bool yes => yes ? "true" : "false",
        Enum word => word.ToString(),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };
}
