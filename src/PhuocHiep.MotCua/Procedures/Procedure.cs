using NodaTime;
using PhuocHiep.MotCua.Deadlines;

namespace PhuocHiep.MotCua.Procedures;

/// <summary>How far a procedure is offered online (NĐ 42/2022): not, một phần, toàn trình.</summary>
public enum OnlineLevel
{
    None,
    Partial,
    Full,
}

/// <summary>Gia hạn: what the procedure's own law allows when more must be verified.</summary>
public enum ExtensionKind
{
    /// <summary>Kéo dài thêm: counted on from the last day of the limit (Luật Hộ tịch Đ25, Đ28).</summary>
    AddOn,

    /// <summary>Tổng thời hạn khi phải xác minh: stands in place of the limit (Luật Hộ tịch Đ18).</summary>
    TotalCap,

    /// <summary>Theo thỏa thuận bằng văn bản với người yêu cầu (NĐ 23/2015 Đ21, Đ37).</summary>
    Agreement,
}

/// <summary>What the sector's own law lets stop the clock.</summary>
public enum SuspensionGround
{
    /// <summary>Thực hiện nghĩa vụ tài chính.</summary>
    FinancialObligation,

    /// <summary>Niêm yết công khai.</summary>
    PublicPosting,
}

public enum ProcedureStatus
{
    /// <summary>Bản nháp: not sure enough, or without a limit; nothing can be received for it.</summary>
    Draft,
    InForce,
}

/// <summary>Thủ tục hành chính (TTHC): what can be asked for, how long the office may take, and what it costs.</summary>
public sealed partial class Procedure
{
    public int Id { get; init; }

    public int AgencyId { get; init; }

    /// <summary>The national code: `1.001193`.</summary>
    public string Code { get; init; } = "";

    public string Name { get; set; } = "";

    /// <summary>Lĩnh vực.</summary>
    public string Field { get; set; } = "";

    /// <summary>The limit in the words of <see cref="TimeLimit"/>; empty only for a draft.</summary>
    public TimeLimit? Limit { get; set; }

    public OnlineLevel OnlineLevel { get; set; }

    /// <summary>Meets the conditions for the full online level.</summary>
    public bool OnlineEligible { get; set; }

    public bool HasFinancialObligation { get; set; }

    public bool OnlinePaymentEligible { get; set; }

    public bool OnlinePaymentDeployed { get; set; }

    /// <summary>Publicly posted with all its fields.</summary>
    public bool Published { get; set; }

    public ProcedureStatus Status { get; set; }

    public LocalDate? InForceFrom { get; set; }

    public LocalDate? InForceTo { get; set; }

    /// <summary>The procedure's own 15:00 rule for its limit (<see cref="DeadlineTerms.CountedFromNextDayAfter15"/>).</summary>
    public bool CountedFromNextDayAfter15 { get; set; }

    /// <summary>Its name is not shown on a public page beside a person's initials: civil status, social protection and the like.</summary>
    public bool Sensitive { get; set; }

    public string ExtensionNote { get; set; } = "";

    /// <summary>Null: no extension; a late dossier is apologised for.</summary>
    public ExtensionKind? ExtensionKind { get; set; }

    /// <summary>How long; null for an extension by agreement.</summary>
    public TimeLimit? ExtensionLimit { get; set; }

    /// <summary>Null: nothing suspends it but a supplement.</summary>
    public SuspensionGround? SuspendedFor { get; set; }

    public string Source { get; set; } = "";

    /// <summary>`seen`, `recalled`, `unsure` for the starting catalogue; `office` for what the office brought in itself.</summary>
    public string Confidence { get; set; } = "";

    /// <summary>Code and name, folded for search.</summary>
    public string SearchText { get; set; } = "";

    public List<ProcedureComponent> Components { get; init; } = [];

    public bool IsInForce(LocalDate day) =>
        Status == ProcedureStatus.InForce && (InForceFrom is null || InForceFrom <= day) && (InForceTo is null || day <= InForceTo);

    public void RefreshSearchText() => SearchText = VietnameseText.Fold($"{Code} {Name}");
}

/// <summary>Thành phần hồ sơ: one paper that the procedure asks for.</summary>
public sealed class ProcedureComponent
{
    public int Id { get; init; }

    public int ProcedureId { get; init; }

    public int Ordinal { get; set; }

    public string Name { get; set; } = "";
}
