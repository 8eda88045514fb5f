using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>
/// Tin tổng hợp: from the opening of each working day every supervisor with an address, and so whoever signs, is told in one message what
/// waits. A morning that was missed is made up for on the same day; the day and the officer name the message, so that there is never a second.
/// </summary>
public sealed class DigestRound(MotCuaDb db, IClock clock, Settings settings)
{
    public Task<int> RunAsync(CancellationToken ct = default) => RunAsync(clock.GetCurrentInstant(), ct);

    /// <returns>How many messages this pass wrote.</returns>
    public async Task<int> RunAsync(Instant now, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.EnterRoundAsync(RoundName.Digest, ct);
        var (written, looked) = (0, 0);
        foreach (var agency in await db.Agencies.AsNoTracking().ToListAsync(ct))
        {
            var supervisors = await db.Users.AsNoTracking()
                .Where(o => o.AgencyId == agency.Id && o.IsActive && (o.Roles & Role.Supervisor) != 0 && o.Email != null && o.Email != "").OrderBy(o => o.Id).ToListAsync(ct);
            looked += supervisors.Count;
            if (HasOpened(await db.CalendarAsync(agency, ct), now)) written += await WriteAsync(agency, supervisors, now, ct);
        }
        db.Heartbeats.Add(new() { Round = RoundName.Digest, At = clock.GetCurrentInstant(), Looked = looked, Acted = written });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return written;
    }

    async Task<int> WriteAsync(Agency agency, List<Officer> supervisors, Instant now, CancellationToken ct)
    {
        var keys = supervisors.ToDictionary(o => string.Create(CultureInfo.InvariantCulture, $"digest-{now.VietnamDay():uuuuMMdd}-{o.Id}"));
        var names = keys.Keys.Select(key => $"{key}@{settings.Url.Host}").ToList();
        var said = await db.OutgoingMessages.Where(m => names.Contains(m.MessageId)).Select(m => m.MessageId).ToListAsync(ct);
        var unsaid = keys.Where(officer => !said.Contains($"{officer.Key}@{settings.Url.Host}")).ToList();
        if (unsaid.Count == 0) return 0;
        var needs = await db.NeedsYouAsync(agency, now, ct);
        var overdue = await db.Dossiers.AsNoTracking().Of(agency.Id).Overdue(now).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Digest.Listed).Select(d => d.Code).ToListAsync(ct);
        foreach (var (key, officer) in unsaid) db.OutgoingMessages.Add(Digest.Of(officer, agency, needs, overdue, settings, key, now));
        return unsaid.Count;
    }

    /// <summary>Where the calendar does not cover the day, Monday to Friday stand in: that it ends is the first thing to be told.</summary>
    static bool HasOpened(WorkCalendar calendar, Instant now)
    {
        var today = now.VietnamDay();
        var works = calendar.Covers(today) ? calendar.IsWorking(today) : today.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
        return works && now >= today.InstantAt(calendar.Hours.Opening);
    }
}
