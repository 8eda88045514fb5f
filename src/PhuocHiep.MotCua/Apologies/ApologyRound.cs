using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Apologies;

/// <summary>What one pass did.</summary>
/// <param name="Drafted">Letters drafted.</param>
/// <param name="WithoutNewDate">Of them, those whose new date the officer must set, because the calendar does not cover a day that was needed.</param>
public sealed record ApologiesDrafted(int Drafted, int WithoutNewDate);

/// <summary>
/// One pass that drafts every apology that is owed and has no letter: of each late dossier, open or completed, and of each failure of the
/// office's own. May run twice, in two processes at once, or
/// after days of silence: it asks what is missing, not what happened since; a unique key makes a second letter for one cause impossible.
/// </summary>
public sealed class ApologyRound(MotCuaDb db, IClock clock)
{
    /// <summary>Letters saved at once: keeps memory flat when a whole register comes in.</summary>
    const int Batch = 500;

    public Task<ApologiesDrafted> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    public async Task<ApologiesDrafted> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Apologies, ct);
        var total = new ApologiesDrafted(0, 0);
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(ct))
        {
            var calendar = await db.CalendarAsync(agency, ct);
            foreach (var cause in Enum.GetValues<ApologyCause>())
            {
                while (await DraftBatchAsync(agency, cause, calendar, now, ct) is { Drafted: > 0 } drafted)
                    total = new(total.Drafted + drafted.Drafted, total.WithoutNewDate + drafted.WithoutNewDate);
            }
        }
        await db.OwedApologies.Where(o => db.ApologyLetters.Any(l => l.DossierId == o.DossierId && l.Cause == o.Cause)).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
        return total;
    }

    async Task<ApologiesDrafted> DraftBatchAsync(Agency agency, ApologyCause cause, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var owed = await db.Dossiers.Of(agency.Id).OwedLetter(db.ApologyLetters, cause, now).OrderBy(d => d.Id).Take(Batch).ToListAsync(ct);
        var letters = owed.ConvertAll(d => ApologyLetter.Draft(d, cause, ProposeNewDate(d, cause, agency, calendar, now), FormSet.On(now.VietnamDay()).CounterOf(agency), now));
        db.ApologyLetters.AddRange(letters);
        db.DossierEvents.AddRange(owed.Select(d => new DossierEvent
        {
            DossierId = d.Id,
            At = now,
            Kind = DossierEventKind.LetterDrafted,
            By = "Hệ thống",
            FromStatus = d.Status,
            ToStatus = d.Status,
            Note = cause == ApologyCause.Late ? null : cause.Text(),
        }));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        return new(letters.Count, letters.Count(l => l.NewDueAt is null));
    }

    /// <summary>
    /// The promise that the draft proposes; the officer may set another. Completed: the day on which the result was there to be fetched. A
    /// supplement is awaited: what the limit gives if it is complete today. Not late: the promise stands. Otherwise some working days on (a
    /// setting of the agency), after the first promise. Null where the calendar does not cover a day that is needed.
    /// </summary>
    static Instant? ProposeNewDate(Dossier dossier, ApologyCause cause, Agency agency, WorkCalendar calendar, Instant now)
    {
        try
        {
            var promised = dossier.DueAt.VietnamDay();
            var day = dossier.CompletedAt is { } completed && completed <= now ? calendar.ReceiptCounted(completed).VietnamDay()
                : dossier is { Status: DossierStatus.AwaitingSupplement, ClockStoppedAt: not null, Limit: { } limit } ? Deadline.Of(limit, now, calendar).DueAt.VietnamDay()
                : cause != ApologyCause.Late && now < dossier.DueAt ? promised
                : calendar.Plus(now.VietnamDay(), agency.ReappointmentWorkingDays);
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
