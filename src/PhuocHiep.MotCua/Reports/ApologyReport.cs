using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Reports;

/// <summary>A second re-appointment (NĐ 61/2018 Đ19 k9 knows one).</summary>
/// <param name="Why">The chairman's reason.</param>
public sealed record Infringement(string Code, string Procedure, string? Number, LocalDate SignedOn, string? Why);

/// <summary>Báo cáo xin lỗi: how many apologies a period owed and how far they came; the numbers are those of <see cref="ApologyLedger"/>. A report of the office's own: no form was found.</summary>
public sealed record ApologyReport(KpiPeriod Period, IReadOnlyDictionary<(ApologyCause Cause, LedgerStep Step), int> Counts, IReadOnlyList<Infringement> Infringements)
{
    public const string Name = "Báo cáo xin lỗi tổ chức, cá nhân khi giải quyết thủ tục hành chính";

    public const string Ground = "NĐ 61/2018/NĐ-CP Đ19 k9, Đ21; Công văn 134/UBND-VP, phụ lục: SIPAS 2.2, 2.4, PAR 4";

    public static readonly IReadOnlyList<LedgerStep> Steps = Enum.GetValues<LedgerStep>();

    const double StepShare = 0.1;

    static readonly IReadOnlyList<Column> CountColumns = [new("Nguyên nhân", 1 - 7 * StepShare), .. Steps.Select(step => new Column(step.Text(), StepShare, Align.Right))];

    /// <summary>Of the list, on paper and in the workbook.</summary>
    public static readonly IReadOnlyList<Column> LineColumns =
    [
        new("TT", 0.034, Align.Centre),
        new("Mã hồ sơ", 0.094),
        new("Thủ tục", 0.148),
        new("Nguyên nhân", 0.08),
        new("Ngày hẹn trả", 0.067, Align.Centre),
        new("Số ngày trễ", 0.043, Align.Right),
        new("Lý do", 0.089),
        new("Số phiếu", 0.068),
        new("Ngày ký", 0.067, Align.Centre),
        new("Hẹn lại ngày", 0.067, Align.Centre),
        new("Gửi, trao", 0.088),
        new("Đăng ngày", 0.067, Align.Centre),
        new("Chưa đến người nộp: ai đang giữ", 0.088),
    ];

    internal static readonly IReadOnlyList<Column> InfringementColumns = [new("TT", 0.04, Align.Centre), new("Mã hồ sơ", 0.18), new("Thủ tục", 0.3), new("Số phiếu", 0.12), new("Ngày ký", 0.1, Align.Centre), new("Lý do của người ký", 0.26)];

    /// <summary>Apologies, not dossiers: one dossier may owe several.</summary>
    public int Total(LedgerStep step) => Counts.Where(c => c.Key.Step == step).Sum(c => c.Value);

    /// <summary>To be read in one snapshot with its lines (repeatable read).</summary>
    public static async Task<ApologyReport> ReadAsync(MotCuaDb db, KpiPeriod period, CancellationToken ct = default)
    {
        var (start, end, asOf) = (period.Start, period.End, period.AsOf);
        var infringements = await db.ApologyLetters.AsNoTracking().Of(period.AgencyId)
            .Where(l => l.FollowKind == FollowKind.SecondAppointment && l.SignedAt >= start && l.SignedAt < end && l.SignedAt <= asOf).OrderBy(l => l.SignedAt).ThenBy(l => l.Id)
            .Select(l => new { l.Dossier!.Code, Procedure = l.Dossier.Procedure!.Name, l.NumberText, l.SignedAt, l.OverrideReason })
            .ToListAsync(ct);
        return new(period, await ApologyLedger.CountAsync(db, period, ct), infringements.ConvertAll(i => new Infringement(i.Code, i.Procedure, i.NumberText, i.SignedAt!.Value.VietnamDay(), i.OverrideReason)));
    }

    public string PeriodText => $"Từ ngày {Period.From.Text()} đến ngày {Period.To.Text()}, số liệu đến {Period.AsOf.Text()}";

    public static readonly IReadOnlyList<string> Notes =
    [
        "Một hồ sơ có thể phải xin lỗi vì nhiều nguyên nhân, mỗi nguyên nhân một dòng. Trễ hẹn: có kết quả trễ trong kỳ, hoặc đang quá hạn tại thời điểm tính; nguyên nhân khác: ghi nhận lần đầu trong kỳ.",
        "Đúng hạn gửi: trễ hẹn thì chậm nhất một ngày trước ngày hẹn (NĐ 61/2018 Đ19 k9); nguyên nhân khác theo thời hạn cơ quan đặt. Còn thiếu: chưa phiếu nào đến người nộp, kể cả khi hồ sơ đã có kết quả.",
    ];

    /// <param name="now">When it is made out.</param>
    public Form ToForm(Agency agency, IReadOnlyList<ApologyLine> lines, Instant now) => new()
    {
        Agency = agency,
        At = now,
        Name = Name,
        IsOfCounter = false,
        IsDemonstration = lines.Any(line => line.IsDemonstration),
        Stationery = Stationery.A4Lying,
        Subtitle = PeriodText,
        Body =
        [
            new Heading("I. Số phiếu"),
            new Table(CountColumns, [.. Enum.GetValues<ApologyCause>().Select(CountCells), ["Tổng cộng", .. Steps.Select(step => Number(Total(step)))]], IsTotalled: true),
            new Heading("II. Danh sách"),
            .. lines.Count == 0 ? [new Line("Không có hồ sơ nào phải xin lỗi trong kỳ.")] : new Part[] { new Table(LineColumns, [.. lines.Select((line, i) => LineCells(line, i + 1))]) },
            new Heading("III. Vi phạm: hẹn lại quá một lần (NĐ 61/2018 Đ19 k9)"),
            .. InfringementParts(),
            .. Notes.Select((note, i) => new Note(i == 0 ? "Ghi chú: " : "", note)),
            new Note("Căn cứ: ", Ground),
        ],
        Signatures = [new("NGƯỜI LẬP BÁO CÁO"), Signature.OfHead],
    };

    IReadOnlyList<Part> InfringementParts() => Infringements.Count == 0
        ? [new Line("Không hồ sơ nào bị hẹn lại quá một lần trong kỳ.")]
        : [new Table(InfringementColumns, [.. Infringements.Select((i, n) => (IReadOnlyList<string>)[$"{n + 1}", i.Code, i.Procedure, i.Number ?? "", i.SignedOn.Text(), i.Why ?? ""])])];

    IReadOnlyList<string> CountCells(ApologyCause cause) => [cause.Text(), .. Steps.Select(step => Number(Counts[(cause, step)]))];

    static IReadOnlyList<string> LineCells(ApologyLine line, int ordinal) =>
    [
        Number(ordinal), line.Code, line.Procedure, line.Cause.Text(), line.PromisedOn.Text(), line.DaysLate is { } days ? Number(days) : "", line.Reason ?? "", line.Number ?? "", line.SignedOn?.Text() ?? "",
        line.NewDueOn?.Text() ?? "", line.Way, line.PostedOn?.Text() ?? "", line.With ?? "",
    ];

    static string Number(int number) => number.ToString("N0", VietnamTime.Culture);
}
