using System.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Reports;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Reports;

/// <summary>Đánh giá theo chín chỉ số of a period: on the page, to print, or as a workbook. Officers' ratings are the head's alone.</summary>
[Only(Role.Supervisor)]
public sealed class RatingController(MotCuaDb db, IClock clock) : Controller
{
    /// <summary>The circular has it reported by quarters and years.</summary>
    const string Usual = "last-official-quarter";

    [HttpGet("/reports/ratings"), HttpGet("/reports/ratings.pdf"), HttpGet("/reports/ratings.xlsx")]
    public async Task<IActionResult> GetAsync(ReportQuery query, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        query.Period ??= Usual;
        var (asked, problem) = query.Read(User.AgencyId(), now);
        problem?.AddTo(ModelState);
        await using var snapshot = await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == User.AgencyId(), ct);
        var rating = await Rating.ReadAsync(db, asked.Counted, agency.Name, ct);
        if (Ends(".xlsx")) return await this.DownloadAsync(FileNames.Of("danh-gia", asked, "xlsx"), stream => RatingSheet.WriteAsync(rating, agency, stream, ct));
        if (Ends(".pdf")) return this.Paper(rating.ToForm(agency, now), ReportQuery.Address("/reports/ratings", asked), "Về đánh giá");
        return View("Ratings", new RatingPage(new("/reports/ratings", asked, now), rating));
    }

    bool Ends(string ending) => Request.Path.Value!.EndsWith(ending, StringComparison.Ordinal);
}

public sealed record RatingPage(ReportHead Head, Rating Rating)
{
    /// <summary>Where the dossiers behind an indicator are listed.</summary>
    public static string Address(RatingIndicator indicator, Rated of, ReportPeriod period, int? points = null) =>
        ReportQuery.Address($"/reports/ratings/{indicator.Number}", period) + (of.OfficerId is { } id ? $"&officer={id}" : "") + (points is null ? "" : $"&points={points}");
}
