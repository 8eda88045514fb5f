using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Deadlines;
using PhuocHiep.MotCua.Payments;
using PhuocHiep.MotCua.Procedures;
using PhuocHiep.MotCua.Web.Shared;

namespace PhuocHiep.MotCua.Web.Procedures;

/// <summary>Danh mục thủ tục, public: what is in force and posted; a draft is never shown.</summary>
[AllowAnonymous, Route("/procedures")]
public sealed class ProceduresController(MotCuaDb db, IClock clock, Masthead masthead) : Controller
{
    [HttpGet]
    public async Task<IActionResult> ListAsync(string? q, string? field, CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().VietnamDay();
        var posted = await PostedAsync(ct);
        var fields = await posted.GroupBy(p => p.Field).OrderBy(group => group.Key).Select(group => new FieldCount(group.Key, group.Count())).ToListAsync(ct);
        q = VietnameseText.Clean(q);
        var chosen = fields.Find(f => f.Field == field)?.Field;
        var matching = posted.Matching(q);
        if (chosen is not null) matching = matching.Where(p => p.Field == chosen);
        var found = await matching.OrderBy(p => p.Field).ThenBy(p => p.Name)
            .Select(p => new ProcedureLine(
                p.Code, p.Name, p.Field, p.Limit,
                p.FeeRules.Where(rule => (rule.InForceFrom == null || rule.InForceFrom <= today) && (rule.InForceTo == null || today <= rule.InForceTo)).Select(rule => rule.AmountVnd).FirstOrDefault(),
                p.Confidence)).ToListAsync(ct);
        return View("Procedures", new ProceduresPage(q, chosen, [.. fields.OrderBy(f => f.Field, StringComparer.Create(VietnamTime.Culture, true))], found));
    }

    [HttpGet("{code}")]
    public async Task<IActionResult> ShowAsync(string code, CancellationToken ct)
    {
        var posted = await PostedAsync(ct);
        return await posted.Include(p => p.Components.OrderBy(c => c.Ordinal)).Include(p => p.FeeRules).SingleOrDefaultAsync(p => p.Code == code, ct) is { } procedure
            ? View("Procedure", new ProcedurePage(procedure, procedure.FeeOn(clock.GetCurrentInstant().VietnamDay())))
            : NotFound();
    }

    async Task<IQueryable<Procedure>> PostedAsync(CancellationToken ct)
    {
        var office = await masthead.OfAsync(User, ct);
        return db.Procedures.AsNoTracking().Of(office.Id).InForceOn(clock.GetCurrentInstant().VietnamDay()).Where(p => p.Published);
    }
}

/// <param name="Fee">What it costs today.</param>
public sealed record ProcedurePage(Procedure Procedure, FeeRule? Fee);

public sealed record FieldCount(string Field, int Count);

public sealed record ProcedureLine(string Code, string Name, string Field, TimeLimit? Limit, long? FeeVnd, string Confidence);

public sealed record ProceduresPage(string? Text, string? Field, IReadOnlyList<FieldCount> Fields, IReadOnlyList<ProcedureLine> Found);

/// <summary>What is said of a fee, and of a row that nobody has checked against its decision.</summary>
public static class ProcedureWords
{
    public const string Unchecked = "chưa đối chiếu văn bản";

    public static bool IsUnchecked(string confidence) => confidence == "recalled";

    public static string Extension(ExtensionKind kind) => kind switch
    {
        ExtensionKind.AddOn => "Kéo dài thêm, tính tiếp từ ngày cuối của thời hạn",
        ExtensionKind.TotalCap => "Khi phải xác minh: tổng thời hạn",
        ExtensionKind.Agreement => "Theo thỏa thuận bằng văn bản với người yêu cầu",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static string Fee(long? feeVnd) => feeVnd switch
    {
        null => "theo mức của Hội đồng nhân dân tỉnh",
        0 => "không thu",
        { } dong => dong.Money(),
    };
}
