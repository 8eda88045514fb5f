using Microsoft.AspNetCore.Mvc;
using NodaTime;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>Tệp kết quả: makes the result an electronic one.</summary>
[Only(Role.Officer | Role.Supervisor), Route("/dossiers/{code}/result-file")]
public sealed class ResultFileController(MotCuaDb db, Settings settings, IClock clock) : DocumentActController(db, settings, clock)
{
    /// <summary>A page that was shown again has the act's address: reloaded, it is the page of the documents.</summary>
    [HttpGet]
    public IActionResult Get(string code) => LocalRedirect(DocumentsPage.Address(code));

    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(string code, [Bind(Prefix = nameof(DocumentsPage.ResultFile))] ResultFileForm form, CancellationToken ct)
    {
        var number = VietnameseText.Clean(form.Number);
        if (number is null or { Length: > 100 }) ModelState.AddModelError("ResultFile.Number", "Ghi số của kết quả, không quá 100 ký tự.");
        if (!VietnamTime.TryParseIso(form.On, out LocalDate on)) ModelState.AddModelError("ResultFile.On", "Chọn ngày của kết quả.");
        if (form.File is null) ModelState.AddModelError("ResultFile.File", "Chọn tệp kết quả.");
        return DoAsync(code, async (dossierId, officer, now) =>
        {
            using var file = await CheckAsync(form.File!, "ResultFile.File", now, ct);
            if (file is null) return null;
            return await Digitization.AddResultAsync(dossierId, file, number!, on, officer, now, ct)
                ? "Đã tải lên tệp kết quả; kết quả được tính là bản điện tử."
                : "Tệp kết quả này đã có từ trước nên không thêm gì.";
        }, page => page with { ResultFile = form }, ct);
    }
}
