using NodaTime;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Commitments;

/// <summary>How commitments and entered figures are spoken.</summary>
public static class CommitmentWords
{
    public static string RowName(string row) => Commitment.Rows.First(known => known.Row == row).Name;

    /// <summary>Where it stands, in a word; with a colour only where it is a matter of time.</summary>
    public static TimeTag Tag(this Commitment commitment, LocalDate today)
    {
        var days = Period.DaysBetween(today, commitment.DueOn);
        return commitment.Standing(today) switch
        {
            CommitmentStanding.Withdrawn => new("plain", "Đã rút khỏi sổ"),
            CommitmentStanding.Reported => commitment.FinishedOn > commitment.DueOn ? new("overdue", "Đã báo cáo", "trễ hạn") : new("plain", "Đã báo cáo"),
            CommitmentStanding.Done => commitment.MustReport ? new("plain", "Đã xong", "chưa báo cáo") : commitment.FinishedOn > commitment.DueOn ? new("overdue", "Đã xong", "trễ hạn") : new("plain", "Đã xong"),
            CommitmentStanding.Overdue => new("overdue", $"Quá hạn {-days} ngày", commitment.DoneOn is null ? null : "đã xong, chưa báo cáo"),
            CommitmentStanding.DueSoon => new("soon", "Sắp đến hạn", days == 0 ? "hôm nay" : $"còn {days} ngày"),
            _ => new("on-time", "Đúng hạn", $"còn {days} ngày"),
        };
    }

    public static string Text(this CommitmentEvent line) => line.Kind switch
    {
        CommitmentEventKind.Entered => $"Ghi vào sổ, hạn {line.NewDueOn!.Value.Text()}",
        CommitmentEventKind.DueMoved => $"Dời hạn từ {line.OldDueOn!.Value.Text()} sang {line.NewDueOn!.Value.Text()}",
        CommitmentEventKind.Assigned => "Giao người khác",
        CommitmentEventKind.Done => $"Thực hiện xong ngày {line.On!.Value.Text()}",
        CommitmentEventKind.Reported => $"Báo cáo ngày {line.On!.Value.Text()}",
        CommitmentEventKind.Reopened => "Mở lại",
        CommitmentEventKind.Withdrawn => "Rút khỏi sổ",
        _ => throw new ArgumentOutOfRangeException(nameof(line), line.Kind, null),
    };

    /// <summary>`45/48 (93,7 %)`, `2 người`, `0/0, không phát sinh`.</summary>
    public static string Text(EnteredItem item, long numerator, long? denominator) =>
        item.IsCount ? $"{Number(numerator)} {item.Unit}"
        : denominator is > 0 and { } of ? $"{Number(numerator)}/{Number(of)} ({KpiWords.Percent(100m * numerator / of)})"
        : "0/0, không phát sinh";

    /// <summary>`93,7 %`, `2 người`; where there is none, why.</summary>
    public static string ValueText(this EnteredRow row) => row switch
    {
        { Halves: null } => "chưa nhập",
        { IsCount: true } => $"{Number(row.Halves.Numerator)} {row.Item!.Unit}",
        { Halves.Denominator: 0 } => "không phát sinh",
        _ => KpiWords.Percent(row.Value!.Value),
    };

    public static string TargetText(this EnteredRow row) =>
        row.Target is { } target ? Targeted.Find(row.Id)!.Text(target) : "—";

    /// <summary>`đạt`; `thiếu 6,3 điểm`; `quá 2 người`.</summary>
    public static string GapText(this EnteredRow row)
    {
        if (row.Met is not { } met) return "—";
        if (row.IsCount) return met ? "đạt" : $"quá {row.Gap!.Value.ToString("0.##", VietnamTime.Culture)} {row.Item!.Unit}";
        if (met) return row.Gap > 0 ? $"đạt, +{Points(row.Gap.Value)} điểm" : "đạt";
        return $"thiếu {Points(-row.Gap!.Value)} điểm";
    }

    static string Number(long number) => number.ToString("N0", VietnamTime.Culture);

    static string Points(decimal points) => (Math.Ceiling(points * 10) / 10).ToString("0.0", VietnamTime.Culture);
}
