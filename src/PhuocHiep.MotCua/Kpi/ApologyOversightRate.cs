namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ phải bổ sung do sơ suất của cơ quan có phiếu xin lỗi.
// Definition: of the dossiers of the period that had to be supplemented through the office's own oversight, those with a letter issued.
// Source: letter 134/UBND-VP, annex, SIPAS 2.2, 2.4, PAR 4.
public sealed class ApologyOversightRate : Indicator
{
    public override string Id => "apology-oversight-rate";

    public override string Name => "Hồ sơ phải bổ sung do sơ suất đã gửi phiếu xin lỗi";

    public override string AnnexRow => "SIPAS 2.2, 2.4; PAR 4";

    public override string HowComputed => "Số hồ sơ phải bổ sung do sơ suất của cơ quan đã được gửi phiếu xin lỗi, chia cho số hồ sơ như vậy trong kỳ.";

    public override string WithoutSource => "Chưa có nguồn: việc yêu cầu bổ sung chưa được ghi trong phần mềm.";

    public override Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Task.FromResult<Halves?>(null);
}
