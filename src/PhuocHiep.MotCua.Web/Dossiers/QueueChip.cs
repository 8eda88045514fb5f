using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>One of the heaps that the work lies in; its count and its list are the same question.</summary>
public sealed record QueueChip(string Name, string Text, string Empty, Func<IQueryable<Dossier>, Instant, IQueryable<Dossier>> Filter, bool ByCompletion = false)
{
    public static readonly QueueChip Open = new("open", "Đang giải quyết", "Chưa có hồ sơ nào đang giải quyết. Hồ sơ vừa tiếp nhận sẽ hiện ở đây.", (dossiers, _) => dossiers.Open());

    /// <summary>Rare: it is shown where there is something in it.</summary>
    public static readonly QueueChip Wrong = new("wrong", "Kết quả phải sửa", "Không có kết quả nào có sai sót phải sửa.", (dossiers, _) => dossiers.AwaitingCorrection(), ByCompletion: true);

    public static readonly IReadOnlyList<QueueChip> All =
    [
        new("overdue", "Quá hạn", "Không có hồ sơ nào quá hạn.", (dossiers, now) => dossiers.Overdue(now)),
        new("today", "Hôm nay", "Hôm nay không còn hồ sơ nào phải trả.", (dossiers, now) => dossiers.DueToday(now)),
        new("due-soon", "Sắp đến hạn", "Không có hồ sơ nào đến hạn vào ngày làm việc tới.",
            (dossiers, now) => dossiers.DueNext(now)),
        Open,
        new("waiting", "Chờ công dân", "Không có hồ sơ nào đang chờ người nộp bổ sung hoặc thực hiện nghĩa vụ.", (dossiers, _) => dossiers.Waiting()),
        new("ready", "Chờ trả kết quả", "Không có kết quả nào đang chờ người nộp đến nhận.", (dossiers, _) => dossiers.ReadyToHandOver(), ByCompletion: true),
        Wrong,
    ];

    public static QueueChip Named(string? name) => All.FirstOrDefault(chip => chip.Name == name) ?? Open;

    public PageKey KeyOf(DossierRow row) => new(ByCompletion ? row.Promised.CompletedAt!.Value : row.Promised.DueAt, row.Id);

    /// <summary>The rows after a key in order, or before it, nearest first. Row values, so that the index is entered at the key.</summary>
    public IQueryable<Dossier> Page(IQueryable<Dossier> dossiers, PageKey? after, PageKey? before)
    {
        if (ByCompletion)
        {
            if (after is not null) dossiers = dossiers.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.CompletedAt!.Value, d.Id), ValueTuple.Create(after.At, after.Id)));
            else if (before is not null) return dossiers.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.CompletedAt!.Value, d.Id), ValueTuple.Create(before.At, before.Id))).OrderByDescending(d => d.CompletedAt).ThenByDescending(d => d.Id);
            return dossiers.OrderBy(d => d.CompletedAt).ThenBy(d => d.Id);
        }
        if (after is not null) dossiers = dossiers.Where(d => EF.Functions.GreaterThan(ValueTuple.Create(d.DueAt, d.Id), ValueTuple.Create(after.At, after.Id)));
        else if (before is not null) return dossiers.Where(d => EF.Functions.LessThan(ValueTuple.Create(d.DueAt, d.Id), ValueTuple.Create(before.At, before.Id))).OrderByDescending(d => d.DueAt).ThenByDescending(d => d.Id);
        return dossiers.OrderBy(d => d.DueAt).ThenBy(d => d.Id);
    }
}
