using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Commitments;
using PhuocHiep.MotCua.Staff;

namespace PhuocHiep.MotCua.Db;

// What no dossier tells.
public sealed partial class Demonstration
{
    /// <summary>A finding that was remedied and reported in time, one and a task that are still owed; figures of the year so far, entered by hand and said to be made up.</summary>
    async Task CommitmentsAsync(Agency agency, IReadOnlyList<Officer> officers, Instant now, CancellationToken ct)
    {
        if (await db.Commitments.AnyAsync(c => c.AgencyId == agency.Id, ct)) return;
        var (supervisor, clerk) = (officers.First(o => o.Has(Role.Supervisor)), officers.First(o => o.Has(Role.Clerk)));
        var today = now.VietnamDay();
        Commitment Told(string row, string subject, int before, int due, Officer by) =>
            Commitment.Enter(row, $"{subject} {Mark}", $"Thông báo kiểm tra {Mark}", today.PlusDays(-before), today.PlusDays(due), by.FullName, null, supervisor, now - Duration.FromDays(before - 1));

        var remedied = Told("PAR 1", "Niêm yết bổ sung thủ tục hộ tịch tại Bộ phận Một cửa", before: 60, due: -15, clerk);
        remedied.Complete(today.PlusDays(-30), "Đã niêm yết đủ", null, supervisor, now - Duration.FromDays(30));
        remedied.Report(today.PlusDays(-28), $"Báo cáo {Mark}", null, supervisor, now - Duration.FromDays(28));
        db.Commitments.AddRange(remedied, Told("PAR 1", "Cập nhật mã QR tra cứu tại bảng niêm yết", before: 20, due: 10, clerk), Told("PAR 9", "Xử lý mọi văn bản đến trên môi trường mạng", before: 25, due: 25, supervisor));

        var (from, to) = (new LocalDate(today.Year, 1, 1), today);
        foreach (var (item, numerator, denominator) in new (EnteredItem, long, long?)[] { (EnteredItems.Discipline, 0, null), (EnteredItems.Qualified, 17, 18), (EnteredItems.Electronic, 412, 430) })
            db.EnteredFigures.Add(EnteredFigure.Enter(item, from, to, numerator, denominator, null, null, "số liệu mẫu", supervisor, now));
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
