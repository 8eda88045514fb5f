using PhuocHiep.MotCua.Web.Opinions;

namespace PhuocHiep.MotCua.Web.Dossiers;

// The forms of what other bodies are asked.
public sealed partial record DossierPage
{
    public OpinionRequestForm OpinionRequest { get; init; } = new();

    public ReasonForm Opinion { get; init; } = new();
}
