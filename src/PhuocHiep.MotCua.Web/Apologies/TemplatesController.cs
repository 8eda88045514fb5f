using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Apologies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Apologies;

/// <summary>Mẫu phiếu xin lỗi: the words for each cause.</summary>
[Only(Role.Supervisor), Route("/apologies/templates")]
public sealed class TemplatesController(MotCuaDb db, IClock clock) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct)
    {
        var today = clock.GetCurrentInstant().VietnamDay();
        var lines = new List<TemplateLine>();
        foreach (var cause in Enum.GetValues<ApologyCause>())
        {
            var next = await db.LetterTemplates.AsNoTracking().Where(t => t.AgencyId == User.AgencyId() && t.Cause == cause && t.InForceFrom > today)
                .OrderBy(t => t.InForceFrom).ThenByDescending(t => t.Id).FirstOrDefaultAsync(ct);
            lines.Add(new(await db.TemplateAsync(User.AgencyId(), cause, today, ct), next));
        }
        return View("Templates", new TemplatesPage(lines));
    }
}

/// <param name="Next">What comes into force next; null where nothing does.</param>
public sealed record TemplateLine(LetterTemplate Now, LetterTemplate? Next);

public sealed record TemplatesPage(IReadOnlyList<TemplateLine> Lines);
