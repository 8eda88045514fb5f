namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>A row of the annex of letter 134/UBND-VP, in its own words.</summary>
/// <param name="Code">`PAR 4`.</param>
/// <param name="Asks">Chỉ tiêu/kết quả.</param>
/// <param name="Indicators">Ids of what is measured here; an indicator of two rows stands in the one that gives its target.</param>
public sealed record AnnexRow(string Code, string Name, string Asks, params IReadOnlyList<string> Indicators)
{
    /// <summary>Where else it is measured.</summary>
    public string? See { get; init; }

    /// <summary>Every row that the office answers for here, in the annex's order. Rows PAR 10–13 do not exist in its numbering.</summary>
    public static readonly IReadOnlyList<AnnexRow> All =
    [
        new("SIPAS 2", "Mức độ hài lòng về cung ứng dịch vụ công", "Tăng tỷ lệ hài lòng của người dân về tiếp cận dịch vụ, thủ tục, công chức, kết quả và xử lý phản ánh", "satisfaction-rate", "few-visits-rate")
            { See = "2.2, 2.4: xem thêm PAR 2, PAR 3, PAR 4 và lịch trực; 2.5: xem PAR 5" },
        new("PAR 1", "Công tác kiểm tra cải cách hành chính", "Báo cáo khắc phục các tồn tại, hạn chế đúng nội dung và thời gian quy định"),
        new("PAR 2", "Công bố, công khai thủ tục và kết quả giải quyết hồ sơ", "100 % thủ tục được công khai; cập nhật tiến độ, kết quả 100 % hồ sơ trên hệ thống của tỉnh", "procedures-published-rate", "dossiers-published-rate"),
        new("PAR 3", "Cơ chế một cửa, một cửa liên thông", "100 % thủ tục thuộc thẩm quyền được tiếp nhận và trả kết quả tại Bộ phận Một cửa", "one-stop-rate"),
        new("PAR 4", "Kết quả giải quyết hồ sơ", "100 % hồ sơ đúng hạn; 100 % hồ sơ trễ hẹn, hoặc phải bổ sung do sơ suất, được xin lỗi kịp thời và công khai",
            "on-time-rate", "apology-rate", "apology-oversight-rate", "apology-published-rate"),
        new("PAR 5", "Phản ánh, kiến nghị", "100 % được giải quyết kịp thời và công khai", "feedback-timely-rate", "feedback-published-rate"),
        new("PAR 6", "Kỷ luật, kỷ cương hành chính", "Trong năm không có cán bộ, công chức bị kỷ luật từ mức khiển trách trở lên"),
        new("PAR 7", "Cán bộ, công chức cấp xã đạt chuẩn", "100 % đạt chuẩn theo Nghị định 33/2023/NĐ-CP"),
        new("PAR 8", "Tài chính – ngân sách", "Hoàn thành 100 % kiến nghị sau thanh tra, kiểm tra, kiểm toán"),
        new("PAR 9", "Ứng dụng nội bộ", "100 % văn bản, hồ sơ công việc xử lý, gửi, nhận trên môi trường mạng"),
        new("PAR 14(a)", "Số hóa hồ sơ, kết quả và cấp kết quả điện tử", "Đạt tối thiểu 15 %", "digitization-rate", "component-digitization-rate", "electronic-result-rate"),
        new("PAR 14(b)", "Dịch vụ công trực tuyến toàn trình", "100 % dịch vụ đủ điều kiện lên toàn trình; 100 % hồ sơ của các dịch vụ đó được giải quyết trực tuyến", "full-online-service-rate", "online-dossier-rate"),
        new("PAR 14(c)", "Thanh toán trực tuyến", "100 % thủ tục đủ điều kiện được triển khai, có phát sinh giao dịch; 100 % hồ sơ thanh toán trực tuyến",
            "online-payment-procedure-rate", "online-payment-used-rate", "online-payment-dossier-rate"),
    ];
}
