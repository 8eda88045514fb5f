using System.Text;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Procedures;

namespace PhuocHiep.MotCua.Reports;

// What no text confirms is said, for whoever inspects would otherwise take it for confirmed.
public sealed partial class InspectionContents
{
    /// <summary>As the list of holidays and that of the procedures say it (`db/reference`).</summary>
    const string Unsure = "unsure", Recalled = "recalled";

    static readonly Dictionary<string, string> Settings = new()
    {
        ["code"] = "Mã cơ quan trong mã hồ sơ",
        ["address"] = "Địa chỉ cơ quan",
        ["phone"] = "Số điện thoại",
        ["email"] = "Thư điện tử",
        ["office_hours"] = "Giờ làm việc",
        ["registration_working_hours"] = "Số giờ làm việc để trả lời hồ sơ nộp trực tuyến",
        ["reappointment_working_days"] = "Số ngày làm việc đề nghị khi hẹn lại",
        ["apology_post_days"] = "Số ngày đăng công khai phiếu xin lỗi",
        ["apology_working_days"] = "Số ngày làm việc để gửi phiếu xin lỗi",
        ["letter_symbol"] = "Ký hiệu của phiếu xin lỗi",
        ["unpaid_blocks_hand_over"] = "Chưa nộp phí, lệ phí thì có trả kết quả không",
    };

    PlannedFile Unconfirmed() => Text(InspectionWords.UnconfirmedName, async () =>
    {
        var text = new StringBuilder("CHƯA XÁC NHẬN\n");
        Add(text, "Mức đặt tạm của cơ quan, chưa có văn bản", agency.Unconfirmed.Select(name => Settings.GetValueOrDefault(name, name)));
        Add(text, "Kỳ báo cáo", ["Kỳ từ ngày 15 đến ngày 14 theo Nghị định 09/2019/NĐ-CP Điều 12: ghi theo trí nhớ, chưa đối chiếu văn bản gốc."]);
        Add(text, "Bộ chỉ số theo Quyết định 766/QĐ-TTg: công thức theo bản mô tả của Cổng Dịch vụ công quốc gia, chưa đối chiếu văn bản gốc; ngoài ra", QualityIndex.Items.Where(i => i.Doubt is not null).Select(i => $"{i.Name}: {i.Doubt}"));
        var holidays = await db.Holidays.AsNoTracking().Where(h => h.Confidence == Unsure && h.Date >= period.From && h.Date <= period.To).OrderBy(h => h.Date).ToListAsync(ct);
        Add(text, "Ngày nghỉ trong kỳ còn là dự kiến", holidays.Select(h => $"{h.Date.Text()} {h.Name}"));
        var procedures = await db.Procedures.AsNoTracking().Where(p => p.Status == ProcedureStatus.InForce && (p.Confidence == Unsure || p.Confidence == Recalled)).OrderBy(p => p.Field).ThenBy(p => p.Code).Select(p => new { p.Code, p.Name }).ToListAsync(ct);
        Add(text, "Thủ tục đang dùng mà thời hạn chưa đối chiếu với quyết định công bố", procedures.Select(p => $"{p.Code} {p.Name}"));
        return text.ToString();
    });

    static void Add(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var list = lines.ToList();
        text.Append('\n').Append(title).Append(":\n");
        foreach (var line in list.DefaultIfEmpty("không có.")) text.Append("  - ").Append(line).Append('\n');
    }
}
