namespace PhuocHiep.MotCua.Kpi;

// Mức độ hài lòng của người dân.
// Source: letter 134/UBND-VP, annex, SIPAS II.2. No fixed target: it is to rise against the period before.
public sealed class SatisfactionRate : Indicator
{
    public override string Id => "satisfaction-rate";

    public override string Name => "Mức độ hài lòng";

    public override string AnnexRow => "SIPAS 2.1–2.5";

    public override string HowComputed => "Số câu trả lời “hài lòng” và “rất hài lòng”, chia cho số câu trả lời trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng SIPAS 2.1–2.5.";

    public override string Excludes => "Phiếu không trả lời.";

    public override string WithoutSource => "Chưa có nguồn: phiếu khảo sát chưa mở.";

    public override Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Task.FromResult<Halves?>(null);
}
