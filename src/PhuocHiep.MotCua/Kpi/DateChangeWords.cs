namespace PhuocHiep.MotCua.Kpi;

/// <summary>What the office calls them.</summary>
public static class DateChangeWords
{
    public static string Text(this DateChangeKind kind) => kind switch
    {
        DateChangeKind.Restart => "Tính lại sau bổ sung",
        DateChangeKind.Resumption => "Hết tạm dừng",
        DateChangeKind.Extension => "Gia hạn",
        DateChangeKind.Other => "Việc khác",
        DateChangeKind.Reappointment => "Hẹn lại bằng phiếu",
        DateChangeKind.SecondAppointment => "Hẹn lại lần nữa",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string About(this DateChangeKind kind) => kind switch
    {
        DateChangeKind.Restart => "Thời hạn tính lại từ đầu khi người nộp đã bổ sung đủ (NĐ 61/2018 Đ19 k4).",
        DateChangeKind.Resumption => "Những ngày tạm dừng theo pháp luật chuyên ngành không tính vào thời hạn.",
        DateChangeKind.Extension => "Một lần, trước khi đến hạn, theo quy định riêng của thủ tục.",
        DateChangeKind.Other => "Ngày hẹn đổi ngoài ba trường hợp được phép: cần kiểm tra ngay.",
        DateChangeKind.Reappointment => "Phiếu xin lỗi hẹn ngày khác; đúng hạn hay trễ vẫn xét theo ngày hẹn đầu (NĐ 61/2018 Đ19 k9).",
        DateChangeKind.SecondAppointment => "Chỉ được hẹn lại một lần: lần nữa là vi phạm, do Chủ tịch quyết định (NĐ 61/2018 Đ19 k9).",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
