using System.Globalization;
using NodaTime;

namespace PhuocHiep.MotCua.Web.Shared;

/// <summary>Where a page of a long list ends: the moment and number of its last row. Pages go by key, so a row that comes or goes shifts nothing.</summary>
public sealed record PageKey(Instant At, long Id)
{
    /// <summary>`1722934800000000-42`: microseconds, as exact as the archive.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At.ToUnixTimeTicks() / 10}-{Id}");

    public static PageKey? Parse(string? text) =>
        text?.Split('-') is [var at, var id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var micros) && micros < 253_402_300_800_000_000
        && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(Instant.FromUnixTimeTicks(micros * 10), number)
            : null;
}

/// <summary>The ways on from a page: addresses, null where there is no further page.</summary>
public sealed record Pager(string? Previous, string? Next);
