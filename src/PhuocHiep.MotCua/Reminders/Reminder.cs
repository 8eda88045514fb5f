using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reminders;

/// <summary>How far it has come with a dossier; a later one is graver. Who is told, and from when, stands in <see cref="Escalation"/>.</summary>
public enum ReminderStage
{
    /// <summary>Sắp đến hạn, chưa có kết quả.</summary>
    DueSoon,

    /// <summary>Phiếu xin lỗi phải gửi hôm nay mà chưa ghi lý do.</summary>
    LetterWaits,

    /// <summary>Hết ngày phải gửi mà phiếu xin lỗi chưa ký.</summary>
    LetterUnsigned,

    /// <summary>Quá hạn.</summary>
    Overdue,
}

/// <summary>That an officer was told how it stands with a dossier: once for each stage and promise. It is shown for as long as its cause lasts.</summary>
public sealed class Reminder
{
    public long Id { get; init; }

    public int AgencyId { get; init; }

    public long DossierId { get; init; }

    public Dossier? Dossier { get; init; }

    public ReminderStage Stage { get; init; }

    /// <summary>Who was told; null: nobody was there to be told.</summary>
    public int? OfficerId { get; init; }

    /// <summary>The promise it speaks of: a lawfully moved one is reminded of anew.</summary>
    public Instant DueAt { get; init; }

    public Instant RaisedAt { get; init; }
}
