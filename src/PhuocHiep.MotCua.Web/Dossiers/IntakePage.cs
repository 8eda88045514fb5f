using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Messages;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Web.Procedures;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>What the intake page answers: which procedures there are, and once one is chosen, when it will be done.</summary>
public sealed record IntakePage
{
    public string? Find { get; init; }

    public IReadOnlyList<ProcedureHit> Hits { get; init; } = [];

    public IReadOnlyList<ProcedureHit> MostUsed { get; init; } = [];

    public Procedure? Procedure { get; init; }

    /// <summary>The procedure's fee of today.</summary>
    public FeeRule? Fee { get; init; }

    public Deadline? Promise { get; init; }

    /// <summary>Why no date can be promised.</summary>
    public string? NoPromise { get; init; }

    /// <summary>The channels that lead somewhere: no other is offered.</summary>
    public MessageChannel Channels { get; init; }

    /// <summary>Earlier applicants to choose from.</summary>
    public IReadOnlyList<EarlierApplicant> Earlier { get; init; } = [];

    /// <summary>Open dossiers of the same person and procedure: nothing is saved before the clerk has seen them.</summary>
    public IReadOnlyList<Dossier> Alike { get; init; } = [];

    /// <summary>Why number and birth of the applicant cannot both be right: said, not forbidden.</summary>
    public string? Doubt { get; init; }

    /// <summary>The field in which the clerk goes on; null: where a form begins, or at what is wrong with it.</summary>
    public string? Focus { get; init; }
}
