using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Documents;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Documents;

/// <summary>Tệp minh chứng, shown in the browser.</summary>
[Only(Role.Supervisor), Route("/evidence/{id:long}")]
public sealed class EvidenceController(MotCuaDb db, Settings settings) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(long id, CancellationToken ct) =>
        await db.EvidenceFiles.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.AgencyId == User.AgencyId(), ct) is { } file
            ? this.Show(new FileStore(settings.DocumentsFolder), file.Sha256, file.FileName, file.MediaType)
            : NotFound();
}
