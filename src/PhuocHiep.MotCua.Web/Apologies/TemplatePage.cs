using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Web.Kpi;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>The words for one cause, as they are being written, tried on a made-up dossier, and as they were.</summary>
/// <param name="InForce">Those of today.</param>
/// <param name="History">All that were ever written, the newest first.</param>
/// <param name="Tried">What stands in the form; null where it cannot be filled in.</param>
public sealed record TemplatePage(ApologyCause Cause, TemplateForm Form, LetterTemplate InForce, IReadOnlyList<LetterTemplate> History, LetterTemplate? Tried, LetterFacts Sample, LocalDate Today)
{
    public static string Address(ApologyCause cause) => $"/apologies/templates/{Slug.Of(cause)}";

    /// <summary>The states that make a difference to the words.</summary>
    public static IReadOnlyList<(SampleState State, string Text)> States =>
        [(SampleState.Open, "chưa có kết quả"), (SampleState.Completed, "đã có kết quả"), (SampleState.HandedOver, "đã trả kết quả")];

    /// <param name="form">What was typed; null: the words of today.</param>
    public static async Task<TemplatePage> ReadAsync(MotCuaDb db, int agencyId, ApologyCause cause, TemplateForm? form, Instant now, CancellationToken ct)
    {
        var today = now.VietnamDay();
        var agency = await db.Agencies.AsNoTracking().SingleAsync(a => a.Id == agencyId, ct);
        var history = await db.LetterTemplates.AsNoTracking().Where(t => t.AgencyId == agencyId && t.Cause == cause).OrderByDescending(t => t.InForceFrom).ThenByDescending(t => t.Id).ToListAsync(ct);
        var inForce = history.First(t => t.InForceFrom <= today);
        form ??= new() { Body = inForce.Body, From = KpiQuery.Iso(today), State = cause == ApologyCause.ResultError ? SampleState.Completed : SampleState.Open };
        var tried = LetterTemplate.Problems(form.Body ?? "", cause).Count > 0 ? null : new LetterTemplate { AgencyId = agencyId, Cause = cause, Body = VietnameseText.CleanLines(form.Body) };
        return new(cause, form, inForce, history, tried, LetterSample.Of(agency, cause, form.State, await db.CalendarAsync(agency, ct), now), today);
    }
}
