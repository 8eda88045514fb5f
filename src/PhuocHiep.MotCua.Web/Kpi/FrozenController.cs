using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

public sealed class FreezeAgainForm
{
    public const int LongestReason = 500;

    public string? Reason { get; set; }
}

/// <summary>Số liệu đã chốt: the closed periods, each beside what it would be today, and the act of freezing one once more.</summary>
[Only(Role.Supervisor), Route("/kpi/frozen")]
public sealed class FrozenController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> ListAsync(int? year, CancellationToken ct)
    {
        var years = await db.FrozenYearsAsync(User.AgencyId(), ct);
        var shown = years.Count == 0 ? (int?)null : years.Contains(year ?? 0) ? year : years[0];
        return View("Frozen", new FrozenPage(years, shown, shown is { } of ? await db.FrozenPeriodsAsync(User.AgencyId(), of, ct) : []));
    }

    [HttpGet("{from}/{to}")]
    public async Task<IActionResult> ShowAsync(string from, string to, CancellationToken ct) =>
        Read(from, to) is var (first, last) && await PageAsync(first, last, new(), ct) is { } page ? View("FrozenPeriod", page) : NotFound();

    [HttpPost("{from}/{to}")]
    public async Task<IActionResult> PostAsync(string from, string to, FreezeAgainForm form, CancellationToken ct)
    {
        if (Read(from, to) is not var (first, last) || await PageAsync(first, last, form, ct) is not { } page) return NotFound();
        var reason = VietnameseText.Clean(form.Reason);
        if (reason is null) ModelState.AddModelError(nameof(form.Reason), "Ghi rõ lý do chốt lại.");
        else if (reason.Length > FreezeAgainForm.LongestReason) ModelState.AddModelError(nameof(form.Reason), $"Lý do dài quá {FreezeAgainForm.LongestReason} ký tự.");
        if (!ModelState.IsValid) return View("FrozenPeriod", page);
        await new FrozenCheck(db).FreezeAgainAsync(first, last, reason, await db.OfficerAsync(User, ct), clock.GetCurrentInstant(), ct);
        this.Say($"Đã chốt lại số liệu của kỳ {first.Text()} – {last.Text()}.");
        return LocalRedirect(FrozenPeriodPage.Address(first, last));
    }

    static (LocalDate From, LocalDate To)? Read(string from, string to) =>
        VietnamTime.TryParseIso(from, out LocalDate first) && VietnamTime.TryParseIso(to, out LocalDate last) && first <= last ? (first, last) : null;

    async Task<FrozenPeriodPage?> PageAsync(LocalDate from, LocalDate to, FreezeAgainForm form, CancellationToken ct)
    {
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var history = await db.FrozenHistoryAsync(User.AgencyId(), from, to, ct);
        if (history.Count == 0) return null;
        var figures = await new FrozenCheck(db).AskAsync(User.AgencyId(), from, to, ct);
        return new(from, to, figures, history, figures.Any(f => f.Differs) ? await db.BroughtInSinceAsync(history[^1], ct) : 0, form);
    }
}

/// <param name="Year">That is shown; null where nothing was frozen yet.</param>
public sealed record FrozenPage(IReadOnlyList<int> Years, int? Year, IReadOnlyList<FrozenPeriod> Periods);

/// <param name="History">All that was ever frozen of it, in order.</param>
/// <param name="BroughtIn">Dossiers of the period that came into the archive since it was last frozen; asked only where something differs.</param>
public sealed record FrozenPeriodPage(LocalDate From, LocalDate To, IReadOnlyList<FrozenAgain> Figures, IReadOnlyList<FrozenFigure> History, int BroughtIn, FreezeAgainForm Form)
{
    public static string Address(LocalDate from, LocalDate to) => $"/kpi/frozen/{KpiQuery.Iso(from)}/{KpiQuery.Iso(to)}";

    public int Differing => Figures.Count(f => f.Differs);

    /// <summary>Each time it was frozen, the latest first, with what was otherwise than the time before.</summary>
    public IEnumerable<(FrozenFigure Frozen, IReadOnlyList<string> Changes)> Times()
    {
        var times = History.GroupBy(f => f.FrozenAt).OrderBy(of => of.Key).ToList();
        for (var i = times.Count - 1; i >= 0; i--)
        {
            var before = i == 0 ? [] : times[i - 1].ToDictionary(f => f.Indicator);
            yield return (times[i].First(), [.. times[i].Where(f => before.TryGetValue(f.Indicator, out var old) && old.Halves != f.Halves)
                .Select(f => $"{Indicators.Find(f.Indicator)?.Name ?? f.Indicator}: {FrozenWords.Text(before[f.Indicator].Halves)} → {FrozenWords.Text(f.Halves)}")]);
        }
    }
}

public static class FrozenWords
{
    /// <summary>`95/100`.</summary>
    public static string Text(Halves? halves) => halves is null ? "chưa có nguồn" : $"{halves.Numerator.ToString("N0", VietnamTime.Culture)}/{halves.Denominator.ToString("N0", VietnamTime.Culture)}";

    /// <summary>`Tháng 7/2024`, `Quý II/2024`, `Kỳ báo cáo tháng 7/2024`.</summary>
    public static string Name(LocalDate from, LocalDate to)
    {
        var months = Period.Between(from, to.PlusDays(1), PeriodUnits.Months).Months;
        var word = months switch { 1 => $"tháng {to.Month}/{to.Year}", 3 => $"quý {Roman((to.Month + 2) / 3)}/{to.Year}", 6 => $"{(to.Month <= 6 ? "6 tháng đầu" : "6 tháng cuối")} năm {to.Year}", 12 => $"năm {to.Year}", _ => "" };
        return from.Day == 1 ? char.ToUpper(word[0], VietnamTime.Culture) + word[1..] : $"Kỳ báo cáo {word}";
    }

    static string Roman(int quarter) => quarter switch { 1 => "I", 2 => "II", 3 => "III", _ => "IV" };
}
