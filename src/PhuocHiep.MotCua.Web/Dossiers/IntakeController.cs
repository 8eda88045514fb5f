using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Submissions;
using PhuocHiep.MotCua.Web.Procedures;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;
using PhuocHiep.MotCua.Web.Submissions;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Tiếp nhận hồ sơ: first the procedure, then everything else on one page.</summary>
[Only(Role.Clerk | Role.Supervisor), Route(Address)]
public sealed class IntakeController(MotCuaDb db, IClock clock, Settings settings) : Controller
{
    public const string Address = "/dossiers/new";

    /// <summary>Fill the applicant in from what stands in the first field.</summary>
    public const string Fill = "fill";

    /// <summary>Enter, in whichever field: fills in where something was scanned, and otherwise receives.</summary>
    public const string Enter = "enter";

    /// <summary>Receive although the person has an open dossier of this procedure.</summary>
    public const string Confirm = "confirm";

    /// <summary>Back to the form.</summary>
    public const string Back = "back";

    /// <summary>Yêu cầu bổ sung, hoàn thiện hồ sơ (mẫu 02).</summary>
    public const string SendBack = "send-back";

    /// <summary>Từ chối tiếp nhận (mẫu 03).</summary>
    public const string Refuse = "refuse";

    /// <summary>Đăng ký trực tuyến, kiểm tra sau.</summary>
    public const string Register = "register";

    /// <param name="procedure">The code of the procedure that was chosen.</param>
    /// <param name="submission">What was sent back or registered online, and is complete now.</param>
    /// <param name="q">The procedure that is being looked for.</param>
    [HttpGet]
    public async Task<IActionResult> GetAsync(string? procedure, long? submission, string? q, CancellationToken ct)
    {
        var form = new IntakeForm { RequestKey = Guid.NewGuid(), Procedure = procedure };
        if (submission is null) return await ShowAsync(form, q, isNew: true, ct);
        if (await db.Submissions.AsNoTracking().Of(User.AgencyId()).Include(s => s.Procedure!.Components).SingleOrDefaultAsync(s => s.Id == submission, ct) is not { } brought) return NotFound();
        if (!brought.IsOpen) return LocalRedirect(SubmissionPage.Address(brought.Id));
        form.Fill(brought, brought.Procedure!);
        form.Page = new() { Focus = nameof(form.Papers) };
        return await ShowAsync(form, q, isNew: true, ct);
    }

    /// <param name="find">The procedure that is being looked for, where none is chosen.</param>
    /// <param name="choose">A procedure chosen for a form that was begun.</param>
    /// <param name="change">The clerk wants another procedure.</param>
    /// <param name="earlier">The dossier of the earlier applicant who was chosen.</param>
    /// <param name="act">Which button was pressed; none: receive.</param>
    [HttpPost]
    public async Task<IActionResult> PostAsync(IntakeForm form, string? find, string? choose, bool change, long? earlier, string? act, CancellationToken ct)
    {
        ModelState.Clear();
        if (form.RequestKey == Guid.Empty) form.RequestKey = Guid.NewGuid();
        if (choose is not null || change)
        {
            form.Procedure = change ? null : choose;
            return await ShowAsync(form, find, isNew: true, ct);
        }
        if (await ProcedureAsync(form.Procedure, ct) is not { } procedure) return await ShowAsync(form, find, isNew: true, ct);

        if (earlier is not null) return await FillAsync(form, earlier.Value, ct);
        if (act == Fill || (act == Enter && !string.IsNullOrWhiteSpace(form.Scan))) return await FillAsync(form, ct);
        if (act == Back) return await ShowAsync(form, find, isNew: false, ct);

        form.AskFor(procedure);
        if (act == Register) return await RegisterAsync(form, procedure, ct);
        if (act is SendBack or Refuse) return await TurnBackAsync(form, procedure, isRefused: act == Refuse, ct);
        var today = clock.GetCurrentInstant().VietnamDay();
        if (form.Check(procedure, settings.Channels, today, ModelState) is not { } application) return await ShowAsync(form, find, isNew: false, ct);
        var clerk = await db.OfficerAsync(User, ct);
        var intake = new Intake(db, settings);
        if (await intake.ReceivedBeforeAsync(form.RequestKey, clerk, ct) is { } before) return await AnswerAgainAsync(form, application, before, ct);
        if (form.Doubt(today) is not null && form.SeenDoubt != form.Doubted)
        {
            form.Page = new() { Focus = nameof(form.IdentityNumber) };
            return await ShowAsync(form, find, isNew: false, ct);
        }
        try
        {
            if (application.SubmissionId is null && await intake.TurnedBackBeforeAsync(form.RequestKey, clerk, ct) is { } turnedBack) application = application with { SubmissionId = turnedBack.Id };
            if (act != Confirm && await intake.OpenAlikeAsync(application, clerk, ct) is { Count: > 0 } alike)
            {
                form.Page = new() { Alike = alike };
                return await ShowAsync(form, find, isNew: false, ct);
            }
            var dossier = await intake.ReceiveAsync(application, clerk, clock.GetCurrentInstant(), ct);
            this.Say($"Đã tiếp nhận hồ sơ {dossier.Code}. Hẹn trả {dossier.DueAt.Text()}.");
            return LocalRedirect(ReceiptOf(dossier));
        }
        catch (Exception e) when (e is RuleViolation or CalendarEnded)
        {
            ModelState.AddModelError("", e.Message);
            return await ShowAsync(form, find, isNew: false, ct);
        }
    }

    /// <summary>Not received: what is missing or why it is refused goes back with the citizen, on paper.</summary>
    async Task<IActionResult> TurnBackAsync(IntakeForm form, Procedure procedure, bool isRefused, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var application = form.Check(procedure, settings.Channels, now.VietnamDay(), ModelState, isReceived: false);
        if (form.CheckTurnedBack(isRefused, ModelState) is not var (content, reason) || application is null) return await ShowAsync(form, find: null, isNew: false, ct);
        try
        {
            var submission = await new Intake(db).TurnBackAsync(application, content, reason, await db.OfficerAsync(User, ct), now, ct);
            this.Say(isRefused ? "Đã từ chối tiếp nhận. In phiếu (mẫu 03) cho người nộp." : "Đã yêu cầu bổ sung. In phiếu (mẫu 02) cho người nộp.");
            return LocalRedirect($"{SubmissionPage.Address(submission.Id)}/{(isRefused ? "refusal-slip" : "completion-request")}");
        }
        catch (RuleViolation no)
        {
            ModelState.AddModelError("", no.Message);
            return await ShowAsync(form, find: null, isNew: false, ct);
        }
    }

    /// <summary>What came online is written down as it came and checked within the hours that the office has.</summary>
    async Task<IActionResult> RegisterAsync(IntakeForm form, Procedure procedure, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        if (form.Check(procedure, settings.Channels, now.VietnamDay(), ModelState, isReceived: false) is not { } application) return await ShowAsync(form, find: null, isNew: false, ct);
        try
        {
            var submission = await new Intake(db).RegisterAsync(application, await db.OfficerAsync(User, ct), now, ct);
            this.Say($"Đã ghi đăng ký trực tuyến. Trả lời người nộp trước {submission.AnswerDueAt?.Text()}.");
            return LocalRedirect(SubmissionPage.Address(submission.Id));
        }
        catch (Exception no) when (no is RuleViolation or CalendarEnded)
        {
            ModelState.AddModelError("", no.Message);
            return await ShowAsync(form, find: null, isNew: false, ct);
        }
    }

    static string ReceiptOf(Dossier dossier) => DossierPage.Address(dossier.Code) + "/receipt";

    /// <summary>
    /// A form that has made its dossier, sent again: by a second click, a reload or the back button the same form finds its dossier. With
    /// another person or matter written over it, it is a new form, and nothing is received before the clerk has seen that.
    /// </summary>
    async Task<IActionResult> AnswerAgainAsync(IntakeForm form, Application application, Dossier before, CancellationToken ct)
    {
        if (application.Became(before))
        {
            this.Say($"Phiếu này đã tiếp nhận: hồ sơ {before.Code}, hẹn trả {before.DueAt.Text()}. Không ghi thêm hồ sơ nào.");
            return LocalRedirect(ReceiptOf(before));
        }
        form.RequestKey = Guid.NewGuid();
        ModelState.AddModelError("", $"Phiếu này đã dùng để tiếp nhận hồ sơ {before.Code} của {before.ApplicantName}; những gì đang nhập khác hồ sơ đó và chưa được ghi. Nếu là hồ sơ khác, hãy bấm tiếp nhận lần nữa.");
        return await ShowAsync(form, find: null, isNew: false, ct);
    }

    /// <summary>From a scan of the citizen card at once; from any other text the earlier applicants who have it, to choose from.</summary>
    async Task<IActionResult> FillAsync(IntakeForm form, CancellationToken ct)
    {
        form.Page = new() { Focus = nameof(form.Scan) };
        var text = VietnameseText.Clean(form.Scan);
        if (text is null || text.Length < EarlierApplicant.Shortest)
        {
            ModelState.AddModelError(nameof(form.Scan), $"Quét thẻ căn cước, hoặc gõ ít nhất {EarlierApplicant.Shortest} ký tự của số căn cước, điện thoại hay họ tên.");
        }
        else if (!CitizenCard.IsScan(text))
        {
            form.Page = new() { Focus = nameof(form.Scan), Earlier = await EarlierApplicant.FindAsync(db.Dossiers.Of(User.AgencyId()), text, ct) };
            if (form.Page.Earlier.Count == 0) ModelState.AddModelError(nameof(form.Scan), $"Chưa có ai nộp hồ sơ ở đây với “{text}”. Sửa lại, hoặc nhập các ô bên dưới.");
        }
        else if (CitizenCard.TryRead(text, clock.GetCurrentInstant().VietnamDay(), out var card, out var problem))
        {
            form.Fill(card);
            form.Page = new() { Focus = nameof(form.Phone) };
        }
        else
        {
            ModelState.AddModelError(nameof(form.Scan), problem);
        }
        return await ShowAsync(form, find: null, isNew: false, ct);
    }

    async Task<IActionResult> FillAsync(IntakeForm form, long earlier, CancellationToken ct)
    {
        if (await EarlierApplicant.Of(db.Dossiers.Of(User.AgencyId()).Where(d => d.Id == earlier)).SingleOrDefaultAsync(ct) is { } applicant) form.Fill(applicant);
        form.Page = new() { Focus = nameof(form.Phone) };
        return await ShowAsync(form, find: null, isNew: false, ct);
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
                MostUsed = await db.ProceduresReceivedMostAsync(User.AgencyId(), now, ct),
            };
            return View("Intake", form);
        }
        form.AskFor(procedure);
        if (isNew) form.Fee = procedure.FeeOn(now.VietnamDay())?.AmountVnd?.ToString("N0", VietnamTime.Culture);
        form.Content ??= form.Missing;
        form.Page = await PromiseAsync(form.Page with { Doubt = form.Doubt(now.VietnamDay()), Channels = settings.Channels }, procedure, now, ct);
        return View("Intake", form);
    }

    async Task<IntakePage> PromiseAsync(IntakePage page, Procedure procedure, Instant now, CancellationToken ct)
    {
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == procedure.AgencyId, ct);
        try
        {
            return page with { Procedure = procedure, Fee = procedure.FeeOn(now.VietnamDay()), Promise = procedure.Promise(now, await db.CalendarAsync(agency, ct)) };
        }
        catch (Exception e) when (e is RuleViolation or CalendarEnded)
        {
            return page with { Procedure = procedure, Fee = procedure.FeeOn(now.VietnamDay()), NoPromise = e.Message };
        }
    }

    async Task<Procedure?> ProcedureAsync(string? code, CancellationToken ct) =>
        VietnameseText.Clean(code) is { } clean
            ? await db.Procedures.AsNoTracking().Include(p => p.Components).Include(p => p.FeeRules).Of(User.AgencyId()).InForceOn(clock.GetCurrentInstant().VietnamDay()).SingleOrDefaultAsync(p => p.Code == clean, ct)
            : null;
}
