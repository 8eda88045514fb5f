using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>Dùng lại giấy tờ đã số hóa của chính người nộp, khi người nộp đồng ý.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/documents/reuse")]
public sealed class ReuseController(MotCuaDb db, Settings settings, IClock clock) : DocumentActController(db, settings, clock)
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the page of the documents.</summary>
    [HttpGet]
    public IActionResult Get(string code) => LocalRedirect(DocumentsPage.Address(code));

    [HttpPost]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DocumentsPage.Reuse))] ReuseForm form, CancellationToken ct)
    {
        if (form.DocumentId is null) ModelState.AddModelError("Reuse.DocumentId", "Chọn giấy tờ dùng lại.");
        if (form.ComponentId is null) ModelState.AddModelError("Reuse.ComponentId", "Chọn giấy tờ này dùng cho thành phần nào.");
        if (!form.IsAgreed) ModelState.AddModelError("Reuse.IsAgreed", "Chỉ dùng lại khi người nộp đồng ý; hãy hỏi và đánh dấu (NĐ 13/2023 Đ11).");
        if (form.Consent is null) ModelState.AddModelError("Reuse.Consent", "Chọn cách người nộp đồng ý.");
        return DoAsync(code, async (dossierId, officer, now) => await Digitization.ReuseAsync(dossierId, form.ComponentId!.Value, form.DocumentId!.Value, form.Consent!.Value, officer, now, ct) switch
        {
            true => "Đã dùng lại giấy tờ và ghi nhận sự đồng ý của người nộp.",
            false => "Tệp này đã có ở giấy tờ này từ trước nên không thêm gì.",
            null => null,
        }, page => page with { Reuse = form }, ct);
    }
}
