using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>What one pass did.</summary>
/// <param name="Drafted">Letters that are owed since this pass: drafted now, or prepared before and owed now.</param>
/// <param name="WithoutNewDate">Of them, those whose new date the officer must set, because the calendar does not cover a day that was needed.</param>
/// <param name="Prepared">Drafts for dossiers whose promise is about to pass.</param>
/// <param name="Withdrawn">Drafts no longer called for.</param>
public sealed record ApologiesDrafted(int Drafted, int WithoutNewDate, int Prepared = 0, int Withdrawn = 0)
{
    internal static ApologiesDrafted Of(IReadOnlyCollection<ApologyLetter> owed) => new(owed.Count, owed.Count(l => l.NewDueAt is null));

    public static ApologiesDrafted operator +(ApologiesDrafted a, ApologiesDrafted b) =>
        new(a.Drafted + b.Drafted, a.WithoutNewDate + b.WithoutNewDate, a.Prepared + b.Prepared, a.Withdrawn + b.Withdrawn);
}

/// <summary>
/// One pass over the apologies: what was prepared and is late now is owed; what is no longer called for is withdrawn; every apology that is
/// owed and has no letter is drafted, of each late dossier, open or completed, and of each failure of the office's own; and what is about to
/// be late has its draft before it is (NĐ 61/2018 Đ19 k9: the apology goes out before the due date). May run twice, in two processes at
/// once, or after days of silence: it asks what is missing, not what happened since; a unique key makes a second letter for one cause
/// impossible.
/// </summary>
public sealed class ApologyRound(MotCuaDb db, IClock clock)
{
    const string ByItself = "Hệ thống";

    /// <summary>Letters saved at once: keeps memory flat when a whole register comes in.</summary>
    const int Batch = 500;

    public Task<ApologiesDrafted> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    public async Task<ApologiesDrafted> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Apologies, ct);
        var (total, looked) = (new ApologiesDrafted(0, 0), 0);
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(ct))
        {
            var calendar = await db.CalendarAsync(agency, ct);
            looked += await db.Dossiers.Of(agency.Id).Running().CountAsync(ct);
            total += await WithdrawAsync(agency, now, ct);
            total += await OweAsync(agency, now, ct);
            foreach (var cause in Enum.GetValues<ApologyCause>())
            {
                while (await DraftBatchAsync(agency, cause, calendar, now, ct) is { Drafted: > 0 } drafted) total += drafted;
            }
            total += await PrepareAsync(agency, calendar, now, ct);
        }
        await db.OwedApologies.Where(o => db.ApologyLetters.Any(l => l.DossierId == o.DossierId && l.Cause == o.Cause && l.WithdrawnAt == null && l.OwedAt != null)).ExecuteDeleteAsync(ct);
        // A pass over an instant of the past was made now.
        db.Heartbeats.Add(new() { Round = RoundName.Apologies, At = clock.GetCurrentInstant(), Looked = looked, Acted = total.Drafted + total.Prepared + total.Withdrawn });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return total;
    }

    /// <summary>Prepared, and the dossier was ready in time after all, or its promise moved; or owed but unsigned, and the applicant withdrew the dossier.</summary>
    async Task<ApologiesDrafted> WithdrawAsync(Agency agency, Instant now, CancellationToken ct)
    {
        // Two questions, so that each finds its small index: what is prepared, and what is unsigned.
        var drafts = db.ApologyLetters.Of(agency.Id).Include(l => l.Dossier);
        List<ApologyLetter> letters =
        [
            .. await drafts.Prepared().Where(l => l.Dossier!.DroppedAt != null || l.Dossier.CompletedAt <= l.Dossier.OnTimeUntil || l.Dossier.DueAt != l.PromisedAt || l.Dossier.ClockStoppedAt != null).ToListAsync(ct),
            .. await drafts.InForce().Where(l => l.OwedAt != null && l.Cause == ApologyCause.Late && l.SignedAt == null && l.Dossier!.DroppedAt != null).ToListAsync(ct),
        ];
        var ids = letters.ConvertAll(l => l.Id);
        // What a worker carries at this moment is waited for; what it has sent, stays sent.
        var messages = await db.OutgoingMessages.FromSql($"select * from outgoing_messages where letter_id = any({ids}) and sent_at is null for update").ToListAsync(ct);
        foreach (var message in messages) message.GiveUp("Phiếu đã được rút", now);
        // Read again after the wait, with the mark that the worker may have made. A draft is not: signed meanwhile, it has a message that is not held here, and the next pass withdraws both.
        foreach (var signed in letters.Where(l => l.SignedAt is not null)) await db.Entry(signed).ReloadAsync(ct);
        foreach (var letter in letters)
        {
            var why = letter.MootBecause(letter.Dossier!) ?? throw new InvalidOperationException($"Letter {letter.Id} is still called for.");
            letter.Withdraw(why, now);
            db.DossierEvents.Add(Line(letter.Dossier!, DossierEventKind.LetterWithdrawn, now, why));
        }
        await SaveAsync(ct);
        return new(0, 0, Withdrawn: letters.Count);
    }

    /// <summary>Prepared, and late now, open or completed.</summary>
    async Task<ApologiesDrafted> OweAsync(Agency agency, Instant now, CancellationToken ct)
    {
        var letters = await db.ApologyLetters.Of(agency.Id).Prepared()
            .Where(l => l.Dossier!.OnTimeUntil < now && (l.Dossier.CompletedAt == null || l.Dossier.CompletedAt > l.Dossier.OnTimeUntil))
            .ToListAsync(ct);
        foreach (var letter in letters) letter.BecomeOwed(now);
        await SaveAsync(ct);
        return ApologiesDrafted.Of(letters);
    }

    async Task<ApologiesDrafted> DraftBatchAsync(Agency agency, ApologyCause cause, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var owed = await db.Dossiers.Of(agency.Id).OwedLetter(db.ApologyLetters, cause, now).OrderBy(d => d.Id).Take(Batch).ToListAsync(ct);
        return ApologiesDrafted.Of(await DraftAsync(owed, cause, owed: true, agency, calendar, now, ct));
    }

    /// <summary>
    /// About to be late. From the opening of the last working day before the due day, where the dossier was here by then, so that the letter
    /// can still go out that day; what came in on that very day has its draft by its close. What is received and due on one day has none
    /// before it is late.
    /// </summary>
    async Task<ApologiesDrafted> PrepareAsync(Agency agency, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var dueSoon = await db.Dossiers.Of(agency.Id).DueSoon(now)
            .Where(d => d.ReceivedAt <= now && !db.ApologyLetters.Any(l => l.DossierId == d.Id && l.Cause == ApologyCause.Late && l.WithdrawnAt == null))
            .OrderBy(d => d.Id)
            .ToListAsync(ct);
        var ripe = dueSoon.FindAll(d => d.ReceivedAt < d.DueSoonFrom
            || (d.ReceivedAt < d.DueSoonFrom.VietnamDay().End() && now >= d.DueSoonFrom.VietnamDay().InstantAt(calendar.Hours.Closing)));
        return new(0, 0, Prepared: (await DraftAsync(ripe, ApologyCause.Late, owed: false, agency, calendar, now, ct)).Count);
    }

    async Task<List<ApologyLetter>> DraftAsync(List<Dossier> dossiers, ApologyCause cause, bool owed, Agency agency, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var place = FormSet.On(now.VietnamDay()).CounterOf(agency);
        var letters = dossiers.ConvertAll(d => ApologyLetter.Draft(d, cause, owed, ProposeNewDate(d, cause, agency, calendar, now), IssueBy(d, cause, agency, calendar, now), place, now));
        db.ApologyLetters.AddRange(letters);
        db.DossierEvents.AddRange(dossiers.Select(d => Line(d, DossierEventKind.LetterDrafted, now, cause != ApologyCause.Late ? cause.Text() : owed ? null : "Chuẩn bị trước khi đến hạn")));
        await SaveAsync(ct);
        return letters;
    }

    static DossierEvent Line(Dossier dossier, DossierEventKind kind, Instant now, string? note) => new()
    {
        DossierId = dossier.Id,
        At = now,
        Kind = kind,
        By = ByItself,
        FromStatus = dossier.Status,
        ToStatus = dossier.Status,
        Note = note,
    };

    async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }

    /// <summary>
    /// Late: the end of the last working day before the due day ("01 ngày trước" read safely as a working day); where the dossier came in
    /// after that, the promise itself. Otherwise some working days from now.
    /// </summary>
    static Instant? IssueBy(Dossier dossier, ApologyCause cause, Agency agency, WorkCalendar calendar, Instant now)
    {
        if (cause == ApologyCause.Late) return dossier.DueSoonFrom.VietnamDay().End() is var eve && dossier.ReceivedAt < eve ? eve : dossier.OnTimeUntil;
        try
        {
            return calendar.Plus(now.VietnamDay(), agency.ApologyWorkingDays).End();
        }
        catch (CalendarEnded)
        {
            return null;
        }
    }

    /// <summary>
    /// The promise that the draft proposes; the officer may set another. A wrong result: today where it is corrected already. Completed: the
    /// day on which the result was there to be fetched. A supplement is awaited: what the limit gives if it is complete today. Not late: the promise stands. Otherwise some working days on (a
    /// setting of the agency), after the first promise. Null where the calendar does not cover a day that is needed.
    /// </summary>
    static Instant? ProposeNewDate(Dossier dossier, ApologyCause cause, Agency agency, WorkCalendar calendar, Instant now)
    {
        try
        {
            var promised = dossier.DueAt.VietnamDay();
            if (cause == ApologyCause.ResultError)
                return (dossier.ResultErrorAt is null ? calendar.ReceiptCounted(now).VietnamDay() : calendar.Plus(now.VietnamDay(), agency.ReappointmentWorkingDays)).InstantAt(calendar.Hours.Closing);
            var day = dossier.CompletedAt is { } completed && completed <= now ? calendar.ReceiptCounted(completed).VietnamDay()
                : dossier is { Status: DossierStatus.AwaitingSupplement, ClockStoppedAt: not null, Limit: { } limit } ? Deadline.Of(limit, now, calendar).DueAt.VietnamDay()
                : cause is ApologyCause.IntakeError or ApologyCause.LostOrDamaged && now < dossier.DueAt ? promised
                : calendar.Plus(LocalDate.Max(now.VietnamDay(), cause == ApologyCause.Late ? promised : now.VietnamDay()), agency.ReappointmentWorkingDays);
            if (cause == ApologyCause.Late && day <= promised) day = calendar.After(promised);
            else if (day < promised) day = promised;
            return day.InstantAt(calendar.Hours.Closing);
        }
        catch (CalendarEnded)
        {
            return null;
        }
    }
}
