using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Dossiers;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>Tệp số hóa của các giấy tờ: seen, opened, added.</summary>
[Only(Role.Clerk | Role.Officer | Role.Supervisor), Route("/dossiers/{code}/documents")]
public sealed class DocumentsController(MotCuaDb db, Settings settings, IClock clock) : DocumentActController(db, settings, clock)
{
    [HttpGet]
    public Task<IActionResult> GetAsync(string code, CancellationToken ct) => PageAsync(code, page => page, ct);

    /// <summary>Several files for one paper: all of them, or none and why.</summary>
    [HttpPost, UploadLimits]
    public Task<IActionResult> PostAsync(string code, long componentId, List<IFormFile> files, CancellationToken ct)
    {
        var field = DocumentsPage.FilesField(componentId);
        if (files.Count == 0) ModelState.AddModelError(field, "Chọn tệp cần tải lên.");
        return DoAsync(code, async (dossierId, officer, now) =>
        {
            var looked = new List<CheckedFile>();
            try
            {
                foreach (var file in files)
                    if (await CheckAsync(file, field, now, ct) is { } good) looked.Add(good);
                if (!ModelState.IsValid || await Digitization.AddAsync(dossierId, componentId, looked, officer, now, ct) is not { } added) return null;
                var known = looked.Count - added;
                return (added, known) switch
                {
                    (0, _) => "Tệp này đã có ở giấy tờ này từ trước nên không thêm gì.",
                    (_, 0) => $"Đã tải lên {added} tệp.",
                    _ => $"Đã tải lên {added} tệp; {known} tệp đã có từ trước nên không thêm lại.",
                };
            }
            finally
            {
                looked.ForEach(file => file.Dispose());
            }
        }, page => page, ct);
    }

    /// <summary>The file itself, shown in the browser. One that was withdrawn only supervisors still open: it may be somebody else's.</summary>
    [HttpGet("{id:long}")]
    public async Task<IActionResult> FileAsync(string code, long id, CancellationToken ct)
    {
        var document = await DossierPage.Find(Db, User, code).SelectMany(d => d.Documents).AsNoTracking().SingleOrDefaultAsync(d => d.Id == id, ct);
        if (document is null || (!document.Counts && !User.Has(Role.Supervisor))) return NotFound();
        return this.Show(Store, document.Sha256, document.FileName, document.MediaType);
    }
}
