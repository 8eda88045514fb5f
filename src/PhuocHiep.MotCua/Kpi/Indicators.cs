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

    /// <summary>Ba cách tính tỷ lệ đúng hạn: the same dossiers by three laws, which are not to be taken one for the other. Only the first has the annex's target.</summary>
    public static readonly IReadOnlyList<DossierIndicator> OnTimeThreeWays = [new OnTimeRate(), new OnTimeRateWithOpen(), new OnTimeRateOfReceived()];

    /// <summary>What the page shows beside those of the annex; they have no target.</summary>
    public static readonly IReadOnlyList<DossierIndicator> Beside = [.. OnTimeThreeWays.Skip(1), new FewVisitsRate()];

    public static Indicator? Find(string? id) => All.Concat(Beside).Concat(QualityIndex.Indicators).FirstOrDefault(i => i.Id == id);
}
