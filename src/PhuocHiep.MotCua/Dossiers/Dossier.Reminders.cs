using NodaTime;
using PhuocHiep.MotCua.Messages;

namespace PhuocHiep.MotCua.Dossiers;

// Whom a message reaches, where, and for how long he wishes it.
public sealed partial class Dossier
{
    /// <summary>Written at the applicant's own wish: his token opened the page.</summary>
    const string ByApplicant = "Người nộp";

    /// <summary>
    /// Where what the law has the office tell him goes: by mail wherever there is an address, and on the channels he chose, as far as they are
    /// connected.
    /// </summary>
    public IEnumerable<(MessageChannel Channel, string To)> NoticesTo(MessageChannel connected) => Reached((NotifyBy | MessageChannel.Email) & connected);

    /// <summary>Where reminders go: only on the channels he chose, unless he has stopped them; of what was brought in from elsewhere, or has ended without a result, nowhere.</summary>
    public IEnumerable<(MessageChannel Channel, string To)> RemindersTo(MessageChannel connected) =>
        Origin == Origin.Office && NoRemindersSince is null && DroppedAt is null ? Reached(NotifyBy & connected) : [];

    /// <summary>Thôi nhận tin nhắc. A second time changes nothing.</summary>
    public void StopReminders(Instant now)
    {
        if (NoRemindersSince is not null) return;
        NoRemindersSince = now;
        Note(DossierEventKind.RemindersStopped, ByApplicant, officer: null, now, note: null);
    }

    /// <summary>Nhận lại tin nhắc.</summary>
    public void ResumeReminders(Instant now)
    {
        if (NoRemindersSince is null) return;
        NoRemindersSince = null;
        Note(DossierEventKind.RemindersResumed, ByApplicant, officer: null, now, note: null);
    }

    IEnumerable<(MessageChannel Channel, string To)> Reached(MessageChannel channels)
    {
        if (channels.HasFlag(MessageChannel.Email) && Email is { } email) yield return (MessageChannel.Email, email);
        if (channels.HasFlag(MessageChannel.Sms) && Phone is { } phone) yield return (MessageChannel.Sms, phone);
        if (channels.HasFlag(MessageChannel.Zalo) && Phone is { } zalo) yield return (MessageChannel.Zalo, zalo);
    }
}
