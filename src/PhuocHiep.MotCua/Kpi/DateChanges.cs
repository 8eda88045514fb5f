using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>
/// Ngày hẹn đã đổi: every act of a period that moved a promise, and every re-appointment by letter, which moves none. Both are found by
/// indexes that hold nothing else, never by a walk through the control slips of the archive.
/// </summary>
public static class DateChanges
{
    static readonly Dictionary<DateChangeKind, DossierEventKind> Acts = new()
    {
        [DateChangeKind.Restart] = DossierEventKind.SupplementCompleted,
        [DateChangeKind.Resumption] = DossierEventKind.Resumed,
        [DateChangeKind.Extension] = DossierEventKind.Extended,
    };

    /// <summary>The newest first.</summary>
    /// <param name="kind">Null: every kind.</param>
    /// <param name="officerId">Whoever did it; of a letter, who gave its reason or signed it. Null: everybody.</param>
    /// <param name="before">Goes on after this one; null: from the newest.</param>
    /// <param name="most">How many at most; null: all.</param>
    public static async Task<IReadOnlyList<DateChange>> DateChangesAsync(
        this MotCuaDb db, KpiPeriod period, DateChangeKind? kind = null, int? officerId = null, (Instant At, long Key)? before = null, int? most = null, CancellationToken ct = default)
    {
        var changes = new List<DateChange>();
        var (at, key) = before ?? (Instant.MaxValue, long.MaxValue);
        if (kind is null or < DateChangeKind.Reappointment)
        {
            var moves = Moves(db, period, kind, officerId);
            if (before is not null) moves = moves.Where(e => e.At < at || (e.At == at && e.Id * 2 < key));
            moves = moves.OrderByDescending(e => e.At).ThenByDescending(e => e.Id);
            changes.AddRange(await Of(db, most is { } some ? moves.Take(some) : moves).ToListAsync(ct));
        }
        if (kind is null or >= DateChangeKind.Reappointment)
        {
            var letters = Letters(db, period, kind, officerId);
            if (before is not null) letters = letters.Where(l => l.SignedAt < at || (l.SignedAt == at && l.Id * 2 + 1 < key));
            letters = letters.OrderByDescending(l => l.SignedAt).ThenByDescending(l => l.Id);
            changes.AddRange(await Of(most is { } some ? letters.Take(some) : letters).ToListAsync(ct));
        }
        var newest = changes.OrderByDescending(c => c.At).ThenByDescending(c => c.Key);
        return [.. most is { } few ? newest.Take(few) : newest];
    }

    /// <summary>How many of each kind; a kind of which there is none is not told.</summary>
    public static async Task<IReadOnlyDictionary<DateChangeKind, int>> CountDateChangesAsync(this MotCuaDb db, KpiPeriod period, int? officerId = null, CancellationToken ct = default)
    {
        var acts = await Moves(db, period, null, officerId).GroupBy(e => e.Kind).Select(of => new { Kind = of.Key, Count = of.Count() }).ToListAsync(ct);
        var letters = await Letters(db, period, null, officerId).GroupBy(l => l.FollowKind == FollowKind.SecondAppointment).Select(of => new { IsSecond = of.Key, Count = of.Count() }).ToListAsync(ct);
        return acts.Select(a => (Kind: KindOf(a.Kind), a.Count)).Concat(letters.Select(l => (Kind: l.IsSecond ? DateChangeKind.SecondAppointment : DateChangeKind.Reappointment, l.Count)))
            .GroupBy(c => c.Kind).ToDictionary(of => of.Key, of => of.Sum(c => c.Count));
    }

    /// <summary>Lines of the control slip that carry an old promise.</summary>
    static IQueryable<DossierEvent> Moves(MotCuaDb db, KpiPeriod period, DateChangeKind? kind, int? officerId)
    {
        var (start, end, asOf, agencyId) = (period.Start, period.End, period.AsOf, period.AgencyId);
        var moves = db.DossierEvents.AsNoTracking().Where(e => e.OldDueAt != null && e.NewDueAt != null && e.At >= start && e.At < end && e.At <= asOf
            && db.Dossiers.Any(d => d.Id == e.DossierId && d.AgencyId == agencyId));
        if (officerId is { } officer) moves = moves.Where(e => e.OfficerId == officer);
        if (kind is null) return moves;
        if (Acts.TryGetValue(kind.Value, out var act)) return moves.Where(e => e.Kind == act);
        var known = Acts.Values.ToList();
        return moves.Where(e => !known.Contains(e.Kind));
    }

    /// <summary>Signed letters that name another day than the one that stood; what replaces or corrects a letter and keeps its day is none.</summary>
    static IQueryable<ApologyLetter> Letters(MotCuaDb db, KpiPeriod period, DateChangeKind? kind, int? officerId)
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var letters = db.ApologyLetters.AsNoTracking().Of(period.AgencyId)
            .Where(l => l.SignedAt != null && l.SignedAt >= start && l.SignedAt < end && l.SignedAt <= asOf && l.NewDueAt != (l.FollowsId == null ? l.PromisedAt : l.Follows!.NewDueAt));
        if (officerId is { } officer) letters = letters.Where(l => l.ReasonById == officer || l.SignedById == officer);
        return kind switch
        {
            DateChangeKind.SecondAppointment => letters.Where(l => l.FollowKind == FollowKind.SecondAppointment),
            DateChangeKind.Reappointment => letters.Where(l => l.FollowKind == null || l.FollowKind != FollowKind.SecondAppointment),
            _ => letters,
        };
    }

    static IQueryable<DateChange> Of(MotCuaDb db, IQueryable<DossierEvent> moves) =>
        from e in moves
        join d in db.Dossiers on e.DossierId equals d.Id
        select new DateChange(e.Id * 2, e.At,
            e.Kind == DossierEventKind.SupplementCompleted ? DateChangeKind.Restart : e.Kind == DossierEventKind.Resumed ? DateChangeKind.Resumption : e.Kind == DossierEventKind.Extended ? DateChangeKind.Extension : DateChangeKind.Other,
            d.Id, d.Code, d.Procedure!.Name, e.OldDueAt!.Value, e.NewDueAt!.Value, e.By,
            // The end of a wait says nothing itself: why it was waited is what moved the day.
            e.Kind == DossierEventKind.SupplementCompleted ? db.Supplements.Where(s => s.DossierId == d.Id && s.CompletedAt == e.At).Select(s => s.Reason).FirstOrDefault() ?? e.Note
            : e.Kind == DossierEventKind.Resumed ? d.Suspensions.Where(s => s.ResumedAt == e.At).Select(s => s.Reason).FirstOrDefault() ?? e.Note
            : e.Note,
            false);

    static IQueryable<DateChange> Of(IQueryable<ApologyLetter> letters) =>
        letters.Select(l => new DateChange(l.Id * 2 + 1, l.SignedAt!.Value,
            l.FollowKind == FollowKind.SecondAppointment ? DateChangeKind.SecondAppointment : DateChangeKind.Reappointment,
            l.DossierId, l.Dossier!.Code, l.Dossier.Procedure!.Name, l.FollowsId == null ? l.PromisedAt : l.Follows!.NewDueAt!.Value, l.NewDueAt!.Value, l.SignerName ?? "",
            l.OverrideReason ?? l.Reason, l.WithdrawnAt != null));

    static DateChangeKind KindOf(DossierEventKind act) => Acts.FirstOrDefault(a => a.Value == act) is { Value: var value, Key: var kind } && value == act ? kind : DateChangeKind.Other;
}
