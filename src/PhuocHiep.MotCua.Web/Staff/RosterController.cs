using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>Lịch trực: a week of the counter for all to see, and for the supervisor to set.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor | Role.Administrator), Route("/staff/roster")]
public sealed class RosterController(MotCuaDb db, IClock clock) : Controller
{
    const string Changed = "Người khác vừa xếp lịch trực của tuần này nên chưa ghi việc bạn làm. Mở lại lịch để xem lịch mới nhất.";

    /// <param name="week">Any day of the week, `2024-08-06`; nothing: this week.</param>
    /// <param name="set">The supervisor sets the week.</param>
    [HttpGet]
    public Task<IActionResult> GetAsync(string? week, bool set, CancellationToken ct) => ShowAsync(WeekOf(week), set && User.Has(Role.Supervisor), typed: null, ct);

    [HttpPost, Only(Role.Supervisor)]
    public async Task<IActionResult> PostAsync(RosterForm form, CancellationToken ct)
    {
        var (monday, calendar) = (WeekOf(form.Week), await CalendarAsync(ct));
        // Once past, a day's fields are no longer looked at: the form may have been open over night.
        var days = RosterPage.DaysOf(monday).Where(day => day >= Today && calendar.Covers(day) && calendar.IsWorking(day)).ToList();
        return await DoAsync(async plan =>
        {
            await RequireUnchangedAsync(form.Seen, monday, ct);
            await plan.SetAsync(User.AgencyId(), days, [.. form.Plan().Where(duty => days.Contains(duty.On))], calendar, Today, ct);
            return "Đã ghi lịch trực.";
        }, monday, form, ct);
    }

    [HttpPost("repeat"), Only(Role.Supervisor)]
    public async Task<IActionResult> RepeatAsync(string? week, CancellationToken ct)
    {
        var (monday, calendar) = (WeekOf(week), await CalendarAsync(ct));
        return await DoAsync(async plan => await plan.RepeatAsync(User.AgencyId(), monday, calendar, Today, ct) is var filled and > 0
            ? $"Đã lặp lại lịch tuần trước cho {filled} buổi."
            : "Không có buổi nào để lặp lại: tuần trước chưa xếp lịch, hoặc các buổi của tuần này đã có người.", monday, typed: null, ct);
    }

    /// <summary>Ghi người vắng: whatever they were put down for shows as a gap.</summary>
    [HttpPost("absence"), Only(Role.Supervisor)]
    public async Task<IActionResult> AbsenceAsync(string? week, [Bind(Prefix = nameof(RosterPage.Absence))] AbsenceForm form, CancellationToken ct)
    {
        var reason = VietnameseText.Clean(form.Reason) ?? "";
        var officer = await db.Users.AsNoTracking().ForDuty(User.AgencyId()).SingleOrDefaultAsync(o => o.Id == form.Officer, ct);
        if (officer is null) ModelState.AddModelError("Absence.Officer", "Chọn người vắng.");
        if (!VietnamTime.TryParseIso(form.From, out LocalDate from)) ModelState.AddModelError("Absence.From", "Chọn ngày bắt đầu vắng.");
        var to = from;
        if (!string.IsNullOrWhiteSpace(form.To) && (!VietnamTime.TryParseIso(form.To, out to) || to < from)) ModelState.AddModelError("Absence.To", "Ngày cuối phải từ ngày bắt đầu trở đi.");
        else if (from < Today && ModelState.IsValid) ModelState.AddModelError("Absence.From", "Chọn từ hôm nay trở đi; những ngày đã qua giữ nguyên.");
        if (reason.Length > Absence.LongestReason) ModelState.AddModelError("Absence.Reason", $"Lý do dài quá {Absence.LongestReason} ký tự.");
        if (!ModelState.IsValid) return await ShowAsync(WeekOf(week), isSet: false, typed: null, ct, form);

        db.Absences.Add(new Absence { OfficerId = officer!.Id, FromOn = from, ToOn = to, Reason = reason });
        await db.SaveChangesAsync(ct);
        this.Say($"Đã ghi {officer.FullName} vắng. Các buổi trực của người này trong những ngày đó hiện là còn thiếu.");
        return LocalRedirect(RosterPage.Address(RosterPage.MondayOf(from)));
    }

    /// <summary>Back, or there after all: from today on no longer away.</summary>
    [HttpPost("absence/{id:int}/end"), Only(Role.Supervisor)]
    public async Task<IActionResult> EndAsync(int id, CancellationToken ct)
    {
        if (await db.Absences.Include(a => a.Officer).Of(User.AgencyId()).SingleOrDefaultAsync(a => a.Id == id, ct) is not { } absence) return NotFound();
        if (absence.FromOn >= Today) db.Absences.Remove(absence);
        else absence.EndBefore(Today);
        await db.SaveChangesAsync(ct);
        this.Say($"{absence.Officer!.FullName} không còn vắng từ hôm nay.");
        return LocalRedirect(RosterPage.Address(RosterPage.MondayOf(Today)));
    }

    /// <summary>A page that was shown again has the act's address: reloaded, it is the roster.</summary>
    [HttpGet("repeat"), HttpGet("absence"), Only(Role.Supervisor)]
    public IActionResult Again(string? week) => LocalRedirect(RosterPage.Address(WeekOf(week)));

    LocalDate Today => clock.GetCurrentInstant().VietnamDay();

    LocalDate WeekOf(string? week) => RosterPage.MondayOf(VietnamTime.TryParseIso(week, out LocalDate day) && day.Year is > 2000 and < 2200 ? day : Today);

    async Task<IActionResult> DoAsync(Func<RosterPlan, Task<string>> act, LocalDate monday, RosterForm? typed, CancellationToken ct)
    {
        try
        {
            var done = await act(new RosterPlan(db));
            await db.SaveChangesAsync(ct);
            this.Say(done);
            return LocalRedirect(RosterPage.Address(monday));
        }
        catch (Exception e) when (e is RuleViolation or CalendarEnded)
        {
            ModelState.AddModelError("", e.Message);
        }
        catch (DbUpdateException)
        {
            ModelState.AddModelError("", Changed);
        }
        db.ChangeTracker.Clear();
        return await ShowAsync(monday, isSet: typed is not null, typed, ct);
    }

    async Task RequireUnchangedAsync(string? seen, LocalDate monday, CancellationToken ct)
    {
        // An empty week is an empty field, which arrives as none.
        if ((seen ?? "") != await SeenAsync(monday, ct)) throw new RuleViolation(Changed);
    }

    /// <summary>The week as it is in the archive: another one when anybody changed it.</summary>
    async Task<string> SeenAsync(LocalDate monday, CancellationToken ct)
    {
        var end = monday.PlusDays(7);
        return string.Join('.', await db.DutyShifts.Of(User.AgencyId()).Where(s => monday <= s.On && s.On < end).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync(ct));
    }

    async Task<IActionResult> ShowAsync(LocalDate monday, bool isSet, RosterForm? typed, CancellationToken ct, AbsenceForm? absence = null)
    {
        var (agencyId, calendar, today) = (User.AgencyId(), await CalendarAsync(ct), Today);
        IReadOnlyList<LocalDate> days = [.. RosterPage.DaysOf(monday).Where(calendar.Covers)];
        return View("Roster", new RosterPage
        {
            Monday = monday,
            Today = today,
            Hours = calendar.Hours,
            IsSet = isSet,
            Typed = typed,
            Days = await db.RosterAsync(agencyId, days, calendar, ct),
            Gaps = await db.RosterGapsAsync(agencyId, calendar, today, ct),
            Absences = await db.Absences.AsNoTracking().Include(a => a.Officer).Of(agencyId).Where(a => a.ToOn >= today).OrderBy(a => a.FromOn).ThenBy(a => a.Id).ToListAsync(ct),
            Officers = await db.Users.AsNoTracking().ForDuty(agencyId).OrderByDescending(o => (o.Roles & Role.Clerk) != 0).ThenBy(o => o.FullName).Select(o => new OnDuty(o.Id, o.FullName, false)).ToListAsync(ct),
            Absence = absence ?? new(),
            Seen = typed?.Seen ?? await SeenAsync(monday, ct),
        });
    }

    async Task<WorkCalendar> CalendarAsync(CancellationToken ct)
    {
        var id = User.AgencyId();
        return await db.CalendarAsync(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == id, ct), ct);
    }
}
