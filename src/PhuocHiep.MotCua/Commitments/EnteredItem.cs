using NodaTime;

namespace PhuocHiep.MotCua.Commitments;

/// <summary>Mục nhập tay: what is asked for where no dossier tells it.</summary>
/// <param name="Id">`officers-qualified-rate`.</param>
/// <param name="Row">Row of the annex (`PAR 7`) or item of decision 766/QĐ-TTg (`QĐ 766, 1.1`).</param>
/// <param name="Counted">What the first number counts.</param>
/// <param name="Of">What the second number counts; null: the item is a count.</param>
/// <param name="Source">The paper that asks for it.</param>
/// <param name="IsStock">Speaks of a day, so that the latest stands; otherwise of a span, and spans that follow each other are added.</param>
/// <param name="DueOn">By when the paper wants its target reached.</param>
/// <param name="Unit">Of a count: `người`.</param>
public sealed record EnteredItem(string Id, string Row, string Name, string Counted, string? Of, string Source, bool IsStock = false, LocalDate? DueOn = null, string Unit = "")
{
    public bool IsCount => Of is null;

    /// <summary>Cách tính, in words.</summary>
    public string Formula => IsCount ? $"{Counted} trong kỳ." : $"{Counted}, chia cho {Of![..1].ToLower(VietnamTime.Culture)}{Of[1..]}{(IsStock ? " tại ngày cuối kỳ" : " trong kỳ")}.";
}

public static class EnteredItems
{
    const string Annex = "Công văn 134/UBND-VP ngày 06/8/2024, phụ lục, mục III";
    const string Decision766 = "Quyết định 766/QĐ-TTg ngày 23/6/2022";

    public static readonly EnteredItem Discipline = new("discipline-cases", "PAR 6", "Cán bộ, công chức bị kỷ luật", "Số cán bộ, công chức bị kỷ luật từ mức khiển trách trở lên", null, $"{Annex}.6", Unit: "người");

    public static readonly EnteredItem Qualified = new("officers-qualified-rate", "PAR 7", "Cán bộ, công chức đạt chuẩn", "Số cán bộ, công chức đạt chuẩn chuyên môn, nghiệp vụ",
        "Số cán bộ, công chức cấp xã", $"{Annex}.7; NĐ 33/2023/NĐ-CP", IsStock: true, DueOn: new(2024, 12, 31));

    public static readonly EnteredItem Audit = new("audit-recommendations-rate", "PAR 8", "Kiến nghị thanh tra, kiểm tra, kiểm toán đã thực hiện", "Số kiến nghị về tài chính, ngân sách đã thực hiện xong",
        "Số kiến nghị phải thực hiện", $"{Annex}.8", IsStock: true, DueOn: new(2024, 12, 31));

    public static readonly EnteredItem Electronic = new("electronic-documents-rate", "PAR 9", "Văn bản xử lý, gửi nhận điện tử", "Số văn bản, hồ sơ công việc xử lý hoàn toàn trên môi trường mạng",
        "Số văn bản, hồ sơ công việc", $"{Annex}.9");

    /// <summary>The rows of the annex, in its order.</summary>
    public static readonly IReadOnlyList<EnteredItem> OfAnnex = [Discipline, Qualified, Audit, Electronic];

    /// <summary>The items of decision 766 for which this archive has no source.</summary>
    public static readonly IReadOnlyList<EnteredItem> OfQualityIndex =
    [
        Of766("766-announced", "1.1", "Thủ tục công bố đúng hạn", "Số thủ tục được công bố đúng hạn", "Số thủ tục phải công bố"),
        Of766("766-updated", "1.2", "Thủ tục cập nhật, công khai đúng hạn", "Số thủ tục được cập nhật, công khai đúng hạn", "Số thủ tục phải cập nhật, công khai"),
        Of766("766-synced", "1.4", "Hồ sơ đồng bộ lên Cổng Dịch vụ công quốc gia", "Số hồ sơ đã đồng bộ", "Số hồ sơ tiếp nhận"),
        Of766("766-certified-copies", "nhóm 4", "Chứng thực bản sao điện tử từ bản chính", "Số bản sao được chứng thực điện tử", "Số bản sao được chứng thực"),
        Of766("766-shared", "4.4", "Hồ sơ số hóa được chia sẻ, dùng lại", "Số hồ sơ có dữ liệu được chia sẻ, dùng lại", "Số hồ sơ đã số hóa"),
        Of766("766-population-1", "4.5", "Khai thác dữ liệu dân cư, phần thứ nhất", "Số hồ sơ, thủ tục đạt", "Số hồ sơ, thủ tục được xét"),
        Of766("766-population-2", "4.5", "Khai thác dữ liệu dân cư, phần thứ hai", "Số hồ sơ, thủ tục đạt", "Số hồ sơ, thủ tục được xét"),
        Of766("766-feedback-timely", "5.2", "Phản ánh, kiến nghị xử lý đúng hạn", "Số phản ánh, kiến nghị xử lý đúng hạn", "Số phản ánh, kiến nghị"),
        Of766("766-feedback-satisfied", "5.3", "Hài lòng với việc xử lý phản ánh, kiến nghị", "Số lượt đánh giá hài lòng", "Số lượt đánh giá việc xử lý phản ánh, kiến nghị"),
        Of766("766-satisfied", "5.4", "Hài lòng trong tiếp nhận, giải quyết thủ tục", "Số hồ sơ không bị đánh giá chưa hài lòng, không có phản ánh và không trễ hạn", "Số hồ sơ"),
    ];

    public static readonly IReadOnlyList<EnteredItem> All = [.. OfAnnex, .. OfQualityIndex];

    public static EnteredItem? Find(string? id) => All.FirstOrDefault(i => i.Id == id);

    static EnteredItem Of766(string id, string number, string name, string counted, string of) => new(id, $"QĐ 766, {number}", name, counted, of, Decision766);
}
