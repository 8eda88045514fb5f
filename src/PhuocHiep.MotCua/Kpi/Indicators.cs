namespace PhuocHiep.MotCua.Kpi;

/// <summary>Every indicator, in the order in which the annex and the page show them.</summary>
public static class Indicators
{
    public static readonly IReadOnlyList<Indicator> All =
    [
        new OnTimeRate(),
        new ApologyRate(),
        new ApologyOversightRate(),
        new ApologyPublishedRate(),
        new OnlineDossierRate(),
        new FullOnlineServiceRate(),
        new OnlinePaymentProcedureRate(),
        new OnlinePaymentUsedRate(),
        new OnlinePaymentDossierRate(),
        new DigitizationRate(),
        new ComponentDigitizationRate(),
        new ElectronicResultRate(),
        new ProceduresPublishedRate(),
        new DossiersPublishedRate(),
        new OneStopRate(),
        new FeedbackTimelyRate(),
        new FeedbackPublishedRate(),
        new SatisfactionRate(),
    ];

    public static Indicator? Find(string? id) => All.FirstOrDefault(i => i.Id == id);
}
