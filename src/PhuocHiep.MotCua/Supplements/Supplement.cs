using NodaTime;

namespace PhuocHiep.MotCua.Supplements;

/// <summary>When it was found that something is missing.</summary>
public enum SupplementStage
{
    /// <summary>Khi tiếp nhận.</summary>
    Intake,

    /// <summary>Khi thẩm định.</summary>
    Appraisal,
}

/// <summary>Whose fault it is; the office's own oversight owes an apology (letter 134/UBND-VP, SIPAS 2.2).</summary>
public enum SupplementFault
{
    Applicant,

    /// <summary>Sơ suất của cơ quan khi tiếp nhận.</summary>
    IntakeOversight,

    /// <summary>Sơ suất của cơ quan khi thẩm định.</summary>
    AppraisalOversight,

    /// <summary>Quy định thay đổi.</summary>
    LawChange,
}

/// <summary>Yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02; NĐ 61/2018 Đ19 k4): once for a dossier, within three working days of receipt, through the counter.</summary>
public sealed class Supplement
{
    public const int LongestContent = 2000;

    public const int LongestReason = 1000;

    public long Id { get; init; }

    public int AgencyId { get; init; }

    public long DossierId { get; init; }

    public SupplementStage Stage { get; init; }

    public SupplementFault Fault { get; init; }

    /// <summary>What is to be brought or put right, one a line.</summary>
    public string Content { get; init; } = "";

    public string Reason { get; init; } = "";

    public Instant RequestedAt { get; init; }

    public int? RequestedById { get; init; }

    public string RequestedBy { get; init; } = "";

    /// <summary>The dossier had been asked before (NĐ 61/2018 Đ11 k2c allows one).</summary>
    public bool IsRepeated { get; init; }

    /// <summary>Asked for later than three working days after receipt.</summary>
    public bool IsTardy { get; init; }

    /// <summary>Why the supervisor let it be asked although it is repeated or tardy.</summary>
    public string? OverrideReason { get; init; }

    /// <summary>Requested in time, so that the clock stands until it is complete and the limit then restarts. Requested of a late dossier it moves nothing.</summary>
    public bool StopsClock { get; init; }

    public Instant? CompletedAt { get; private set; }

    public string? CompletedBy { get; private set; }

    public bool IsOversight => Fault is SupplementFault.IntakeOversight or SupplementFault.AppraisalOversight;

    internal void Complete(string by, Instant at)
    {
        CompletedAt = at;
        CompletedBy = by;
    }
}
