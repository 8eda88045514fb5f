using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.Shared;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>Khóa tài khoản: out at once, at every machine. An account is never deleted: its name stands on papers.</summary>
[Only(Role.Administrator), Route("/staff/{id:int}/deactivation")]
public sealed class DeactivationController(MotCuaDb db, UserManager<Officer> officers) : Controller
{
    [HttpPost]
    public async Task<IActionResult> PostAsync(int id, CancellationToken ct)
    {
        if (await db.ColleagueAsync(User, id, ct) is not { } officer) return NotFound();
        if (id == User.OfficerId()) throw new RuleViolation("Không thể tự khóa tài khoản của chính mình.");
        officer.IsActive = false;
        await officers.UpdateSecurityStampAsync(officer);
        this.Say($"Đã khóa tài khoản của {officer.FullName}.");
        return LocalRedirect("/staff");
    }
}
