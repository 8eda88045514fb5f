using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Dossiers;

namespace PhuocHiep.MotCua.Reports;

/// <summary>How many dossiers of a field came so and stood so.</summary>
public sealed record Tally(string Field, Coming Coming, Standing Standing, bool IsDemonstration, int Count);

/// <summary>A line of the form.</summary>
/// <param name="Field">Lĩnh vực; null: the total.</param>
public sealed record FormII06aRow(string? Field, IReadOnlyList<Tally> Tallies)
{
    public int this[FormII06aColumn column] => Tallies.Where(t => column.Holds(t.Coming, t.Standing)).Sum(t => t.Count);

    public int this[Standing standing] => Tallies.Where(t => t.Standing == standing).Sum(t => t.Count);
}

/// <summary>
/// Biểu số II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP): what a period received, settled and left open, by field. By DAYS, not hours, and by the
/// promise as lawfully moved (<see cref="Dossier.DueAt"/>): what a re-appointment promised never counts. Settled is when the result was ready.
/// </summary>
/// <param name="Rows">The fields with any dossier, in the order of the Vietnamese alphabet.</param>
public sealed partial record FormII06a(ReportPeriod Period, IReadOnlyList<FormII06aRow> Rows, FormII06aRow Total)
{
    public const string Name = "Tình hình, kết quả giải quyết TTHC tại cơ quan, đơn vị trực tiếp giải quyết TTHC";

    public const string Number = "Biểu số II.06a/VPCP/KSTT";

    public const string Circular = "TT 01/2020/TT-VPCP";

    /// <summary>Made-up dossiers are among those counted.</summary>
    public bool IsDemonstration => Total.Tallies.Any(t => t.IsDemonstration);

    /// <summary>How what fits no column was counted, and how much of it there is.</summary>
    public IReadOnlyList<string> Notes =>
    [
        $"Cột (9) gồm {Count(Standing.Withdrawn)} hồ sơ người nộp rút và {Count(Standing.Stopped)} hồ sơ dừng giải quyết trong kỳ. "
            + $"Cột (12) gồm {Count(Standing.AwaitingSupplement)} hồ sơ chờ bổ sung và {Count(Standing.Suspended)} hồ sơ tạm dừng, đang ngừng tính thời hạn; hồ sơ đã quá hạn trước khi chờ vẫn ở cột (13).",
        "Trước hạn, đúng hạn, quá hạn: so ngày có kết quả (chưa có thì ngày cuối kỳ) với ngày hẹn trả, theo ngày, không theo giờ. Ngày hẹn lại sau khi trễ không tính. "
            + "Hồ sơ từ chối giải quyết bằng văn bản là hồ sơ đã giải quyết; hồ sơ không được tiếp nhận không tính. Cột (6) gồm hồ sơ nhận trước kỳ mà đến đầu kỳ chưa giải quyết xong.",
    ];

    public static async Task<FormII06a> ReadAsync(MotCuaDb db, ReportPeriod period, CancellationToken ct = default)
    {
        var tallies = await Placed(db, period)
            .GroupBy(p => new { p.Dossier.Procedure!.Field, p.Coming, p.Standing, IsDemonstration = p.Dossier.Origin == Origin.Demonstration })
            .Select(g => new Tally(g.Key.Field, g.Key.Coming, g.Key.Standing, g.Key.IsDemonstration, g.Count()))
            .ToListAsync(ct);
        var byAlphabet = StringComparer.Create(VietnamTime.Culture, ignoreCase: false);
        return new(period, [.. tallies.GroupBy(t => t.Field).OrderBy(g => g.Key, byAlphabet).Select(g => new FormII06aRow(g.Key, [.. g]))], new(null, tallies));
    }

    string Count(Standing standing) => Total[standing].ToString("N0", VietnamTime.Culture);
}
