using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using PhuocHiep.MotCua.Staff;
using PhuocHiep.MotCua.Web.SignIn;

namespace PhuocHiep.MotCua.Web.Staff;

/// <summary>Cán bộ: who may sign in, and what is given to whom.</summary>
[Only(Role.Administrator), Route("/staff")]
public sealed class StaffController(MotCuaDb db, UserManager<Officer> officers) : Controller
{
    [HttpGet]
    public async Task<IActionResult> ListAsync(CancellationToken ct)
    {
        var agency = User.AgencyId();
        var staff = await db.Users.AsNoTracking().Where(o => o.AgencyId == agency).OrderByDescending(o => o.IsActive).ThenBy(o => o.UserName)
            .Select(o => new StaffRow(o.Id, o.UserName!, o.FullName, o.Position, o.Unit, o.Roles, o.HeadsDesk, o.SigningAuthority, o.IsActive, o.MustChangePassword)).ToListAsync(ct);
        return View("Staff", staff);
    }

    [HttpGet("new")]
    public IActionResult New() => View("StaffMember", new StaffForm());

    /// <summary>The password is in this answer and nowhere else.</summary>
    [HttpPost("new")]
    public async Task<IActionResult> CreateAsync(StaffForm form)
    {
        form.Check(ModelState);
        if (string.IsNullOrWhiteSpace(form.UserName)) ModelState.AddModelError(nameof(form.UserName), "Nhập tên đăng nhập.");
        if (!ModelState.IsValid) return View("StaffMember", form);
        var officer = new Officer { UserName = form.UserName!.Trim(), AgencyId = User.AgencyId(), MustChangePassword = true };
        form.WriteTo(officer);
        var password = OneTimePassword.New();
        var made = await officers.CreateAsync(officer, password);
        if (made.Succeeded) return View("OneTimePassword", new OneTimePassword(officer.FullName, officer.UserName, password, IsNew: true));
        foreach (var error in made.Errors) ModelState.AddModelError(nameof(form.UserName), error.Description);
        return View("StaffMember", form);
    }
}

public sealed record StaffRow(int Id, string UserName, string FullName, string Position, string Unit, Role Roles, bool HeadsDesk, SigningAuthority SigningAuthority, bool IsActive, bool MustChangePassword);
