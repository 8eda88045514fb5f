using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Kpi;

/// <summary>The paper that sets a target.</summary>
/// <param name="Number">Kind and number: `Quyết định 235/QĐ-UBND`.</param>
/// <param name="Body">Who issued it: `UBND tỉnh`.</param>
public sealed record TargetDecision(string Number, LocalDate On, string Body)
{
    /// <summary>`Quyết định 235/QĐ-UBND ngày 18/01/2024 của UBND tỉnh`.</summary>
    public string Text => $"{Number} ngày {On.Text()} của {Body}";
}

/// <summary>
/// Chỉ tiêu: what an indicator must reach, from which day, by which decision. Written once and never changed (the database refuses): another
/// value is another row from a later day, so that no month that is over is measured by a target that came after it.
/// </summary>
public sealed class Target
{
    public const int LongestNumber = 100;

    public const int LongestBody = 200;

    public const int LongestReason = 500;

    /// <summary>Days a target may lie ahead.</summary>
    const int FurthestDays = 3660;

    public int Id { get; init; }

    /// <summary>The indicator's id: `on-time-rate`.</summary>
    public string Indicator { get; init; } = "";

    /// <summary>Percent; of a count, how many at most.</summary>
    public decimal Value { get; init; }

    public LocalDate InForceFrom { get; init; }

    public string Decision { get; init; } = "";

    /// <summary>Null, as <see cref="SetBy"/>: the office was born with it.</summary>
    public Instant? SetAt { get; init; }

    public int? SetById { get; init; }

    /// <summary>The officer's name that day.</summary>
    public string? SetBy { get; init; }

    public long? EvidenceId { get; init; }

    public EvidenceFile? Evidence { get; init; }

    public Instant? WithdrawnAt { get; private set; }

    public int? WithdrawnById { get; private set; }

    public string? WithdrawnBy { get; private set; }

    public string? WithdrawalReason { get; private set; }

    /// <summary>The first day from which a target written today may hold: neither a month that is over nor a reporting period that has closed is measured anew.</summary>
    public static LocalDate EarliestOn(LocalDate today)
    {
        var day = today;
        while (!ClosedPeriods.EndingOn(day.PlusDays(-1)).Any()) day = day.PlusDays(-1);
        return day;
    }

    /// <summary>The one in force on a day; before the first decision, the first one is the measure.</summary>
    /// <param name="own">Of one indicator, none of them withdrawn.</param>
    public static Target? InForce(IEnumerable<Target> own, LocalDate day)
    {
        var inOrder = own.OrderBy(t => t.InForceFrom).ToList();
        return inOrder.LastOrDefault(t => t.InForceFrom <= day) ?? inOrder.FirstOrDefault();
    }

    /// <summary>Giao chỉ tiêu: another value from a day on.</summary>
    /// <param name="own">Those of the indicator that are not withdrawn.</param>
    /// <exception cref="RuleViolation">It has no fixed target, the value is none, a day that is over or taken, the decision is not there or not of a day that has come, or nothing changes.</exception>
    public static Target Decide(string indicator, decimal value, LocalDate from, TargetDecision decision, EvidenceFile? evidence, IReadOnlyList<Target> own, Officer officer, Instant now)
    {
        var today = now.VietnamDay();
        if (InForce(own, from) is not { } before) throw new RuleViolation("Chỉ số này được so với kỳ trước, không có chỉ tiêu cố định.");
        if (value is < 0 or > 100) throw new RuleViolation("Chỉ tiêu từ 0 đến 100.");
        if (string.IsNullOrWhiteSpace(decision.Number) || string.IsNullOrWhiteSpace(decision.Body)) throw new RuleViolation("Ghi số văn bản và cơ quan ban hành.");
        if (decision.On > today) throw new RuleViolation($"Văn bản đề ngày {decision.On.Text()}, chưa đến.");
        if (from < EarliestOn(today)) throw new RuleViolation($"Chỉ tiêu mới dùng sớm nhất từ ngày {EarliestOn(today).Text()}; các tháng và kỳ báo cáo đã qua giữ chỉ tiêu của mình.");
        if (from > today.PlusDays(FurthestDays)) throw new RuleViolation("Ngày bắt đầu xa quá 10 năm; hãy kiểm tra lại.");
        if (own.Any(t => t.InForceFrom == from)) throw new RuleViolation($"Đã có chỉ tiêu dùng từ ngày {from.Text()}; nếu chỉ tiêu đó sai và chưa đến ngày thì rút lại trước.");
        if (before.InForceFrom < from && before.Value == value && before.Decision == decision.Text) throw new RuleViolation("Giá trị và văn bản giống chỉ tiêu đang dùng, không có gì thay đổi.");
        return new()
        {
            Indicator = indicator,
            Value = value,
            InForceFrom = from,
            Decision = decision.Text,
            Evidence = evidence,
            SetAt = now,
            SetById = officer.Id,
            SetBy = officer.FullName,
        };
    }

    /// <summary>Rút lại: a mistaken one whose day has not come.</summary>
    /// <exception cref="RuleViolation">No reason, its day has come, or it was withdrawn before.</exception>
    public void Withdraw(string reason, Officer officer, Instant now)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new RuleViolation("Ghi vì sao rút lại.");
        if (WithdrawnAt is { } at) throw new RuleViolation($"Chỉ tiêu này đã được rút lại lúc {at.Text()}.");
        if (InForceFrom <= now.VietnamDay()) throw new RuleViolation("Chỉ tiêu đã bắt đầu dùng thì không rút; hãy ghi chỉ tiêu mới từ ngày sau đó.");
        (WithdrawnAt, WithdrawnById, WithdrawnBy, WithdrawalReason) = (now, officer.Id, officer.FullName, reason);
    }
}
