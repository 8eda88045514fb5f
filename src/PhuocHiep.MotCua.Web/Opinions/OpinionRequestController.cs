using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Opinions;

public sealed class OpinionRequestForm
{
    public uint Version { get; set; }

    public string? AskedOf { get; set; }

    public string? Question { get; set; }

    /// <summary>By when it is to be answered, `2024-08-16`.</summary>
    public string? DueOn { get; set; }
}

/// <summary>Lấy ý kiến cơ quan khác.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/opinion-request")]
public sealed class OpinionRequestController(MotCuaDb db, IClock clock) : DossierActController(db, clock)
{
    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DossierPage.OpinionRequest))] OpinionRequestForm form, CancellationToken ct)
    {
        var askedOf = Needed(form.AskedOf, "OpinionRequest.AskedOf", "Ghi cơ quan được hỏi.", 300);
        var question = Needed(form.Question, "OpinionRequest.Question", "Ghi nội dung lấy ý kiến.");
        if (!VietnamTime.TryParseIso(form.DueOn, out LocalDate dueOn)) ModelState.AddModelError("OpinionRequest.DueOn", "Chọn ngày phải trả lời.");
        return DoAsync(code, form.Version, (dossier, officer, now) => dossier.AskOpinion(askedOf!, question!, dueOn, officer, now),
            "Đã ghi việc lấy ý kiến. Thời hạn giải quyết vẫn tính.", page => page with { OpinionRequest = form }, ct);
    }
}
