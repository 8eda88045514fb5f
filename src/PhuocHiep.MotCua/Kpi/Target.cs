using NodaTime;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>Chỉ tiêu: what an indicator must reach, from which day, by which decision.</summary>
public sealed class Target
{
    public int Id { get; init; }

    /// <summary>The indicator's id: `on-time-rate`.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>Percent.</summary>
    public decimal Value { get; set; }

    public LocalDate InForceFrom { get; init; }

    public string Decision { get; set; } = "";
}
