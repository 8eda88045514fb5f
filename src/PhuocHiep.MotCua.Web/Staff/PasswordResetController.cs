using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>A new one-time password for who forgot his. It is in this answer and nowhere else.</summary>
[Only(Role.Administrator), Route("/staff/{id:int}/password-reset")]
public sealed class PasswordResetController(MotCuaDb db, UserManager<Officer> officers) : Controller
{
    [HttpGet]
    public IActionResult Get(int id) => LocalRedirect($"/staff/{id}");

    [HttpPost]
    public async Task<IActionResult> PostAsync(int id, CancellationToken ct)
    {
        if (await db.ColleagueAsync(User, id, ct) is not { } officer) return NotFound();
        if (id == User.OfficerId()) throw new RuleViolation("Mật khẩu của chính mình thì đổi ở trang “Đổi mật khẩu”.");
        var password = OneTimePassword.New();
        officer.PasswordHash = officers.PasswordHasher.HashPassword(officer, password);
        officer.MustChangePassword = true;
        officer.LockoutEnd = null;
        officer.AccessFailedCount = 0;
        await officers.UpdateSecurityStampAsync(officer);
        return View("OneTimePassword", new OneTimePassword(officer.FullName, officer.UserName!, password, IsNew: false));
    }
}
