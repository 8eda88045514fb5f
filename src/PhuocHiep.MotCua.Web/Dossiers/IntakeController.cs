using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Procedures;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Tiếp nhận hồ sơ: first the procedure, then everything else on one page.</summary>
[Only(Role.Clerk | Role.Supervisor), Route("/dossiers/new")]
public sealed class IntakeController(MotCuaDb db, IClock clock) : Controller
{
    const int QuickChoices = 9;

    [HttpGet]
    public Task<IActionResult> GetAsync(string? procedure, string? q, CancellationToken ct) =>
        ShowAsync(new IntakeForm { RequestKey = Guid.NewGuid(), Procedure = procedure }, q, isNew: true, ct);

    /// <param name="find">The procedure that is being looked for, where none is chosen.</param>
    /// <param name="choose">A procedure chosen for a form that was begun.</param>
    /// <param name="change">The clerk wants another procedure.</param>
    [HttpPost]
    public async Task<IActionResult> PostAsync(IntakeForm form, string? find, string? choose, bool change, CancellationToken ct)
    {
        ModelState.Clear();
        if (form.RequestKey == Guid.Empty) form.RequestKey = Guid.NewGuid();
        if (choose is not null || change)
        {
            form.Procedure = change ? null : choose;
            return await ShowAsync(form, find, isNew: true, ct);
        }
        if (await ProcedureAsync(form.Procedure, ct) is not { } procedure) return await ShowAsync(form, find, isNew: true, ct);

        form.AskFor(procedure);
        if (form.Check(procedure, ModelState) is not { } application) return await ShowAsync(form, find, isNew: false, ct);
        try
        {
            var dossier = await new Intake(db).ReceiveAsync(application, await db.OfficerAsync(User, ct), clock.GetCurrentInstant(), ct);
            this.Say($"Đã tiếp nhận hồ sơ {dossier.Code}. Hẹn trả {dossier.DueAt.Text()}.");
            TempData[DossierController.JustReceived] = true;
            return LocalRedirect(DossierPage.Address(dossier.Code));
        }
        catch (Exception e) when (e is RuleViolation or CalendarEnded)
        {
            ModelState.AddModelError("", e.Message);
            return await ShowAsync(form, find, isNew: false, ct);
        }
    }

    async Task<IActionResult> ShowAsync(IntakeForm form, string? find, bool isNew, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var procedure = await ProcedureAsync(form.Procedure, ct);
        if (procedure is null)
        {
            if (form.Procedure is not null) ModelState.AddModelError("find", $"Không tiếp nhận được thủ tục mã {form.Procedure}: không có mã này, hoặc thủ tục không có hiệu lực hôm nay.");
            form.Procedure = null;
            form.Page = new()
            {
                Find = find,
                Hits = await db.ProceduresToReceiveAsync(User.AgencyId(), find, now.VietnamDay(), ct),
                MostUsed = await MostUsedAsync(now, ct),
            };
            return View("Intake", form);
        }
        form.AskFor(procedure);
        if (isNew) form.Fee = procedure.FeeVnd?.ToString("N0", VietnamTime.Culture);
        form.Page = await PromiseAsync(procedure, now, ct);
        return View("Intake", form);
    }

    async Task<IntakePage> PromiseAsync(Procedure procedure, Instant now, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == procedure.AgencyId, ct);
        try
        {
            return new() { Procedure = procedure, Promise = procedure.Promise(now, await db.CalendarAsync(agency, ct)) };
        }
        catch (Exception e) when (e is RuleViolation or CalendarEnded)
        {
            return new() { Procedure = procedure, NoPromise = e.Message };
        }
    }

    async Task<Procedure?> ProcedureAsync(string? code, CancellationToken ct) =>
        VietnameseText.Clean(code) is { } clean
            ? await db.Procedures.AsNoTracking().Include(p => p.Components).Of(User.AgencyId()).InForceOn(clock.GetCurrentInstant().VietnamDay()).SingleOrDefaultAsync(p => p.Code == clean, ct)
            : null;

    /// <summary>What this office received most often in the last 90 days.</summary>
    async Task<IReadOnlyList<ProcedureHit>> MostUsedAsync(Instant now, CancellationToken ct)
    {
        var since = now - Duration.FromDays(90);
        var used = await db.Dossiers.Of(User.AgencyId()).Where(d => d.ReceivedAt >= since)
            .GroupBy(d => d.ProcedureId).OrderByDescending(group => group.Count()).Take(QuickChoices).Select(group => group.Key).ToListAsync(ct);
        var inForce = await db.Procedures.AsNoTracking().Of(User.AgencyId()).InForceOn(now.VietnamDay()).Where(p => used.Contains(p.Id))
            .Select(p => new { p.Id, Hit = new ProcedureHit(p.Code, p.Name, p.Field, p.Limit) }).ToListAsync(ct);
        return [.. inForce.OrderBy(p => used.IndexOf(p.Id)).Select(p => p.Hit)];
    }
}

/// <summary>What the intake page answers: which procedures there are, and once one is chosen, when it will be done.</summary>
public sealed record IntakePage
{
    public string? Find { get; init; }

    public IReadOnlyList<ProcedureHit> Hits { get; init; } = [];

    public IReadOnlyList<ProcedureHit> MostUsed { get; init; } = [];

    public Procedure? Procedure { get; init; }

    public Deadline? Promise { get; init; }

    /// <summary>Why no date can be promised.</summary>
    public string? NoPromise { get; init; }
}
