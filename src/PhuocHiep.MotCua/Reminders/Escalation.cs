using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>Who is told, the nearest first.</summary>
public enum Addressee
{
    /// <summary>Người xử lý; of what nobody has yet, whoever heads the desk.</summary>
    Holder,

    /// <summary>Người phụ trách Bộ phận Một cửa (NĐ 61/2018 Đ9).</summary>
    DeskHead,

    /// <summary>Chủ tịch.</summary>
    Chairman,
}

/// <summary>One line of the escalation.</summary>
/// <param name="When">From when a dossier stands at this stage, in words; <see cref="Escalation.StageOf"/> reckons it.</param>
/// <param name="Whom">All who are told: whoever was told before stays told.</param>
/// <param name="Article">By what law.</param>
public sealed record EscalationStep(ReminderStage Stage, string When, IReadOnlyList<Addressee> Whom, string Article);

/// <summary>
/// Nhắc việc, đôn đốc: officer → head of the desk → chairman. The handling body tells the desk why it is late, with the letter and the new
/// date (NĐ 61/2018 Đ12 k5); the letter goes out before the due date (Đ19 k9); the head of the desk urges whoever is slow and reports what is
/// late to the head of the agency (Đ9 k1).
/// </summary>
public static class Escalation
{
    public static readonly IReadOnlyList<EscalationStep> Steps =
    [
        new(ReminderStage.DueSoon, "đầu giờ ngày làm việc liền trước ngày hẹn trả, chưa có kết quả", [Addressee.Holder], "NĐ 61/2018 Đ19 k9"),
        new(ReminderStage.LetterWaits, "đầu giờ chiều ngày cuối phải gửi phiếu xin lỗi, chưa ghi lý do", [Addressee.Holder, Addressee.DeskHead], "NĐ 61/2018 Đ12 k5"),
        new(ReminderStage.LetterUnsigned, "hết giờ làm việc ngày đó, phiếu chưa ký", [Addressee.Holder, Addressee.DeskHead, Addressee.Chairman], "NĐ 61/2018 Đ19 k9"),
        new(ReminderStage.Overdue, "hết thời hạn, chưa có kết quả", [Addressee.Holder, Addressee.DeskHead, Addressee.Chairman], "NĐ 61/2018 Đ9 k1"),
    ];

    /// <summary>Before a promise in hours: how long before it whoever has the dossier is told, at the latest.</summary>
    static readonly Duration LastWarning = Duration.FromHours(1);

    /// <summary>The gravest stage at which a dossier stands; null where nobody need be told.</summary>
    public static ReminderStage? StageOf(Standing dossier, WorkCalendar calendar, Instant now)
    {
        if (dossier.IsRunning && now > dossier.OnTimeUntil) return ReminderStage.Overdue;
        var days = dossier.Letters.Select(letter => (letter.HasReason, Day: LastDay(letter, calendar))).ToList();
        if (days.Exists(letter => now >= letter.Day.InstantAt(calendar.Hours.Closing))) return ReminderStage.LetterUnsigned;
        if (days.Exists(letter => !letter.HasReason && now >= letter.Day.InstantAt(calendar.Hours.AfternoonFrom))) return ReminderStage.LetterWaits;
        return dossier.IsRunning && now >= DueSoonFrom(dossier, calendar.Hours) ? ReminderStage.DueSoon : null;
    }

    /// <summary>
    /// What was here at the opening of the last working day before is due soon from then. Who received it later knows as much: what came in
    /// on that day is told of at its close, what came in on the due day itself in the afternoon, or an hour before the promise.
    /// </summary>
    static Instant DueSoonFrom(Standing dossier, OfficeHours hours)
    {
        if (dossier.ReceivedAt < dossier.DueSoonFrom) return dossier.DueSoonFrom;
        var eve = dossier.DueSoonFrom.VietnamDay();
        if (dossier.ReceivedAt < eve.End()) return eve.InstantAt(hours.Closing);
        return Instant.Min(dossier.DueAt.VietnamDay().InstantAt(hours.AfternoonFrom), dossier.DueAt - LastWarning);
    }

    /// <summary>The day by which the letter goes out. One that was drafted when that day's afternoon had come has until the next working day.</summary>
    static LocalDate LastDay(UnsignedLetter letter, WorkCalendar calendar)
    {
        var day = letter.IssueBy.VietnamDay();
        if (letter.DraftedAt < day.InstantAt(calendar.Hours.AfternoonFrom)) return day;
        day = LocalDate.Max(day, letter.DraftedAt.VietnamDay());
        if (letter.DraftedAt >= day.InstantAt(calendar.Hours.AfternoonFrom)) day = day.PlusDays(1);
        return calendar.Covers(day) && calendar.Covers(day.PlusDays(30)) ? calendar.OnOrAfter(day) : day;
    }
}
