using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>One officer's account. A changed account signs in anew: the cookie still says what it was.</summary>
[Only(Role.Administrator), Route("/staff/{id:int}")]
public sealed class StaffMemberController(MotCuaDb db, UserManager<Officer> officers) : Controller
{
    [HttpGet]
    public async Task<IActionResult> GetAsync(int id, CancellationToken ct) =>
        await db.ColleagueAsync(User, id, ct) is { } officer ? View("StaffMember", StaffForm.Of(officer)) : NotFound();

    [HttpPost]
    public async Task<IActionResult> PostAsync(int id, StaffForm form, CancellationToken ct)
    {
        if (await db.ColleagueAsync(User, id, ct) is not { } officer) return NotFound();
        form.UserName = officer.UserName;
        form.Check(ModelState);
        if (id == User.OfficerId() && !form.IsAdministrator) ModelState.AddModelError(nameof(form.IsAdministrator), "Không thể tự bỏ quyền quản trị của chính mình.");
        if (!ModelState.IsValid) return View("StaffMember", form);
        form.WriteTo(officer);
        await officers.UpdateSecurityStampAsync(officer);
        this.Say($"Đã ghi thay đổi cho {officer.FullName}. Người này cần đăng nhập lại.");
        return LocalRedirect("/staff");
    }
}

public static class Colleagues
{
    /// <summary>An officer of the administrator's own agency.</summary>
    public static Task<Officer?> ColleagueAsync(this MotCuaDb db, System.Security.Claims.ClaimsPrincipal administrator, int id, CancellationToken ct)
    {
        var agency = administrator.AgencyId();
        return db.Users.SingleOrDefaultAsync(o => o.Id == id && o.AgencyId == agency, ct);
    }
}
