using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

public enum HolidayKind
{
    /// <summary>Ngày lễ, tết: a statutory day off, also where it falls on a Saturday or Sunday.</summary>
    Holiday,

    /// <summary>Nghỉ bù hoặc nghỉ hoán đổi: a weekday off.</summary>
    CompensatoryOff,

    /// <summary>Làm bù: a Saturday worked instead of a weekday.</summary>
    WorkingSwap,
}

/// <summary>A day on which the office does not follow the week: a holiday, a day off in lieu, or a Saturday worked.</summary>
public sealed class Holiday
{
    public int Id { get; init; }

    /// <summary>The agency whose day this is; null: the whole country's.</summary>
    public int? AgencyId { get; init; }

    public LocalDate Date { get; init; }

    public HolidayKind Kind { get; set; }

    public string Name { get; set; } = "";

    /// <summary>The notice or article it comes from.</summary>
    public string Source { get; set; } = "";

    /// <summary>`seen`, `recalled` or `unsure`: an estimated day is shown as one.</summary>
    public string Confidence { get; set; } = "";
}
