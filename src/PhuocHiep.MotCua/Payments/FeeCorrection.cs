using NodaTime;

namespace PhuocHiep.MotCua.Payments;

/// <summary>Một lần sửa mức lệ phí của một hồ sơ: what it had been until then, in numbers, beside its line on the control slip. Never changed, never deleted: the database refuses.</summary>
public sealed class FeeCorrection
{
    public long Id { get; init; }

    public long DossierId { get; init; }

    public Instant At { get; init; }

    /// <summary>Đồng; null: no fee was stated.</summary>
    public long? OldFeeVnd { get; init; }

    /// <summary>Đồng.</summary>
    public long NewFeeVnd { get; init; }
}
