using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Rounds;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Đối chiếu: what does not agree, what agrees again since, and how far the archive was gone through.</summary>
[Only(Role.Supervisor), Route("/kpi/differences")]
public sealed class DifferencesController(MotCuaDb db) : Controller
{
    const int Most = 200, MostResolved = 50;

    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct)
    {
        var agencyId = User.AgencyId();
        var all = db.Disagreements.AsNoTracking().Where(d => d.AgencyId == agencyId);
        var open = await LinesOf(all.Where(d => d.ResolvedAt == null).OrderByDescending(d => d.FoundAt).ThenBy(d => d.Id).Take(Most)).ToListAsync(ct);
        var resolved = await LinesOf(all.Where(d => d.ResolvedAt != null).OrderByDescending(d => d.ResolvedAt).ThenBy(d => d.Id).Take(MostResolved)).ToListAsync(ct);
        var count = open.Count < Most ? open.Count : await all.CountAsync(d => d.ResolvedAt == null, ct);
        var checks = db.Reconciliations.Where(r => r.AgencyId == agencyId && r.From == r.To);
        return View("Differences", new DifferencesPage(open, count, resolved, await checks.CountAsync(ct), await checks.MaxAsync(r => (Instant?)r.CheckedAt, ct), await checks.MinAsync(r => (Instant?)r.CheckedAt, ct)));
    }

    IQueryable<DifferenceLine> LinesOf(IQueryable<Disagreement> differences) =>
        differences.Select(d => new DifferenceLine(d, db.Dossiers.Where(x => x.Id == d.DossierId).Select(x => x.Code).FirstOrDefault()));
}

/// <param name="Code">Of the dossier; null where it is a figure.</param>
public sealed record DifferenceLine(Disagreement Difference, string? Code)
{
    /// <summary>Ngày có kết quả; the name of an indicator.</summary>
    public string What => Difference.Kind == DisagreementKind.Dossier ? Facts.GetValueOrDefault(Difference.What, Difference.What)
        : Difference.What == TimeTaken.Id ? "Thời gian giải quyết (phần triệu giây / kết quả)"
        : Indicators.Find(Difference.What)?.Name ?? "Sổ xin lỗi: " + Difference.What;

    public string Expected => Say(Difference.Expected);

    public string Found => Say(Difference.Found);

    public string Where => Difference.Kind switch
    {
        DisagreementKind.Dossier => $"tiếp nhận {Difference.From.Text()}",
        DisagreementKind.Counted => $"ngày {Difference.From.Text()}, đếm trực tiếp",
        DisagreementKind.AddedUp => $"ngày {Difference.From.Text()}, số cộng theo ngày",
        _ => $"kỳ {Difference.From.Text()} – {Difference.To.Text()}, đã chốt",
    };

    string Say(string value) =>
        value.Length == 0 ? "không có"
        : Difference.Kind != DisagreementKind.Dossier ? value
        : InstantPattern.ExtendedIso.Parse(value) is { Success: true, Value: var at } ? at.Text()
        : Enum.TryParse<DossierStatus>(value, out var status) && Enum.IsDefined(status) && !char.IsAsciiDigit(value[0]) ? status.Text()
        : bool.TryParse(value, out var yes) ? yes ? "có" : "không"
        : value;

    static readonly Dictionary<string, string> Facts = new()
    {
        ["received-at"] = "Ngày tiếp nhận",
        ["status"] = "Trạng thái",
        ["due-at"] = "Ngày hẹn trả",
        ["on-time-until"] = "Thời điểm cuối còn đúng hạn",
        ["completed-at"] = "Ngày có kết quả",
        ["dropped-at"] = "Ngày rút hoặc dừng",
        ["handed-over-at"] = "Ngày trả kết quả",
        ["result-error-at"] = "Sai sót của kết quả",
        ["clock-stopped-at"] = "Thời hạn tạm dừng từ",
        ["paid-at"] = "Ngày thu lệ phí",
        ["payment-method"] = "Cách thu lệ phí",
        ["paid-vnd"] = "Số tiền đã thu",
        ["components-digitized"] = "Số giấy tờ đã số hóa",
        ["electronic-result"] = "Kết quả điện tử",
        [RetoldFacts.Slip] = "Phiếu kiểm soát không liền mạch",
    };
}

/// <param name="Count">How many are open in all.</param>
/// <param name="Days">How many days were ever gone through.</param>
public sealed record DifferencesPage(IReadOnlyList<DifferenceLine> Open, int Count, IReadOnlyList<DifferenceLine> Resolved, int Days, Instant? Latest, Instant? Oldest);
