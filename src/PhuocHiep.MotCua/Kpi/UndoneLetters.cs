using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>A letter that somebody took back: a draft that was to follow another and was dropped, or one taken from the wall before its time.</summary>
/// <param name="IsTakenDown">False: dropped as a draft.</param>
/// <param name="By">Who took it down; of a dropped draft the control slip names him.</param>
public sealed record UndoneLetter(long LetterId, Instant At, bool IsTakenDown, string Code, ApologyCause Cause, string? Number, string? By, string? Why);

public static class UndoneLetters
{
    /// <summary>By hand, in the period, the newest first; what a round withdraws because nothing is late any more is not told. Each is found by its own small index.</summary>
    /// <param name="most">Of each of the two.</param>
    public static async Task<IReadOnlyList<UndoneLetter>> UndoneLettersAsync(this MotCuaDb db, KpiPeriod period, int most, CancellationToken ct = default)
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var letters = db.ApologyLetters.AsNoTracking().Of(period.AgencyId);
        var takenDown = await letters.Where(l => l.TakenDownAt != null && l.TakenDownAt >= start && l.TakenDownAt < end && l.TakenDownAt <= asOf)
            .OrderByDescending(l => l.TakenDownAt).ThenByDescending(l => l.Id).Take(most)
            .Select(l => new UndoneLetter(l.Id, l.TakenDownAt!.Value, true, l.Dossier!.Code, l.Cause, l.NumberText, db.Users.Where(o => o.Id == l.TakenDownById).Select(o => o.FullName).FirstOrDefault(), l.TakeDownReason))
            .ToListAsync(ct);
        var dropped = await letters.Where(l => l.FollowsId != null && l.WithdrawnAt != null && l.SignedAt == null && l.WithdrawnAt >= start && l.WithdrawnAt < end && l.WithdrawnAt <= asOf)
            .OrderByDescending(l => l.WithdrawnAt).ThenByDescending(l => l.Id).Take(most)
            .Select(l => new UndoneLetter(l.Id, l.WithdrawnAt!.Value, false, l.Dossier!.Code, l.Cause, l.Follows!.NumberText,
                l.Dossier.Events.Where(e => e.At == l.WithdrawnAt && e.OfficerId != null).Select(e => e.By).FirstOrDefault(), l.WithdrawalReason))
            .ToListAsync(ct);
        return [.. takenDown.Concat(dropped).OrderByDescending(l => l.At).Take(most)];
    }
}
