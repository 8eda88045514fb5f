using NodaTime;

namespace PhuocHiep.MotCua;

/// <summary>The clock on the wall. `MOTCUA_NOW` sets it: it starts there and ticks on, for rehearsals; never in production. It ticks in the microseconds that the archive holds.</summary>
public sealed class OfficeClock(Instant? startAt) : IClock
{
#pragma warning disable RS0030 // The one place where the machine's clock is read.
    static Instant Machine => SystemClock.Instance.GetCurrentInstant();
#pragma warning restore RS0030

    readonly Duration ahead = startAt is { } start ? start - Machine : Duration.Zero;

    public Instant GetCurrentInstant() => (Machine + ahead).WholeMicroseconds();
}
