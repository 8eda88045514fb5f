using NodaTime;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Supplements;

/// <summary>Tạm dừng: time that the sector's own law leaves out of the limit (financial obligation, public posting). Not for supplements, which restart it.</summary>
public sealed class Suspension
{
    public long Id { get; init; }

    public long DossierId { get; init; }

    public SuspensionGround Ground { get; init; }

    public string Reason { get; init; } = "";

    public Instant SuspendedAt { get; init; }

    /// <summary>False where the dossier was late already: then it moves nothing.</summary>
    public bool StopsClock { get; init; }

    public Instant? ResumedAt { get; private set; }

    internal void End(Instant at) => ResumedAt = at;
}
