using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Dossiers;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Dossiers;

/// <summary>Việc hôm nay of whoever is signed in, on one sheet: what she holds, and for the counter also what nobody holds yet.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor)]
public sealed class MorningSheetController(MotCuaDb db, IClock clock) : Controller
{
    /// <param name="officer">Another's sheet, for the supervisor.</param>
    [HttpGet("/dossiers/morning-sheet"), HttpGet("/dossiers/morning-sheet.pdf")]
    public async Task<IActionResult> GetAsync(int? officer, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var tomorrow = now.VietnamDay().PlusDays(1).Start();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var calendar = await db.CalendarAsync(agency, ct);
        var id = User.Has(Role.Supervisor) ? officer ?? User.OfficerId() : User.OfficerId();
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.AgencyId == agency.Id, ct) is not { } whose) return NotFound();
        var isCounter = whose.Has(Role.Clerk);
        var mine = db.Dossiers.AsNoTracking().Of(agency.Id).Where(d => d.HolderId == id || (isCounter && d.HolderId == null));
        var running = mine.Running().Where(d => d.OnTimeUntil >= now);
        MorningGroup[] groups =
        [
            await GroupAsync("Quá hạn", mine.Overdue(now), calendar, now, ct),
            await GroupAsync("Đến hạn hôm nay", running.Where(d => d.DueAt < tomorrow), calendar, now, ct),
            await GroupAsync("Sắp đến hạn", running.Where(d => d.DueAt >= tomorrow && d.DueSoonFrom <= now), calendar, now, ct),
            await GroupAsync("Chờ công dân bổ sung", mine.Waiting().Where(d => d.ClockStoppedAt != null), calendar, now, ct),
            .. isCounter ? [await PapersAsync(agency.Id, calendar, now, ct)] : Array.Empty<MorningGroup>(),
        ];
        return this.Paper(MorningSheet.Form(agency, whose.FullName, groups, now, whose.IsDemonstration), "/dossiers", "Về hàng việc");
    }

    static async Task<MorningGroup> GroupAsync(string name, IQueryable<Dossier> dossiers, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var rows = await DossierRow.Of(dossiers.OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(MorningSheet.MostOfGroup)).ToListAsync(ct);
        var count = rows.Count < MorningSheet.MostOfGroup ? rows.Count : await dossiers.CountAsync(ct);
        return new(name, count, [.. rows.Select(row => new Awaiting(row.Code, row.Applicant, row.Procedure, row.Promised.DueAt, LeftOf(TimeTag.Of(row.Promised, now, calendar))))]);
    }

    /// <summary>Phiếu xin lỗi phải in và trao: what no mail carries, the longest waiting first.</summary>
    async Task<MorningGroup> PapersAsync(int agencyId, WorkCalendar calendar, Instant now, CancellationToken ct)
    {
        var papers = db.ApologyLetters.AsNoTracking().Of(agencyId).AwaitingPaper(db.ApologyLetters, db.OutgoingMessages);
        var rows = await papers.OrderBy(l => l.SignedAt).ThenBy(l => l.Id).Take(MorningSheet.MostOfGroup)
            .Select(l => new { l.NumberText, l.SignedAt, l.Dossier!.Code, l.Dossier.ApplicantName, Procedure = l.Dossier.Procedure!.Name, l.PromisedAt }).ToListAsync(ct);
        return new("Phiếu xin lỗi phải in và trao", rows.Count < MorningSheet.MostOfGroup ? rows.Count : await papers.CountAsync(ct),
            [.. rows.Select(l => new Awaiting(l.Code, l.ApplicantName, l.Procedure, l.PromisedAt, $"Số {l.NumberText}, {(TimeTag.Span(l.SignedAt!.Value, now, calendar) is { Length: > 0 } span ? $"chờ{span}" : "mới ký")}"))]);
    }

    static string LeftOf(TimeTag tag) => tag.Detail is null ? tag.Word : $"{tag.Word}, {tag.Detail}";
}
