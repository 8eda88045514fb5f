using NodaTime;

namespace PhuocHiep.MotCua.Deadlines;

/// <summary>Thời gian không tính: days after <paramref name="From"/> up to and including <paramref name="To"/> do not count (C9, by analogy with BLDS Đ147 k3).</summary>
public sealed record ExcludedPeriod(LocalDate From, LocalDate To)
{
    public bool Excludes(LocalDate day) => From < day && day <= To;
}

/// <summary>What the law lets move a limit. Nothing in here: the plain limit from receipt.</summary>
public sealed record DeadlineTerms
{
    public static readonly DeadlineTerms None = new();

    /// <summary>The procedure itself says that what comes after 15:00 counts from the next working day (NĐ 63/2024 Đ7 k2). Not general law (C6).</summary>
    public bool CountedFromNextDayAfter15 { get; init; }

    /// <summary>When the dossier became complete after a request to supplement: the last one restarts the whole limit (NĐ 61/2018 Đ19 k4).</summary>
    public IReadOnlyList<Instant> Restarts { get; init; } = [];

    /// <summary>Only where the sector's own law suspends: financial obligation, public posting.</summary>
    public IReadOnlyList<ExcludedPeriod> Excluded { get; init; } = [];

    /// <summary>Gia hạn cộng thêm: counted on from the last day of the limit (Luật Hộ tịch Đ25, Đ28; NĐ 23/2015 Đ21).</summary>
    public TimeLimit? Extension { get; init; }

    /// <summary>Tổng thời hạn khi phải xác minh: stands in place of the limit (Luật Hộ tịch Đ18: 05 working days in all).</summary>
    public TimeLimit? TotalCap { get; init; }
}
