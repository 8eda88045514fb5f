using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Supplements;

/// <summary>
/// Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02), A5: at the counter before anything was accepted (NĐ 61/2018 Đ17 k1a), or during
/// handling, through the counter (Đ19 k4). All that is missing is said at once (Đ15 k3).
/// </summary>
public static class CompletionRequest
{
    /// <summary>Needs the dossier's agency and procedure.</summary>
    public static Form Form(Dossier dossier, Supplement supplement) =>
        Form(Matter.Of(dossier), supplement.Content, supplement.Reason, supplement.RequestedBy, supplement.RequestedAt, supplement.StopsClock);

    /// <param name="matter">With a code during handling, without one at the counter.</param>
    /// <param name="content">What is missing; one thing a line.</param>
    /// <param name="by">Who guides the applicant.</param>
    /// <param name="restarts">The limit is counted anew once it is complete.</param>
    internal static Form Form(Matter matter, string content, string? reason, string by, Instant at, bool restarts = false)
    {
        var counter = FormSet.On(at.VietnamDay()).Counter;
        List<Part> body =
        [
            .. matter.Lines,
            new Line("Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:"),
            .. Points(content),
            new Line(Run.Bold("Lý do: "), Matter.Sentence(reason)),
            new Paragraph($"Trong quá trình hoàn thiện hồ sơ nếu có vướng mắc, Ông/Bà liên hệ với {by}, {counter}{(matter.Agency.Phone.Length > 0 ? $", số điện thoại {matter.Agency.Phone}" : "")} để được hướng dẫn./."),
        ];
        // Đ19 k4; whether NĐ 118/2025 says so word for word was not found, so no article is named.
        if (restarts)
            body.Add(new Note(Run.BoldItalic("Ghi chú: "), Run.Italic("Thời hạn giải quyết được tính lại từ đầu sau khi nhận đủ hồ sơ; Ông/Bà sẽ được báo ngày hẹn trả kết quả mới.")));
        return matter.Paper("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ", at, body, new Signature("NGƯỜI HƯỚNG DẪN", by)) with
        {
            Official = OfficialForm.CompletionRequest,
            Number = "Số: ………/HDHS",
        };
    }

    /// <summary>Numbered where there is more than one and nobody numbered them.</summary>
    static IEnumerable<Part> Points(string content)
    {
        var points = content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var isMarked = points.Length < 2 || points.All(point => char.IsAsciiDigit(point[0]) || point[0] is '-' or '–' or '+' or '•' or '*');
        return points.Select((point, i) => new Line(isMarked ? point : $"{i + 1}. {point}"));
    }
}
