using NodaTime;
using PhuocHiep.MotCua.Agencies;

namespace PhuocHiep.MotCua.Paper;

/// <summary>The forms that a circular numbers.</summary>
public enum OfficialForm
{
    /// <summary>Giấy tiếp nhận hồ sơ và hẹn trả kết quả.</summary>
    Receipt,

    /// <summary>Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.</summary>
    CompletionRequest,

    /// <summary>Phiếu từ chối tiếp nhận giải quyết hồ sơ.</summary>
    Refusal,

    /// <summary>Phiếu xin lỗi và hẹn lại ngày trả kết quả; from 15/9/2025 văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết.</summary>
    Apology,

    /// <summary>Thông báo dừng giải quyết hồ sơ.</summary>
    StopNotice,

    /// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ.</summary>
    ControlSlip,

    /// <summary>Sổ theo dõi hồ sơ.</summary>
    Register,
}

/// <summary>Which forms are in force on a day, under what number, and what the counter is called that day.</summary>
public sealed record FormSet
{
    /// <summary>NĐ 61/2018/NĐ-CP Đ7 k4; TT 01/2018/TT-VPCP, Phụ lục: six forms.</summary>
    static readonly FormSet Of2018 = new()
    {
        InForceFrom = LocalDate.MinIsoValue,
        Circular = "TT 01/2018/TT-VPCP",
        Decree = "Nghị định 61/2018/NĐ-CP",
        Counter = "Bộ phận Tiếp nhận và Trả kết quả",
        HeadLines = ["BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ"],
        Forms = [OfficialForm.Receipt, OfficialForm.CompletionRequest, OfficialForm.Refusal, OfficialForm.Apology, OfficialForm.ControlSlip, OfficialForm.Register],
    };

    /// <summary>NĐ 118/2025/NĐ-CP: the counter becomes a centre. No forms came with it: its circular is of 15/9/2025, and until then those of 2018 are filled in.</summary>
    static readonly FormSet OfJuly2025 = Of2018 with
    {
        InForceFrom = new(2025, 7, 1),
        Decree = "Nghị định 118/2025/NĐ-CP",
        Counter = "Trung tâm Phục vụ hành chính công",
        HeadLines = ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"],
    };

    /// <summary>
    /// TT 03/2025/TT-VPCP, Phụ lục I: seven forms, the notice of stopping among them. Their titles and numbers are known, their text was not
    /// found: what a form says and the size of its sheet stay as in the set of 2018.
    /// </summary>
    static readonly FormSet OfSeptember2025 = OfJuly2025 with
    {
        InForceFrom = new(2025, 9, 15),
        Circular = "TT 03/2025/TT-VPCP",
        Forms = [OfficialForm.Receipt, OfficialForm.CompletionRequest, OfficialForm.Refusal, OfficialForm.Apology, OfficialForm.StopNotice, OfficialForm.ControlSlip, OfficialForm.Register],
    };

    static readonly FormSet[] LatestFirst = [OfSeptember2025, OfJuly2025, Of2018];

    public required LocalDate InForceFrom { get; init; }

    /// <summary>Whose annex holds the forms: `TT 01/2018/TT-VPCP`.</summary>
    public required string Circular { get; init; }

    /// <summary>`Nghị định 61/2018/NĐ-CP`.</summary>
    public required string Decree { get; init; }

    /// <summary>`Bộ phận Tiếp nhận và Trả kết quả`; from 1/7/2025 `Trung tâm Phục vụ hành chính công`.</summary>
    public required string Counter { get; init; }

    /// <summary>The counter's name as it stands at the head of a form.</summary>
    public required IReadOnlyList<string> HeadLines { get; init; }

    /// <summary>In the order of their numbers, from 01.</summary>
    public required IReadOnlyList<OfficialForm> Forms { get; init; }

    /// <summary>The forms in force on the day of the paper.</summary>
    public static FormSet On(LocalDate day) => LatestFirst.First(set => set.InForceFrom <= day);

    /// <summary>`Bộ phận Tiếp nhận và Trả kết quả, Ủy ban nhân dân xã Phước Hiệp`.</summary>
    public string CounterOf(Agency agency) => $"{Counter}, {agency.Name}";

    /// <summary>`Mẫu số 02 (TT 01/2018/TT-VPCP)`; null where the set has no such form.</summary>
    public string? MarkOf(OfficialForm form)
    {
        var ordinal = Forms.ToList().IndexOf(form);
        return ordinal < 0 ? null : $"Mẫu số {ordinal + 1:00} ({Circular})";
    }
}
