using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Payments;

/// <summary>Thu lệ phí trong ngày: what was taken and given back on one day, so that the till can be closed.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/payments")]
public sealed class PaymentsController(MotCuaDb db, IClock clock, Masthead masthead) : Controller
{
    /// <param name="on">A day, `2024-08-06`; nothing: today.</param>
    [HttpGet]
    public async Task<IActionResult> GetAsync(string? on, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().VietnamDay();
        var day = VietnamTime.TryParseIso(on, out LocalDate asked) && asked <= today && asked.Year > 2000 ? asked : today;
        var rows = await db.Payments.AsNoTracking().Of(User.AgencyId()).On(day).OrderBy(p => p.At).ThenBy(p => p.Id)
            .Select(p => new TakingRow(p.At, p.Kind, p.Method, p.AmountVnd, p.Reference, p.By, p.Reason, p.Dossier!.Code, p.Dossier.ApplicantName)).ToListAsync(ct);
        return View("Payments", new TakingsPage(day, today, await masthead.OfAsync(User, ct), User.FullName(), rows));
    }
}

public sealed record TakingRow(Instant At, PaymentKind Kind, PaymentMethod Method, long AmountVnd, string? Reference, string By, string? Reason, string Code, string ApplicantName);

public sealed record TakingsPage(LocalDate Day, LocalDate Today, Office Office, string AskedBy, IReadOnlyList<TakingRow> Rows)
{
    /// <summary>Taken, given back and left, in each way.</summary>
    public IEnumerable<Takings> Totals => Enum.GetValues<PaymentMethod>().Select(method => Takings.Of(method.Text(), Rows.Where(r => r.Method == method)));

    public Takings All => Takings.Of("Cộng", Rows);

    /// <summary>The cash of each who took or gave some: what should lie in her drawer.</summary>
    public IEnumerable<Takings> Drawers => Rows.Where(r => r.Method == PaymentMethod.Cash).GroupBy(r => r.By).OrderBy(r => r.Key, StringComparer.Create(VietnamTime.Culture, true)).Select(r => Takings.Of(r.Key, r));
}

/// <summary>Đồng.</summary>
public sealed record Takings(string Name, long Taken, long GivenBack, int Count)
{
    public long Left => Taken - GivenBack;

    public static Takings Of(string what, IEnumerable<TakingRow> rows)
    {
        var all = rows.ToList();
        return new(what, all.Where(r => r.Kind == PaymentKind.Paid).Sum(r => r.AmountVnd), all.Where(r => r.Kind == PaymentKind.Refunded).Sum(r => r.AmountVnd), all.Count);
    }
}
