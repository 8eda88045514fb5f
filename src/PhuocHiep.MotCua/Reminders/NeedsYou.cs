using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Seals;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>What waits for somebody in an office now; each number opens its list.</summary>
public sealed record NeedsYou
{
    public required IReadOnlyList<Alarm> Alarms { get; init; }

    public required IReadOnlyList<Pulse> Pulses { get; init; }

    /// <summary>The newest night that is sealed; null where none was yet.</summary>
    public required DaySeal? Seal { get; init; }

    public required int Running { get; init; }

    public required int Overdue { get; init; }

    public required int DueToday { get; init; }

    /// <summary>Due soon, and not today.</summary>
    public required int DueNext { get; init; }

    /// <summary>Results known to be wrong and not corrected.</summary>
    public required int ToCorrect { get; init; }

    public required int ToSign { get; init; }

    /// <summary>Owed, without a reason.</summary>
    public required int WithoutReason { get; init; }

    /// <summary>Drafts of dossiers that are not late yet, without a reason.</summary>
    public required int Prepared { get; init; }

    public required int ToIssue { get; init; }

    public required int ToPost { get; init; }

    /// <summary>Half days of the next working days without somebody at the counter or without a backup.</summary>
    public required int RosterGaps { get; init; }

    /// <summary>Commitments of the register that are owed and whose day has passed.</summary>
    public required int CommitmentsOverdue { get; init; }

    /// <summary>Commitments due within days.</summary>
    public required int CommitmentsDueSoon { get; init; }
}

public static class NeedsYouQueries
{
    /// <summary>Counted on the small indexes of what is unfinished.</summary>
    public static async Task<NeedsYou> NeedsYouAsync(this MotCuaDb db, Agency agency, Instant now, CancellationToken ct = default)
    {
        var letters = db.ApologyLetters.AsNoTracking().Of(agency.Id);
        var dossiers = db.Dossiers.AsNoTracking().Of(agency.Id);
        var calendar = await db.CalendarAsync(agency, ct);
        var pulses = await db.PulsesAsync(ct);
        return new()
        {
            Alarms = await db.AlarmsAsync(agency.Id, calendar, pulses, now, ct),
            Pulses = pulses,
            Seal = await db.LastSealAsync(agency.Id, ct),
            Running = await dossiers.Running().CountAsync(ct),
            Overdue = await dossiers.Overdue(now).CountAsync(ct),
            DueToday = await dossiers.DueToday(now).CountAsync(ct),
            DueNext = await dossiers.DueNext(now).CountAsync(ct),
            ToCorrect = await dossiers.AwaitingCorrection().CountAsync(ct),
            ToSign = await letters.AwaitingSignature().CountAsync(ct),
            WithoutReason = await letters.AwaitingReason().CountAsync(ct),
            Prepared = await letters.PreparedOnly().CountAsync(ct),
            ToIssue = await letters.AwaitingIssue(db.ApologyLetters).CountAsync(ct),
            ToPost = await letters.AwaitingPosting(db.ApologyLetters).CountAsync(ct),
            RosterGaps = (await db.RosterGapsAsync(agency.Id, calendar, now.VietnamDay(), ct)).Count,
            CommitmentsOverdue = await db.Commitments.AsNoTracking().Of(agency.Id).Overdue(now.VietnamDay()).CountAsync(ct),
            CommitmentsDueSoon = await db.Commitments.AsNoTracking().Of(agency.Id).DueSoon(now.VietnamDay()).CountAsync(ct),
        };
    }
}
