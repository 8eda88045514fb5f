namespace PhuocHiep.MotCua.Dossiers;

/// <summary>Bước: everything that may happen to a dossier by law.</summary>
public enum Move
{
    /// <summary>Đăng ký trực tuyến.</summary>
    Register,

    /// <summary>Tiếp nhận: giấy tiếp nhận và hẹn trả (mẫu 01).</summary>
    Receive,

    /// <summary>Yêu cầu hoàn thiện khi tiếp nhận: phiếu yêu cầu bổ sung (mẫu 02), before there is a dossier.</summary>
    SendBack,

    /// <summary>Từ chối tiếp nhận: phiếu từ chối (mẫu 03).</summary>
    RefuseReception,

    /// <summary>Chuyển xử lý: from the counter to an officer, or from one officer to another.</summary>
    Assign,

    /// <summary>Yêu cầu bổ sung (mẫu 02): the clock stops.</summary>
    RequestSupplement,

    /// <summary>Bổ sung đủ: the limit restarts in full.</summary>
    CompleteSupplement,

    /// <summary>Tạm dừng: only where the sector's own law says so.</summary>
    Suspend,

    Resume,

    /// <summary>Lấy ý kiến cơ quan khác: the clock runs on.</summary>
    AskOpinion,

    TakeOpinion,

    /// <summary>Gia hạn: only where the procedure's law allows it.</summary>
    Extend,

    /// <summary>Có kết quả.</summary>
    Grant,

    /// <summary>Từ chối giải quyết after appraisal, in writing.</summary>
    Refuse,

    HandOver,

    /// <summary>Rút, at the applicant's own wish.</summary>
    Withdraw,

    /// <summary>Dừng giải quyết: the supplement or the duty never came.</summary>
    Stop,

    /// <summary>Ghi nhận hồ sơ bị mất, thất lạc, hư hỏng.</summary>
    ReportLoss,

    /// <summary>Ghi nhận kết quả có sai sót do cơ quan, whether it was handed over or not.</summary>
    ReportResultError,

    /// <summary>Sửa kết quả: corrected it waits to be handed over, a first time or once more.</summary>
    CorrectResult,
}

/// <summary>One line of the table.</summary>
/// <param name="From">The states from which it may be made; null: nothing was handed in before.</param>
/// <param name="To">Where it may lead; empty: the state stays as it is.</param>
public sealed record LegalMove(Move Move, string Article, IReadOnlyList<DossierStatus?> From, IReadOnlyList<DossierStatus> To)
{
    public bool Leads(DossierStatus? from, DossierStatus to) => From.Contains(from) && (To.Count == 0 ? from == to : To.Contains(to));
}

/// <summary>Every legal move, in one table (NĐ 61/2018 Đ17–21). What does not stand here is refused, with the article.</summary>
public static class Moves
{
    static readonly DossierStatus?[] AtTheDesk = [DossierStatus.Received, DossierStatus.InProcess];

    static readonly DossierStatus?[] BeingSettled = [.. AtTheDesk, DossierStatus.AwaitingOpinion];

    static readonly DossierStatus?[] Waiting = [DossierStatus.AwaitingSupplement, DossierStatus.Suspended];

    static readonly DossierStatus?[] Open = [.. BeingSettled, .. Waiting];

    static readonly DossierStatus?[] WithResult = [DossierStatus.Completed, DossierStatus.HandedOver];

    static readonly DossierStatus?[] NotYetADossier = [DossierStatus.Registered, DossierStatus.SentBack];

    public static readonly IReadOnlyList<LegalMove> Table =
    [
        new(Move.Register, "NĐ 61/2018 Đ16, Đ17 k2", [null], [DossierStatus.Registered]),
        new(Move.Receive, "NĐ 61/2018 Đ17 k1c, k3", [null, .. NotYetADossier], [DossierStatus.Received]),
        new(Move.SendBack, "NĐ 61/2018 Đ17 k1a, k2", [null, .. NotYetADossier], [DossierStatus.SentBack]),
        new(Move.RefuseReception, "NĐ 61/2018 Đ17 k1b", [null, .. NotYetADossier], [DossierStatus.RefusedAtReception]),
        new(Move.Assign, "NĐ 61/2018 Đ12 k8, Đ18", AtTheDesk, [DossierStatus.InProcess]),
        new(Move.Assign, "NĐ 61/2018 Đ12 k8, Đ18", [DossierStatus.AwaitingOpinion, .. Waiting], []),
        new(Move.RequestSupplement, "NĐ 61/2018 Đ19 k4", BeingSettled, [DossierStatus.AwaitingSupplement]),
        new(Move.CompleteSupplement, "NĐ 61/2018 Đ19 k4", [DossierStatus.AwaitingSupplement], [DossierStatus.Received, DossierStatus.InProcess]),
        new(Move.Suspend, "pháp luật chuyên ngành", AtTheDesk, [DossierStatus.Suspended]),
        new(Move.Resume, "pháp luật chuyên ngành", [DossierStatus.Suspended], [DossierStatus.Received, DossierStatus.InProcess]),
        new(Move.AskOpinion, "NĐ 61/2018 Đ19 k5", [DossierStatus.InProcess], [DossierStatus.AwaitingOpinion]),
        new(Move.TakeOpinion, "NĐ 61/2018 Đ19 k5", [DossierStatus.AwaitingOpinion], [DossierStatus.InProcess]),
        new(Move.Extend, "pháp luật chuyên ngành", BeingSettled, []),
        new(Move.Grant, "NĐ 61/2018 Đ17 k5, Đ19", BeingSettled, [DossierStatus.Completed]),
        new(Move.Refuse, "NĐ 61/2018 Đ19 k8", BeingSettled, [DossierStatus.Completed]),
        new(Move.HandOver, "NĐ 61/2018 Đ20", [DossierStatus.Completed], [DossierStatus.HandedOver]),
        new(Move.Withdraw, "NĐ 61/2018 Đ6", Open, [DossierStatus.Withdrawn]),
        new(Move.Stop, "NĐ 61/2018 Đ19 k4", Waiting, [DossierStatus.Stopped]),
        new(Move.ReportLoss, "NĐ 61/2018 Đ21 k2", [.. Open, DossierStatus.Completed], []),
        new(Move.ReportResultError, "NĐ 61/2018 Đ21 k1", WithResult, []),
        new(Move.CorrectResult, "NĐ 61/2018 Đ21 k1", WithResult, [DossierStatus.Completed]),
    ];

    /// <summary>May this move be made from this state, wherever it leads?</summary>
    public static bool MayBeMade(Move move, DossierStatus? from) => Table.Any(legal => legal.Move == move && legal.From.Contains(from));

    /// <exception cref="RuleViolation">The table has no such move.</exception>
    internal static void Require(Move move, DossierStatus? from, DossierStatus to, string? since = null)
    {
        if (Table.Any(legal => legal.Move == move && legal.Leads(from, to))) return;
        var state = from is { } known ? $"hồ sơ {known.InSentence()}{since}" : "chưa có hồ sơ";
        throw new RuleViolation($"Không thể {move.Text()}: {state}.", Table.First(legal => legal.Move == move).Article);
    }
}
