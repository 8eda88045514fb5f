using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>Mở lại tài khoản.</summary>
[Only(Role.Administrator), Route("/staff/{id:int}/activation")]
public sealed class ActivationController(MotCuaDb db, UserManager<Officer> officers) : Controller
{
    [HttpPost]
    public async Task<IActionResult> PostAsync(int id, CancellationToken ct)
    {
        if (await db.ColleagueAsync(User, id, ct) is not { } officer) return NotFound();
        officer.IsActive = true;
        await officers.UpdateAsync(officer);
        this.Say($"Đã mở lại tài khoản của {officer.FullName}.");
        return LocalRedirect("/staff");
    }
}
