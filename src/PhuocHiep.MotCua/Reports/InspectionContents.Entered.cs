using PhuocHiep.MotCua.Kpi;

namespace PhuocHiep.MotCua.Reports;

// What is not counted from dossiers alone: rows of the annex that are entered, with who entered them, and the quality index of decision 766.
public sealed partial class InspectionContents
{
    static readonly IReadOnlyList<string> EnteredHead = ["ma", "noi_dung", "dong_phu_luc", "tu_so", "mau_so", "gia_tri", "chi_tieu", "dat", "cach_tinh", "can_cu", "nguon", "nguoi_nhap", "nhap_luc", "minh_chung_sha256", "vi_sao_khong_minh_chung"];
    static readonly IReadOnlyList<string> QualityHead = ["muc", "noi_dung", "diem_toi_da", "nguon", "tu_so", "mau_so", "diem", "cach_tinh_diem", "chua_xac_nhan", "nguoi_nhap", "nhap_luc"];

    IEnumerable<PlannedFile> Entered()
    {
        yield return Listed("2-chi-so/so-lieu-nhap-tay.csv", async stream => await PackWriter.CsvAsync(stream, EnteredHead, (await db.EnteredRowsAsync(period, ct)).Select(Cells).ToAsyncEnumerable(), ct));
        yield return Listed("2-chi-so/bo-chi-so-766.csv", async stream => await PackWriter.CsvAsync(stream, QualityHead, (await QualityIndex.ReadAsync(db, period, ct)).Select(Cells).ToAsyncEnumerable(), ct), QualityIndex.Items.Count);
    }

    static IReadOnlyList<string?> Cells(EnteredRow row) =>
    [
        row.Id, row.Name, row.AnnexRow, Whole(row.Halves?.Numerator), row.IsCount ? null : Whole(row.Halves?.Denominator), Decimal(row.Value), Decimal(row.Target), row.Met switch { true => "đạt", false => "chưa đạt", null => null }, row.Formula, row.Source,
        row.Held is not null ? "nhập tay" : row.Halves is not null ? "sổ cam kết" : "chưa nhập", row.Held?.Last.EnteredBy, row.Held?.Last.EnteredAt.ToIso(), row.Held?.Last.Evidence?.Sha256, row.Held?.Last.WithoutEvidence,
    ];

    static IReadOnlyList<string?> Cells(QualityScore score) =>
    [
        score.Item.Number, score.Item.Name, Decimal(score.Item.Max), score.Source switch { QualitySource.Measured => "đo được", QualitySource.Entered => "nhập tay", _ => "chưa có nguồn" }, Whole(score.Halves?.Numerator), Whole(score.Halves?.Denominator),
        Decimal(score.Points), score.Item.PointsText, score.Item.Doubt, score.Held?.Last.EnteredBy, score.Held?.Last.EnteredAt.ToIso(),
    ];
}
