using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Tests.Apologies;

// What must be true of the letters, reckoned from what the simulation itself saw, and not from what the program says of itself.
sealed partial class SimulatedOffice
{
    /// <summary>Everything that is not as it must be; empty where all is well.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        await using var db = open();
        var letters = await db.ApologyLetters.AsNoTracking().OrderBy(l => l.Id).ToListAsync();
        return
        [
            .. letters.Where(l => l.WithdrawnAt is null).CountBy(l => (l.DossierId, l.Cause)).Where(of => of.Value > 1).Select(of => $"{of.Value} letters of {of.Key}"),
            .. lives.SelectMany(life => OfLife(life, letters.FindAll(l => l.DossierId == life.Id))),
            .. await MiscountedAsync(db),
        ];
    }

    IEnumerable<string> OfLife(Life life, List<ApologyLetter> letters)
    {
        var owed = letters.Where(l => l is { OwedAt: not null, WithdrawnAt: null }).Select(l => l.Cause).ToHashSet();
        var late = letters.FindAll(l => l.Cause == ApologyCause.Late);
        // Withdrawn by the applicant it owes none, except where one was signed while it did.
        var isLate = WentLateAt(life) is not null && (life.DroppedAt is null || late.Exists(l => l.OwedAt is not null && l.SignedAt < life.DroppedAt));
        if (owed.Contains(ApologyCause.Late) != isLate) yield return $"{life.Id}: {(isLate ? "late, and no letter" : "a letter, and not late")}; promised {string.Join(", ", life.Promises)}, completed {life.CompletedAt}, dropped {life.DroppedAt}; letters {string.Join(", ", late.Select(l => $"drafted {l.DraftedAt} owed {l.OwedAt} signed {l.SignedAt} withdrawn {l.WithdrawnAt}"))}";
        if (!owed.Where(cause => cause != ApologyCause.Late).ToHashSet().SetEquals(life.OtherCauses)) yield return $"{life.Id}: {string.Join(", ", owed)} instead of {string.Join(", ", life.OtherCauses)}";
        foreach (var letter in late.Where(l => l.OwedAt is not null && l.OwedAt != NextRound(WentLateAt(life) ?? Instant.MaxValue)))
            yield return $"{life.Id}: owed since {letter.OwedAt}, and the first round after {WentLateAt(life)} was {NextRound(WentLateAt(life) ?? End)}";
        foreach (var promise in life.Promises.Where(IsOpenOnItsEve))
        {
            if (NextRound(Eve(promise).Opens) is not { } round || round > Eve(promise).Closes) continue;
            if (!late.Exists(l => l.PromisedAt == promise.DueAt && l.DraftedAt == round)) yield return $"{life.Id}: due {promise.DueAt}, and no draft by the round of {round}";
        }
    }

    /// <summary>The ledger of all these days, and the indicator.</summary>
    async Task<IEnumerable<string>> MiscountedAsync(MotCuaDb db)
    {
        // By the day's last instant, not by the first of the next.
        var asOf = last.End();
        var period = new KpiPeriod(agency.Id, first, last, asOf);
        var counts = await ApologyLedger.CountAsync(db, period);
        var late = lives.Count(life => life.DroppedAt is null && WentLateAt(life) < asOf);
        var expected = (late, lives.Count(life => life.OtherCauses.Contains(ApologyCause.IntakeError)), lives.Count(life => life.OtherCauses.Contains(ApologyCause.LostOrDamaged)));
        var counted = (counts[(ApologyCause.Late, LedgerStep.Owed)], counts[(ApologyCause.IntakeError, LedgerStep.Owed)], counts[(ApologyCause.LostOrDamaged, LedgerStep.Owed)]);
        var rate = await new ApologyRate().CountAsync(db, period, CancellationToken.None);
        return
        [
            .. counted == expected ? Array.Empty<string>() : [$"The ledger counts {counted} instead of {expected}"],
            .. rate?.Denominator == late ? Array.Empty<string>() : [$"The indicator counts {rate?.Denominator} late instead of {late}"],
        ];
    }

    /// <summary>How long after its dossier was due soon a draft was there.</summary>
    public async Task<string> TimesAsync()
    {
        await using var db = open();
        var letters = await db.ApologyLetters.AsNoTracking().Where(l => l.Cause == ApologyCause.Late).ToListAsync();
        var waits = new List<Duration>();
        foreach (var (life, promise) in lives.SelectMany(life => life.Promises.Where(p => p.MadeAt < Eve(p).Opens).Select(p => (life, p))))
        {
            var drafts = letters.Where(l => l.DossierId == life.Id && l.PromisedAt == promise.DueAt).ToList();
            if (drafts.Count > 0) waits.Add(drafts.Min(l => l.DraftedAt) - Eve(promise).Opens);
        }
        waits.Sort();
        string At(double part) => waits[(int)((waits.Count - 1) * part)] is var wait && wait < Duration.FromHours(2) ? $"{wait.TotalMinutes:0} min" : $"{wait.TotalHours:0.0} h";
        return string.Create(CultureInfo.InvariantCulture,
            $"{first:uuuu-MM-dd} to {last:uuuu-MM-dd}, {rounds.Count} times of rounds, {lives.Count} dossiers, {lives.Count(l => WentLateAt(l) is not null)} ever late, {letters.Count} letters for it; from due soon to the draft ({waits.Count}): median {At(0.5)}, p95 {At(0.95)}, longest {At(1)}");
    }

    /// <summary>The first instant after its last day; null where it never came to that.</summary>
    Instant? WentLateAt(Life life) => life.Promises[^1] is var promise && (promise.EndedAt ?? End) > promise.OnTimeUntil ? promise.OnTimeUntil + Duration.FromTicks(10) : null;

    Instant? NextRound(Instant at) => rounds.Where(round => round >= at).Select(round => (Instant?)round).FirstOrDefault();

    /// <summary>Promised before the last working day before the due day, and still without a result when that day's office closes.</summary>
    bool IsOpenOnItsEve(Promise promise) => promise.MadeAt < Eve(promise).Opens && (promise.EndedAt ?? End) > Eve(promise).Closes && Eve(promise).Closes < End;

    (Instant Opens, Instant Closes) Eve(Promise promise)
    {
        var day = promise.DueAt.VietnamDay().PlusDays(-1);
        while (!calendar.IsWorking(day)) day = day.PlusDays(-1);
        return (day.InstantAt(new(7, 0)), day.InstantAt(new(17, 0)));
    }
}
