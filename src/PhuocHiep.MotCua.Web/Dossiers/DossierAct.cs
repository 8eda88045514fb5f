using System.Security.Claims;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Việc có thể làm bây giờ: a move that the law allows of this dossier and the officer's role lets him make.</summary>
/// <param name="Prefix">Of its form's fields on <see cref="DossierPage"/>.</param>
/// <param name="View">The form's partial.</param>
/// <param name="IsMain">What the dossier waits for; the others are at hand, folded.</param>
public sealed record DossierAct(Move Move, string Title, string Prefix, string View, Role Roles, bool IsMain = false)
{
    const Role Desk = Role.Clerk | Role.Officer | Role.Supervisor;
    const Role Counter = Role.Clerk | Role.Supervisor;
    const Role Experts = Role.Officer | Role.Supervisor;

    static readonly DossierAct Assign = new(Move.Assign, "Giao xử lý", nameof(DossierPage.Holder), "_Assign", Desk);

    static readonly IReadOnlyList<DossierAct> All =
    [
        new(Move.CorrectResult, "Sửa kết quả", nameof(DossierPage.Correction), "_Correction", Experts, IsMain: true),
        new(Move.HandOver, "Trả kết quả", nameof(DossierPage.HandOver), "_HandOver", Counter, IsMain: true),
        new(Move.CompleteSupplement, "Nhận bổ sung", nameof(DossierPage.Supplement), "/Supplements/_CompleteSupplement.cshtml", Counter, IsMain: true),
        new(Move.Resume, "Hết tạm dừng", nameof(DossierPage.Resumption), "/Supplements/_Resume.cshtml", Experts, IsMain: true),
        new(Move.TakeOpinion, "Nhận ý kiến trả lời", nameof(DossierPage.Opinion), "/Opinions/_TakeOpinion.cshtml", Experts, IsMain: true),
        new(Move.Grant, "Ghi kết quả", nameof(DossierPage.Result), "_Result", Experts, IsMain: true),
        new(Move.RequestSupplement, "Yêu cầu bổ sung", nameof(DossierPage.SupplementRequest), "/Supplements/_RequestSupplement.cshtml", Desk),
        new(Move.AskOpinion, "Lấy ý kiến cơ quan khác", nameof(DossierPage.OpinionRequest), "/Opinions/_AskOpinion.cshtml", Experts),
        new(Move.Extend, "Gia hạn", nameof(DossierPage.Extension), "/Supplements/_Extend.cshtml", Experts),
        new(Move.Suspend, "Tạm dừng theo luật chuyên ngành", nameof(DossierPage.Suspension), "/Supplements/_Suspend.cshtml", Experts),
        Assign with { Title = "Chuyển người xử lý" },
        new(Move.Stop, "Dừng giải quyết", nameof(DossierPage.Stop), "/Supplements/_Stop.cshtml", Experts),
        new(Move.Withdraw, "Người nộp rút hồ sơ", nameof(DossierPage.Withdrawal), "_Withdraw", Counter),
        new(Move.ReportLoss, "Giấy tờ bị mất, hư hỏng", nameof(DossierPage.Loss), "_Loss", Desk),
        new(Move.ReportResultError, "Kết quả có sai sót", nameof(DossierPage.ResultError), "_ResultError", Desk),
    ];

    /// <summary>The most likely first.</summary>
    public static IReadOnlyList<DossierAct> Of(Dossier dossier, ClaimsPrincipal officer, Instant now)
    {
        // What was just received goes to an officer the same day.
        var acts = dossier is { Status: DossierStatus.Received, HolderId: null } ? [Assign with { IsMain = true }, .. All.Where(act => act.Move != Move.Assign)] : All;
        return [.. acts.Where(act => officer.Has(act.Roles) && Moves.MayBeMade(act.Move, dossier.Status) && Suits(act.Move, dossier, now))];
    }

    /// <summary>What the table allows and this procedure, or this dossier, does not is not offered.</summary>
    static bool Suits(Move move, Dossier dossier, Instant now) => move switch
    {
        Move.Extend => dossier.Procedure?.ExtensionKind is not null && dossier.ExtensionKind is null && now < dossier.DueAt,
        Move.Suspend => dossier.Procedure?.SuspendedFor is not null,
        Move.HandOver or Move.ReportResultError => dossier.ResultErrorAt is null,
        Move.CorrectResult => dossier.ResultErrorAt is not null,
        Move.Stop => dossier.ClockStoppedAt is not null,
        _ => true,
    };
}
