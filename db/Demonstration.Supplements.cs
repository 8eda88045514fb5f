using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Supplements;

namespace PhuocHiep.MotCua.Db;

// What some dossiers wait for.
public sealed partial class Demonstration
{
    /// <summary>A few wait for their applicants, through each fault at least one; for what the office overlooked the next round drafts the apology.</summary>
    async Task SupplementsAsync(Agency agency, WorkCalendar calendar, IReadOnlyList<Officer> officers, Instant now, CancellationToken ct)
    {
        (SupplementStage Stage, SupplementFault Fault, string Content, string Reason)[] missing =
        [
            (SupplementStage.Appraisal, SupplementFault.Applicant, "Bản sao giấy tờ chứng minh chỗ ở hợp pháp", "Giấy tờ đã nộp hết giá trị sử dụng"),
            (SupplementStage.Intake, SupplementFault.IntakeOversight, "Tờ khai còn thiếu chữ ký của người yêu cầu", "Khi tiếp nhận chưa kiểm tra đủ tờ khai"),
            (SupplementStage.Appraisal, SupplementFault.AppraisalOversight, "Văn bản xác nhận của thôn", "Khi thẩm định lần đầu chưa nêu giấy tờ này"),
            (SupplementStage.Appraisal, SupplementFault.LawChange, "Tờ khai theo mẫu mới", "Mẫu tờ khai đã được thay thế"),
            (SupplementStage.Appraisal, SupplementFault.Applicant, "Bản chính để đối chiếu", "Bản sao không rõ số và ngày cấp"),
        ];
        var open = await db.Dossiers.Include(d => d.Supplements).Include(d => d.OwedApologies).Of(agency.Id).Running()
            .Where(d => d.Origin == Origin.Demonstration && d.HolderId != null && d.DueAt > now).OrderByDescending(d => d.DueAt).ThenBy(d => d.Id).ToListAsync(ct);
        var asked = open.Select(d => (Dossier: d, At: calendar.After(d.ReceivedAt.VietnamDay()).InstantAt(new LocalTime(9, 0)) + Duration.FromMinutes(d.Id % 60)));
        foreach (var ((dossier, at), (stage, fault, content, reason)) in asked.Where(a => a.At < now && a.At < a.Dossier.DueAt).Zip(missing))
            dossier.RequestSupplement(stage, fault, content, reason, overrideReason: null, calendar, officers.First(o => o.Id == dossier.HolderId), at);
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
    }
}
