using NodaTime;

namespace PhuocHiep.MotCua.Payments;

/// <summary>Mức lệ phí của một thủ tục trong một thời gian: what it costs, from which day, by which decision. A dossier keeps the fee of its own day.</summary>
public sealed class FeeRule
{
    public const int LongestText = 500;

    public int Id { get; init; }

    public int ProcedureId { get; init; }

    /// <summary>The first day; null: from before this archive began.</summary>
    public LocalDate? InForceFrom { get; init; }

    /// <summary>The last day; null: until another follows.</summary>
    public LocalDate? InForceTo { get; internal set; }

    /// <summary>Đồng. 0: free. Null: set by the provincial council and not found, so the clerk enters it.</summary>
    public long? AmountVnd { get; internal set; }

    public string Note { get; internal set; } = "";

    /// <summary>The decision that sets it, or where it was taken from.</summary>
    public string Source { get; internal set; } = "";

    /// <summary>`xmin`: two who set a fee at once do not overwrite each other.</summary>
    public uint Version { get; init; }

    public bool IsInForce(LocalDate day) => (InForceFrom is null || InForceFrom <= day) && (InForceTo is null || day <= InForceTo);
}
