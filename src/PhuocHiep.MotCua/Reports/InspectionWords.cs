using System.Globalization;
using System.Text;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Reports;

/// <summary>What the pack says of itself, in plain text.</summary>
static class InspectionWords
{
    /// <summary>First where names are sorted.</summary>
    public const string ForewordName = "0-DOC-TRUOC.txt";

    public const string UnconfirmedName = "7-chua-xac-nhan.txt";

    const int LongestName = 60;

    /// <summary>`Hồ sơ giải quyết đúng hạn` → `ho-so-giai-quyet-dung-han`: no marks, for not every program that unpacks reads them; cut between words.</summary>
    public static string FileNameOf(string words)
    {
        var name = new StringBuilder();
        foreach (var word in string.Concat(VietnameseText.Fold(words).Select(c => char.IsAsciiLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (name.Length > 0 && name.Length + word.Length >= LongestName) break;
            name.Append(name.Length > 0 ? "-" : "").Append(word);
        }
        return name.ToString();
    }

    public static string Foreword(Agency agency, KpiPeriod period, Instant now, int files) =>
        $"""
        BỘ HỒ SƠ KIỂM TRA
        {agency.Name}
        Kỳ: từ ngày {period.From.Text()} đến hết ngày {period.To.Text()}, số liệu như tại {period.AsOf.Text()}.
        Lập lúc {now.Text()}. Có {files} tệp kể cả tệp này và {PackWriter.ManifestName}.

        1-bieu-II06a        Biểu số II.06a/VPCP/KSTT của kỳ (XLSX, PDF).
        2-chi-so            Mọi chỉ số của phụ lục Công văn 134/UBND-VP: tử số, mẫu số, chỉ tiêu, cách tính, căn cứ.
                            chi-so.xlsx cho biết thư mục danh sách của từng chỉ số. Trong mỗi thư mục danh-sach/<số>-<tên chỉ số>:
                            mau-so.csv, tu-so.csv, chua-dat.csv, khong-xet.csv: hồ sơ (thủ tục) đứng sau từng con số. cach-tinh.txt: công thức, căn cứ.
                            so-lieu-nhap-tay.csv: dòng phụ lục không đo từ hồ sơ, ai nhập, minh chứng; bo-chi-so-766.csv: Quyết định 766/QĐ-TTg.
        3-so-theo-doi       Sổ theo dõi hồ sơ (mẫu 06), mỗi tháng một quyển, số thứ tự của cả năm.
        4-xin-loi           Báo cáo xin lỗi; so-xin-loi/: hồ sơ ở từng bước; phieu/: phiếu đúng như đã ký;
                            cong-khai/: nội dung đã đăng; bang-chung/: trả lời của máy chủ thư, phiếu giao nhận.
        5-danh-gia          Đánh giá theo chín chỉ số của TT 01/2018/TT-VPCP. Kết quả của từng công chức không công khai.
        6-viec-chay-nen     Nhịp của các lượt tự chạy (soạn phiếu, nhắc việc, gửi thư). Kho giữ nhịp 14 ngày: kỳ cũ hơn không còn dòng nào.
        {UnconfirmedName} Những gì chưa có văn bản xác nhận: mức đặt tạm, thời hạn ghi theo trí nhớ, cách tính còn ngờ.

        Mọi tệp đọc trong một lần chụp của kho, nên các con số khớp nhau và khớp trang Chỉ số, trang Báo cáo ở cùng thời điểm.
        {PackWriter.ManifestName}: kích thước, số dòng và SHA-256 của từng tệp; SHA-256 của cả bộ ghi ở trang Báo cáo, mục Kiểm tra.
        Danh sách chỉ có mã, thủ tục, ngày: không số định danh, điện thoại, địa chỉ; sổ theo dõi để trống cột (6). Địa chỉ thư trong bằng chứng được che.
        Phiếu xin lỗi là đúng tệp đã ký; phiếu giao nhận in lại từ sổ. Cả hai có tên, địa chỉ người nộp: người nhận bộ này phải giữ kín (NĐ 13/2023/NĐ-CP).
        CSV: UTF-8, dấu phẩy. Ô bắt đầu bằng = + - @ được thêm dấu ' để bảng tính không coi là công thức. Thời điểm theo ISO 8601, giờ Việt Nam.

        """;

    /// <summary>Cách tính of every indicator.</summary>
    public static string Formulas(IReadOnlyList<Figure> figures, KpiPeriod period)
    {
        var text = new StringBuilder($"CÁCH TÍNH CÁC CHỈ SỐ\nKỳ từ {period.From.Text()} đến {period.To.Text()}, số liệu như tại {period.AsOf.Text()}.\n");
        foreach (var figure in figures)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{figure.Indicator.Name} ({figure.Indicator.Id})\n  Dòng phụ lục: {figure.Indicator.AnnexRow}\n  Cách tính: {figure.Indicator.HowComputed}\n  Không xét: {figure.Indicator.Excludes}\n  Căn cứ: {figure.Indicator.Source}\n");
            if (figure.Halves is { } h) text.Append(CultureInfo.InvariantCulture, $"  {h.Numerator}/{h.Denominator}{(figure.Value is { } value ? $" = {value.ToString("0.##", VietnamTime.Culture)} %" : "")}");
            else text.Append("  Không có số liệu");
            text.Append(figure.Target is { } target ? $"; chỉ tiêu {target.ToString("0.##", VietnamTime.Culture)} % ({figure.Decision})" : "; không có chỉ tiêu cố định").Append('\n');
            if (NoteOf(figure) is { } note) text.Append("  ").Append(note).Append('\n');
        }
        return text.ToString();
    }

    public static string? NoteOf(Figure figure) => figure switch
    {
        { Halves: null } => figure.Indicator.WithoutSource,
        { Halves.Denominator: 0 } => "Không phát sinh.",
        _ => null,
    };
}
