using PhuocHiep.MotCua.Web.Payments;

namespace PhuocHiep.MotCua.Web.Dossiers;

// The forms of the money.
public sealed partial record DossierPage
{
    public PaymentForm Payment { get; init; } = new();

    public RefundForm Refund { get; init; } = new();

    public FeeForm Fee { get; init; } = new();

    public ReferenceForm Reference { get; init; } = new();
}
