using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Rounds;

namespace PhuocHiep.MotCua.Messages;

/// <summary>What one round of the post did.</summary>
public sealed record PostRound(int Sent, int Failed);

/// <summary>
/// Takes what is unsent to each channel's carrier and marks it. A row is held while it is under way, so that two workers never carry the
/// same one; after a crash it goes again under the same Message-Id. A channel that is away is left after one try, and what waits for it waits
/// on. When the office closes, the message that is under way is ended and marked, and no other begun.
/// </summary>
public sealed class Postman(MotCuaDb db, IClock clock, Settings settings)
{
    /// <summary>Files first: they take no time.</summary>
    static readonly MessageChannel[] InOrder = [MessageChannel.Sms, MessageChannel.Zalo, MessageChannel.Email];

    /// <summary>The next round comes every minute: a slow mail server does not keep a worker from all other rounds.</summary>
    static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(45);

    public async Task<PostRound> RunAsync(CancellationToken ct = default)
    {
        var began = Stopwatch.GetTimestamp();
        var total = new PostRound(0, 0);
        foreach (var channel in InOrder) total = await CarryAsync(channel, total, began, ct);
        db.Heartbeats.Add(new() { Round = RoundName.Post, At = clock.GetCurrentInstant(), Looked = total.Sent + total.Failed, Acted = total.Sent });
        await db.SaveChangesAsync(ct);
        return total;
    }

    async Task<PostRound> CarryAsync(MessageChannel channel, PostRound total, long began, CancellationToken ct)
    {
        await using var carrier = settings.CarrierOf(channel);
        while (Stopwatch.GetElapsedTime(began) < LongestRound)
        {
            switch (await CarryNextAsync(channel, carrier, ct))
            {
                case null:
                    return total;
                case (true, _):
                    total = total with { Sent = total.Sent + 1 };
                    break;
                case (_, { } no):
                    total = total with { Failed = total.Failed + 1 };
                    if (no.Hindrance == Hindrance.Away) return total with { Failed = total.Failed + await LeaveAsync(channel, no, ct) };
                    break;
            }
        }
        return total;
    }

    /// <returns>What became of the next message: sent, or not and why; neither where it was no longer to be said. Null where none is waiting.</returns>
    async Task<(bool IsSent, NotCarried? No)?> CarryNextAsync(MessageChannel channel, ICarrier? carrier, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetCurrentInstant();
        var message = (await WaitingAsync(channel, now, most: 1, ct)).SingleOrDefault();
        if (message is null) return null;

        NotCarried? no = null;
        if (await MootBecauseAsync(message, ct) is { } moot)
        {
            message.GiveUp(moot, now);
        }
        else
        {
            try
            {
                if (carrier is null) throw new NotCarried(Hindrance.Away, $"Kênh “{channel.Text()}” chưa được nối với cơ quan");
                message.MarkSent(await carrier.CarryAsync(await PackAsync(message, ct), ct), clock.GetCurrentInstant());
                await MarkLetterSentAsync(message);
            }
            catch (NotCarried said)
            {
                no = said;
                await FailAsync(message, said, now, ct);
            }
        }
        // What was carried is marked, even while the office closes: unmarked it would go a second time.
        await db.SaveChangesAsync(CancellationToken.None);
        await transaction.CommitAsync(CancellationToken.None);
        db.ChangeTracker.Clear();
        return (message.SentAt is not null, no);
    }

    /// <summary>Whatever else waits for a channel that is away would meet the same: it is not tried one by one.</summary>
    async Task<int> LeaveAsync(MessageChannel channel, NotCarried no, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetCurrentInstant();
        var waiting = await WaitingAsync(channel, now, most: int.MaxValue, ct);
        foreach (var message in waiting) await FailAsync(message, no, now, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return waiting.Count;
    }

    Task<List<OutgoingMessage>> WaitingAsync(MessageChannel channel, Instant now, int most, CancellationToken ct)
    {
        var name = channel.ToString();
        return db.OutgoingMessages.FromSql($"""
            select * from outgoing_messages where sent_at is null and given_up_at is null and next_attempt_at <= {now} and channel = {name}
            order by next_attempt_at, id limit {most} for update skip locked
            """).ToListAsync(ct);
    }

    /// <summary>Why a reminder is no longer to be said; null where it is, and for all that the law has the office say.</summary>
    async Task<string?> MootBecauseAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (!message.Kind.IsReminder() || message.DossierId is not { } id) return null;
        var dossier = await db.Dossiers.AsNoTracking().Where(d => d.Id == id).Select(d => new { d.NoRemindersSince, d.DroppedAt, d.CompletedAt }).SingleAsync(ct);
        return dossier.NoRemindersSince is not null ? "Người nộp đã thôi nhận tin nhắc"
            : dossier.DroppedAt is not null ? "Hồ sơ đã rút hoặc dừng giải quyết"
            : message.Kind == MessageKind.Late && dossier.CompletedAt is not null ? "Đã có kết quả trước khi tin này đi"
            : null;
    }

    async Task<Parcel> PackAsync(OutgoingMessage message, CancellationToken ct)
    {
        var sender = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == message.AgencyId, ct);
        var pdf = message is { LetterId: { } letterId, Channel: MessageChannel.Email }
            ? await db.LetterPapers.AsNoTracking().Where(p => p.LetterId == letterId).Select(p => p.Pdf).SingleAsync(ct) : null;
        return new(message, sender, pdf, await StopLinkAsync(message, ct));
    }

    /// <summary>For a mail program's own button (RFC 8058), which asks for https.</summary>
    async Task<Uri?> StopLinkAsync(OutgoingMessage message, CancellationToken ct) =>
        message is { Channel: MessageChannel.Email, DossierId: { } id } && message.Kind.IsReminder() && settings.Url.Scheme == Uri.UriSchemeHttps
            ? new(settings.Url, $"/lookup/{await db.Dossiers.Where(d => d.Id == id).Select(d => d.LookupToken).SingleAsync(ct)}/reminders/one-click")
            : null;

    /// <summary>Only a mail carries the letter: what a telephone is told does not count as sent.</summary>
    async Task MarkLetterSentAsync(OutgoingMessage message)
    {
        if (message is not { LetterId: { } letterId, Channel: MessageChannel.Email, SentAt: { } at }) return;
        // The server has said yes. Whoever changes the letter at this moment is waited for: a mark that failed would send it a second time.
        await db.Database.ExecuteSqlAsync($"select from apology_letters where id = {letterId} for update", CancellationToken.None);
        var letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == letterId, CancellationToken.None);
        if (letter.MarkSent(at)) letter.Dossier!.Note(DossierEventKind.LetterSent, "Hệ thống", officer: null, at, $"Thư điện tử, phiếu số {letter.NumberText}");
    }

    async Task FailAsync(OutgoingMessage message, NotCarried no, Instant now, CancellationToken ct)
    {
        if (no.Hindrance == Hindrance.ForGood) message.MarkRefused(no.Message, now);
        else message.MarkFailed(no.Message, now);
        if (message is not { GivenUpAt: not null, LetterId: { } letterId, Channel: MessageChannel.Email }) return;
        // From now on it is a paper for the clerk.
        var letter = await db.ApologyLetters.Include(l => l.Dossier).SingleAsync(l => l.Id == letterId, ct);
        letter.Dossier!.Note(DossierEventKind.LetterUndelivered, "Hệ thống", officer: null, now, $"Phiếu số {letter.NumberText}: {message.Problem}. In phiếu và trao tận tay");
    }
}
