using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Paper;

namespace PhuocHiep.MotCua.Dossiers;

/// <summary>
/// Sổ theo dõi hồ sơ (mẫu 06; mẫu 07 from 15/9/2025), A4 lying: a view of what the archive holds. One book a year, its rows numbered from 01
/// to the year's end in the order of receipt (TT 01/2018/TT-VPCP Đ10 k2); a part of the year keeps the numbers of the whole.
/// </summary>
public static class Register
{
    internal static readonly IReadOnlyList<Column> Columns =
    [
        new("TT", 0.035, Align.Centre),
        new("Mã hồ sơ", 0.085),
        new("Tên thủ tục hành chính", 0.135),
        new("Số lượng hồ sơ (bộ)", 0.04, Align.Centre),
        new("Tên cá nhân, tổ chức", 0.1),
        new("Địa chỉ, số điện thoại", 0.125),
        new("Cơ quan chủ trì giải quyết", 0.08),
        new("Nhận hồ sơ", 0.067, Align.Centre),
        new("Hẹn trả kết quả", 0.067, Align.Centre),
        new("Trả kết quả", 0.067, Align.Centre),
        new("Phương thức nhận kết quả", 0.07),
        new("Ký nhận", 0.069),
        new("Ghi chú", 0.06),
    ];

    /// <summary>The book of one office from a first to a last day of one year.</summary>
    /// <param name="withPersons">Also addresses and telephones.</param>
    /// <exception cref="RuleViolation">The days are of two years, or the wrong way round.</exception>
    public static async Task<Form> ReadAsync(MotCuaDb db, Agency agency, LocalDate from, LocalDate to, Instant now, bool withPersons, CancellationToken ct = default)
    {
        var (first, lines) = await LinesAsync(db, agency, from, to, ct);
        return Form(agency, from, to, first, [.. (await lines.ToListAsync(ct)).Select(line => withPersons ? line : line.WithoutPerson)], now);
    }

    /// <inheritdoc cref="ReadAsync(MotCuaDb, Agency, LocalDate, LocalDate, Instant, bool, CancellationToken)"/>
    public static Task<Form> ReadAsync(MotCuaDb db, Agency agency, LocalDate from, LocalDate to, Instant now, CancellationToken ct = default) => ReadAsync(db, agency, from, to, now, withPersons: true, ct);

    /// <summary>The number of the first line in the year's book, and the lines in their order.</summary>
    /// <exception cref="RuleViolation">The days are of two years, or the wrong way round.</exception>
    internal static async Task<(int First, IQueryable<RegisterLine> Lines)> LinesAsync(MotCuaDb db, Agency agency, LocalDate from, LocalDate to, CancellationToken ct)
    {
        if (to < from) throw new RuleViolation("Ngày cuối không thể trước ngày đầu.");
        if (from.Year != to.Year) throw new RuleViolation("Mỗi năm một sổ: chọn hai ngày trong cùng một năm.", "TT 01/2018/TT-VPCP Đ10 k2");
        var (start, end) = (from.Start(), to.PlusDays(1).Start());
        var newYear = new LocalDate(from.Year, 1, 1).Start();
        var dossiers = db.Dossiers.AsNoTracking().Of(agency.Id);
        var before = await dossiers.CountAsync(d => d.ReceivedAt >= newYear && d.ReceivedAt < start, ct);
        return (before + 1, dossiers.Where(d => d.ReceivedAt >= start && d.ReceivedAt < end)
            .OrderBy(d => d.ReceivedAt).ThenBy(d => d.Id)
            .Select(d => new RegisterLine(
                d.Code, d.Procedure!.Name, d.ApplicantName, d.Address, d.Phone, d.ReceivedAt, d.DueAt, d.OnTimeUntil, d.CompletedAt, d.DroppedAt, d.ClockStoppedAt, d.HandedOverAt, d.HandedOverTo,
                d.Status, d.ResultDelivery, d.Origin == Origin.Demonstration)));
    }

    /// <param name="first">The number of the first line.</param>
    internal static Form Form(Agency agency, LocalDate from, LocalDate to, int first, IReadOnlyList<RegisterLine> lines, Instant now) => new()
    {
        Agency = agency,
        At = now,
        Name = "Sổ theo dõi hồ sơ",
        Official = OfficialForm.Register,
        Stationery = Stationery.A4Lying,
        IsDemonstration = lines.Any(line => line.IsDemonstration),
        Subtitle = $"Năm {from.Year}, từ ngày {from.Text()} đến ngày {to.Text()}",
        Body =
        [
            new Table(Columns, [.. lines.Select((line, i) => Cells(line, first + i, agency, now))], IsNumbered: true),
            new Line(lines.Count == 0
                ? "Không có hồ sơ nào được tiếp nhận trong thời gian này."
                : $"Cộng: {lines.Count.ToString("N0", VietnamTime.Culture)} hồ sơ, từ số {Number(first)} đến số {Number(first + lines.Count - 1)}."),
        ],
        Signatures = [new("NGƯỜI LẬP SỔ"), new("NGƯỜI ĐỨNG ĐẦU BỘ PHẬN MỘT CỬA", Hint: "(Ký, ghi rõ họ tên, đóng dấu)")],
    };

    internal static IReadOnlyList<string> Cells(RegisterLine line, int number, Agency agency, Instant now) =>
    [
        Number(number),
        line.Code,
        line.Procedure,
        "01",
        line.Applicant,
        string.Join(", ", new[] { line.Address, line.Phone }.OfType<string>()),
        agency.Name,
        line.ReceivedAt.VietnamDay().Text(),
        line.DueAt.VietnamDay().Text(),
        line.HandedOverAt?.VietnamDay().Text() ?? "",
        line.Delivery.Text(),
        line.HandedOverTo ?? "",
        NoteOf(line, now),
    ];

    static string NoteOf(RegisterLine line, Instant now) => line switch
    {
        { CompletedAt: { } completed } when completed > line.OnTimeUntil => "Quá hạn",
        { CompletedAt: null, DroppedAt: null, ClockStoppedAt: null } when now > line.OnTimeUntil => "Quá hạn, chưa có kết quả",
        { Status: DossierStatus.HandedOver } => "",
        _ => line.Status.Text(),
    };

    static string Number(int number) => number.ToString("00", VietnamTime.Culture);
}

/// <summary>A line of the register.</summary>
sealed record RegisterLine(
    string Code,
    string Procedure,
    string Applicant,
    string? Address,
    string? Phone,
    Instant ReceivedAt,
    Instant DueAt,
    Instant OnTimeUntil,
    Instant? CompletedAt,
    Instant? DroppedAt,
    Instant? ClockStoppedAt,
    Instant? HandedOverAt,
    string? HandedOverTo,
    DossierStatus Status,
    ResultDelivery Delivery,
    bool IsDemonstration)
{
    public RegisterLine WithoutPerson => this with { Address = null, Phone = null };
}
