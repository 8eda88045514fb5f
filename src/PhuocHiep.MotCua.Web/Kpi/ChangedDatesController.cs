using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Kpi;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Reports;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Kpi;

/// <summary>Ngày hẹn đã đổi: who promised another day, why, before and after.</summary>
[Only(Role.Supervisor)]
public sealed class ChangedDatesController(MotCuaDb db, IClock clock) : Controller
{
    const int PageSize = 50;

    [HttpGet("/kpi/changed-dates")]
    public async Task<IActionResult> GetAsync(KpiQuery query, string? kind, int? officer, string? after, CancellationToken ct)
    {
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        problem?.AddTo(ModelState);
        var asked = Slug.Named<DateChangeKind>(kind ?? "");
        var key = PageKey.Parse(after);
        var changes = await db.DateChangesAsync(period, asked, officer, key is null ? null : (key.At, key.Id), PageSize + 1, ct);
        return View("ChangedDates", new ChangedDatesPage
        {
            Period = period,
            Kind = asked,
            OfficerId = officer,
            Counts = await db.CountDateChangesAsync(period, officer, ct),
            Changes = [.. changes.Take(PageSize)],
            Undone = await db.UndoneLettersAsync(period, PageSize, ct),
            Officers = await db.Users.AsNoTracking().Where(o => o.AgencyId == period.AgencyId).OrderBy(o => o.FullName).Select(o => new KeyValuePair<int, string>(o.Id, o.FullName)).ToListAsync(ct),
            Calendar = await CalendarAsync(ct),
            Next = changes.Count > PageSize ? new(changes[PageSize - 1].At, changes[PageSize - 1].Key) : null,
        });
    }

    [HttpGet("/kpi/changed-dates.xlsx")]
    public async Task<IActionResult> GetFileAsync(KpiQuery query, string? kind, int? officer, CancellationToken ct)
    {
        var (period, problem) = query.Read(User.AgencyId(), clock.GetCurrentInstant());
        if (problem is not null) return BadRequest();
        var changes = await db.DateChangesAsync(period, Slug.Named<DateChangeKind>(kind ?? ""), officer, ct: ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == period.AgencyId, ct);
        var calendar = await CalendarAsync(ct);
        return await this.DownloadAsync($"ngay-hen-da-doi_{KpiQuery.Iso(period.From)}_{KpiQuery.Iso(period.To)}.xlsx",
            stream => DateChangeSheet.WriteAsync(changes, stream, period, agency.Name, change => DateSpan.Text(change, calendar), ct));
    }

    async Task<WorkCalendar> CalendarAsync(CancellationToken ct) => await db.CalendarAsync(await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct), ct);
}

public sealed record ChangedDatesPage
{
    public required KpiPeriod Period { get; init; }

    public required DateChangeKind? Kind { get; init; }

    public required int? OfficerId { get; init; }

    public required IReadOnlyDictionary<DateChangeKind, int> Counts { get; init; }

    public required IReadOnlyList<DateChange> Changes { get; init; }

    public required IReadOnlyList<UndoneLetter> Undone { get; init; }

    public required IReadOnlyList<KeyValuePair<int, string>> Officers { get; init; }

    public required WorkCalendar Calendar { get; init; }

    public required PageKey? Next { get; init; }

    public int Count => Kind is { } one ? Counts.GetValueOrDefault(one) : Counts.Values.Sum();

    /// <summary>What of the rulebook does not know it is offered only where there is any.</summary>
    public IEnumerable<DateChangeKind> Kinds => Enum.GetValues<DateChangeKind>().Where(kind => kind != DateChangeKind.Other || Counts.ContainsKey(kind) || Kind == kind);

    public string Address(DateChangeKind? kind, string path = "/kpi/changed-dates") =>
        KpiQuery.Address(path, Period) + (kind is { } one ? $"&kind={Slug.Of(one)}" : "") + (OfficerId is { } id ? $"&officer={id}" : "");

    public Pager Pager => new(null, Next is null ? null : $"{Address(Kind)}&after={Next}");
}

/// <summary>How far a day was moved, in words.</summary>
static class DateSpan
{
    /// <summary>`+3 ngày làm việc`, `sớm hơn 1 ngày làm việc`.</summary>
    public static string Text(DateChange change, WorkCalendar calendar) =>
        change.After > change.Before ? $"+{TimeTag.Span(change.Before, change.After, calendar).Trim()}".TrimEnd('+') : $"sớm hơn{TimeTag.Span(change.After, change.Before, calendar)}";
}
