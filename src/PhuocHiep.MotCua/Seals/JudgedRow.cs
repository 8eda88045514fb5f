using NodaTime;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Seals;

/// <summary>What of a dossier's row decides whether it was late, and for whom it counts.</summary>
public sealed record JudgedRow
{
    public string Code { get; init; } = "";

    public int AgencyId { get; init; }

    public int ProcedureId { get; init; }

    public Channel Channel { get; init; }

    public Origin Origin { get; init; }

    public Instant ReceivedAt { get; init; }

    public Instant DueAt { get; init; }

    public Instant OnTimeUntil { get; init; }

    public Instant? ClockStoppedAt { get; init; }

    public Instant? CompletedAt { get; init; }

    public Outcome? Outcome { get; init; }

    public Instant? HandedOverAt { get; init; }

    public Instant? DroppedAt { get; init; }

    public bool OwesNoLetter { get; init; }

    internal IReadOnlyList<object?> Fields() =>
        [Code, AgencyId, ProcedureId, Channel, Origin, ReceivedAt, DueAt, OnTimeUntil, ClockStoppedAt, CompletedAt, Outcome, HandedOverAt, DroppedAt, OwesNoLetter];

    /// <summary>What changed from one row to the next, or since reception, without a line of the control slip that says so.</summary>
    /// <param name="before">Null: it was received in between.</param>
    /// <param name="lines">The lines written in between.</param>
    internal static IEnumerable<string> Unexplained(JudgedRow? before, JudgedRow after, IReadOnlyCollection<DossierEvent> lines)
    {
        var received = lines.Where(line => line.Kind == DossierEventKind.Received).MinBy(line => line.Id);
        if (before is null && received is null) yield break;
        before ??= after with { ReceivedAt = received!.At, DueAt = received.NewDueAt ?? after.DueAt, ClockStoppedAt = null, CompletedAt = null, Outcome = null, HandedOverAt = null, DroppedAt = null };

        if (before.Code != after.Code) yield return $"Mã hồ sơ {before.Code} bị sửa thành {after.Code}";
        if (before.ReceivedAt != after.ReceivedAt) yield return Changed("Ngày tiếp nhận", before.ReceivedAt, after.ReceivedAt);
        if ((before.AgencyId, before.ProcedureId, before.Channel, before.Origin) != (after.AgencyId, after.ProcedureId, after.Channel, after.Origin)) yield return "Thủ tục, kênh tiếp nhận hoặc nguồn của hồ sơ bị sửa";
        if (before.OwesNoLetter != after.OwesNoLetter) yield return "Việc hồ sơ có phải xin lỗi hay không bị sửa";

        var moves = lines.Where(line => line is { OldDueAt: not null, NewDueAt: not null }).OrderBy(line => line.Id).ToList();
        if (!Leads(before.DueAt, after.DueAt, moves)) yield return Changed("Ngày hẹn trả", before.DueAt, after.DueAt);
        else if (after.OnTimeUntil != before.OnTimeUntil && (moves.Count == 0 || !IsLastInstant(after))) yield return Changed("Thời điểm cuối còn đúng hạn", before.OnTimeUntil, after.OnTimeUntil);
        else if (received is not null && !IsLastInstant(after)) yield return $"Thời điểm cuối còn đúng hạn ({after.OnTimeUntil.Text()}) không phải của ngày hẹn";

        if (!IsSaid(before.CompletedAt, after.CompletedAt, lines, DossierEventKind.Completed)) yield return Changed("Ngày có kết quả", before.CompletedAt, after.CompletedAt);
        if (before.CompletedAt == after.CompletedAt && before.Outcome != after.Outcome) yield return "Kết quả giải quyết bị sửa";
        if (!IsSaid(before.HandedOverAt, after.HandedOverAt, lines, DossierEventKind.HandedOver)) yield return Changed("Ngày trả kết quả", before.HandedOverAt, after.HandedOverAt);
        if (!IsSaid(before.DroppedAt, after.DroppedAt, lines, DossierEventKind.Withdrawn, DossierEventKind.Stopped)) yield return Changed("Ngày rút, dừng giải quyết", before.DroppedAt, after.DroppedAt);
        if (before.ClockStoppedAt != after.ClockStoppedAt && !(after.ClockStoppedAt is { } stopped
            ? IsSaid(null, stopped, lines, DossierEventKind.SupplementRequested, DossierEventKind.SuspendedForPayment, DossierEventKind.SuspendedForPosting)
            : lines.Any(line => line.Kind is DossierEventKind.SupplementCompleted or DossierEventKind.Resumed)))
            yield return Changed("Lúc thời hạn dừng tính", before.ClockStoppedAt, after.ClockStoppedAt);
    }

    /// <summary>24:00 of the last day for limits in days, the instant itself for hours and for a register's own dates.</summary>
    static bool IsLastInstant(JudgedRow row) => row.OnTimeUntil == row.DueAt || row.OnTimeUntil == row.DueAt.VietnamDay().End();

    /// <summary>Each old promise is the new one of the line before.</summary>
    static bool Leads(Instant from, Instant to, List<DossierEvent> moves)
    {
        foreach (var move in moves)
        {
            if (move.OldDueAt != from) return false;
            from = move.NewDueAt!.Value;
        }
        return from == to;
    }

    /// <summary>The same as before; or new, and said by a line of that instant.</summary>
    static bool IsSaid(Instant? before, Instant? after, IReadOnlyCollection<DossierEvent> lines, params ReadOnlySpan<DossierEventKind> kinds)
    {
        if (before == after) return true;
        if (before is not null) return false;
        foreach (var line in lines) if (line.At == after && kinds.Contains(line.Kind)) return true;
        return false;
    }

    static string Changed(string what, Instant? before, Instant? after) =>
        $"{what} đổi từ {before?.Text() ?? "chưa có"} thành {after?.Text() ?? "chưa có"} mà phiếu kiểm soát không ghi";
}
