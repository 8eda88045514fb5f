using PhuocHiep.MotCua.Web.Supplements;

namespace PhuocHiep.MotCua.Web.Dossiers;

// The forms of what stops the clock and moves the promise.
public sealed partial record DossierPage
{
    public SupplementRequestForm SupplementRequest { get; init; } = new();

    public SupplementForm Supplement { get; init; } = new();

    public ReasonForm Suspension { get; init; } = new();

    public ReasonForm Resumption { get; init; } = new();

    public ExtensionForm Extension { get; init; } = new();

    public ReasonForm Stop { get; init; } = new();
}
