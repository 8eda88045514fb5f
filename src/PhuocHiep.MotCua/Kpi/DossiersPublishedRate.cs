namespace PhuocHiep.MotCua.Kpi;

// Tỷ lệ hồ sơ được cập nhật lên hệ thống của tỉnh.
// Definition: of the dossiers received in the period, those whose latest status was delivered to the provincial system.
// Source: letter 134/UBND-VP, annex, PAR 2.
public sealed class DossiersPublishedRate : Indicator
{
    public override string Id => "dossiers-published-rate";

    public override string Name => "Hồ sơ cập nhật lên hệ thống của tỉnh";

    public override string AnnexRow => "PAR 2";

    public override string HowComputed => "Số hồ sơ có trạng thái mới nhất đã gửi lên hệ thống của tỉnh, chia cho số hồ sơ tiếp nhận trong kỳ.";

    public override string Source => "Phụ lục Công văn 134/UBND-VP, dòng PAR 2.";

    public override string Excludes => "Không loại hồ sơ nào.";

    public override string WithoutSource => "Chưa có nguồn: chưa kết nối hệ thống của tỉnh.";

    public override Task<Halves?> CountAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct) => Task.FromResult<Halves?>(null);
}
