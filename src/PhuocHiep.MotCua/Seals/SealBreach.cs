using NodaTime;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Seals;

/// <summary>
/// Chỗ không khớp niêm phong: found once, a red line until the supervisor has looked into it and written down what it was. It is never taken
/// away, and what it says never changes: the database refuses.
/// </summary>
public sealed class SealBreach
{
    public const int LongestReview = 1000;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>The night in which it was sealed; null: what differs has happened since the last one.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Null: the night itself does not match.</summary>
    public long? DossierId { get; init; }

    public string? Code { get; init; }

    public string Text { get; init; } = "";

    public Instant FoundAt { get; init; }

    public Instant? ReviewedAt { get; private set; }

    public int? ReviewedById { get; private set; }

    public string? ReviewedBy { get; private set; }

    /// <summary>What it was, in her words.</summary>
    public string? Review { get; private set; }

    public string Where => new Difference(On, DossierId, Code, Text).Where;

    /// <summary>Ghi kết quả xem xét, once.</summary>
    /// <exception cref="RuleViolation">Nothing is written, or it was reviewed before.</exception>
    public void WriteReview(string review, Officer officer, Instant now)
    {
        if (ReviewedAt is { } at) throw new RuleViolation($"{ReviewedBy} đã ghi kết quả xem xét lúc {at.Text()}.");
        if (string.IsNullOrWhiteSpace(review)) throw new RuleViolation("Ghi rõ đã xem xét thế nào, nguyên nhân là gì.");
        (ReviewedAt, ReviewedById, ReviewedBy, Review) = (now, officer.Id, officer.FullName, review);
    }
}
