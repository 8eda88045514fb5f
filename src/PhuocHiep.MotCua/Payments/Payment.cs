using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Payments;

public enum PaymentKind
{
    /// <summary>Đã thu.</summary>
    Paid,

    /// <summary>Đã hoàn.</summary>
    Refunded,
}

/// <summary>
/// Một lần thu hoặc hoàn lệ phí. Never changed, never deleted: the database refuses. Only a number that was not yet known at intake is
/// written in, once.
/// </summary>
public sealed class Payment
{
    public const int LongestReference = 100;

    public long Id { get; init; }

    public long DossierId { get; init; }

    public Dossier? Dossier { get; init; }

    public Instant At { get; init; }

    public PaymentKind Kind { get; init; }

    /// <summary>Đồng, more than 0; how much was taken or given back.</summary>
    public long AmountVnd { get; init; }

    public PaymentMethod Method { get; init; }

    /// <summary>Số biên lai (cash), mã giao dịch (online); null: not written down at intake.</summary>
    public string? Reference { get; internal set; }

    public int? ById { get; init; }

    /// <summary>The officer's name that day, or the part of the system that did it.</summary>
    public string By { get; init; } = "";

    /// <summary>Why it was given back.</summary>
    public string? Reason { get; init; }
}
