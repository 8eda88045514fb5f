using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Agencies;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Agencies;

/// <summary>The settings of the administrator's own office.</summary>
[Only(Role.Administrator), Route("/agencies")]
public sealed class AgencyController(MotCuaDb db) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(CancellationToken ct) => View("Agency", AgencyForm.Of(await AgencyAsync(ct)));

    [HttpPost]
    public async Task<IActionResult> PostAsync(AgencyForm form, CancellationToken ct)
    {
        var agency = await AgencyAsync(ct);
        if (form.Code != agency.Code && await db.Agencies.AnyAsync(a => a.Id != agency.Id && a.Code == form.Code, ct))
            ModelState.AddModelError(nameof(form.Code), "Mã định danh này là của cơ quan khác.");
        if (!form.WriteTo(agency, ModelState))
        {
            form.Unconfirmed = agency.Unconfirmed;
            return View("Agency", form);
        }
        await db.SaveChangesAsync(ct);
        this.Say("Đã ghi các thiết đặt. Hồ sơ tiếp nhận từ bây giờ theo thiết đặt mới; ngày đã hẹn không đổi.");
        return LocalRedirect("/agencies");
    }

    Task<Agency> AgencyAsync(CancellationToken ct)
    {
        var id = User.AgencyId();
        return db.Agencies.SingleAsync(a => a.Id == id, ct);
    }
}
