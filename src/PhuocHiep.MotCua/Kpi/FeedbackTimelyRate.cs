namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ phản ánh, kiến nghị được trả lời đúng hạn.
// Source: letter 134/UBND-VP, annex, SIPAS 2.5, PAR 5.
public sealed class FeedbackTimelyRate : Indicator
{
    public override string Id => "feedback-timely-rate";

    public override string Name => "Phản ánh, kiến nghị trả lời đúng hạn";

    public override string AnnexRow => "SIPAS 2.5; PAR 5";

    public override string HowComputed => "Số phản ánh, kiến nghị được trả lời đúng hạn, chia cho số đến hạn trả lời trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.5, PAR 5.";

    public override string Excludes => "Phản ánh, kiến nghị chưa đến hạn trả lời.";

    public override string WithoutSource => "Chưa có nguồn: sổ phản ánh, kiến nghị chưa mở.";

    public override Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Task.FromResult<Halves?>(null);
}
