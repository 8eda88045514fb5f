using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Commitments;

/// <summary>
/// Số liệu nhập tay: what this archive cannot count, of one item and period, with who entered it and what proves it. Added and never changed
/// (the database refuses): a correction is another row that says why, and the latest holds.
/// </summary>
public sealed class EnteredFigure
{
    public const int LongestNote = 1000;

    public const int LongestReason = 500;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>By <see cref="EnteredItem.Id"/>.</summary>
    public string Item { get; init; } = "";

    public LocalDate From { get; init; }

    public LocalDate To { get; init; }

    /// <summary>What counts; null: taken back, there is no figure of this period any more.</summary>
    public long? Numerator { get; init; }

    /// <summary>Of how many; null where the item is a count.</summary>
    public long? Denominator { get; init; }

    public string? Note { get; init; }

    public long? EvidenceId { get; init; }

    public EvidenceFile? Evidence { get; init; }

    /// <summary>Why no file proves it.</summary>
    public string? WithoutEvidence { get; init; }

    public Instant EnteredAt { get; init; }

    public int EnteredById { get; init; }

    /// <summary>The officer's name that day.</summary>
    public string EnteredBy { get; init; } = "";

    /// <summary>The row that this one corrects.</summary>
    public long? CorrectsId { get; init; }

    public string? CorrectionReason { get; init; }

    public bool IsTakenBack => Numerator is null;

    /// <summary>Nhập số liệu của một kỳ.</summary>
    /// <exception cref="RuleViolation">A period that is not over, numbers that cannot be, or neither evidence nor the reason why none.</exception>
    public static EnteredFigure Enter(EnteredItem item, LocalDate from, LocalDate to, long numerator, long? denominator, string? note, EvidenceFile? evidence, string? withoutEvidence, Officer officer, Instant now)
    {
        if (from > to) throw new RuleViolation("Ngày cuối kỳ phải từ ngày đầu kỳ trở đi.");
        if (to > now.VietnamDay()) throw new RuleViolation($"Ngày {to.Text()} chưa đến; số liệu chỉ nhập đến hôm nay.");
        Check(item, numerator, denominator, evidence, withoutEvidence);
        return Of(item.Id, from, to, numerator, denominator, note, evidence, withoutEvidence, null, null, officer, now);
    }

    /// <summary>Sửa: another row in place of this one; no numerator takes the figure back.</summary>
    /// <exception cref="RuleViolation">As <see cref="Enter"/>, or no reason.</exception>
    public EnteredFigure Correct(EnteredItem item, long? numerator, long? denominator, string? note, EvidenceFile? evidence, string? withoutEvidence, string reason, Officer officer, Instant now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Ghi vì sao sửa.");
        if (numerator is { } counted) Check(item, counted, denominator, evidence, withoutEvidence);
        else if (IsTakenBack) throw new RuleViolation("Số liệu của kỳ này đã rút lại.");
        return Of(Item, From, To, numerator, numerator is null ? null : denominator, note, evidence, withoutEvidence, Id, reason, officer, now);
    }

    static void Check(EnteredItem item, long numerator, long? denominator, EvidenceFile? evidence, string? withoutEvidence)
    {
        if (numerator < 0) throw new RuleViolation("Số liệu không âm.");
        if (item.IsCount)
        {
            if (denominator is not null) throw new RuleViolation("Mục này chỉ nhập một số.");
        }
        else if (denominator is not { } of || of < numerator) throw new RuleViolation($"“{item.Counted}” không lớn hơn “{item.Of}”.");
        if (evidence is null && string.IsNullOrWhiteSpace(withoutEvidence)) throw new RuleViolation("Chọn tệp minh chứng, hoặc ghi vì sao không có.");
    }

    static EnteredFigure Of(string item, LocalDate from, LocalDate to, long? numerator, long? denominator, string? note, EvidenceFile? evidence, string? withoutEvidence, long? correctsId, string? reason, Officer officer, Instant now) => new()
    {
        AgencyId = officer.AgencyId,
        Item = item,
        From = from,
        To = to,
        Numerator = numerator,
        Denominator = denominator,
        Note = note,
        Evidence = evidence,
        WithoutEvidence = evidence is null ? withoutEvidence : null,
        EnteredAt = now,
        EnteredById = officer.Id,
        EnteredBy = officer.FullName,
        CorrectsId = correctsId,
        CorrectionReason = reason,
    };
}

public static class EnteredFigureQueries
{
    /// <summary>Those that hold: not corrected since.</summary>
    public static IQueryable<EnteredFigure> Holding(this IQueryable<EnteredFigure> figures, MotCuaDb db) => figures.Where(f => !db.EnteredFigures.Any(later => later.CorrectsId == f.Id));
}
